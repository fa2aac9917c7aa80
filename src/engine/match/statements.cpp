// How statements match: one by one, and in runs with ellipses that look into nested blocks.
#include "engine/match/matcher.h"

namespace insight::engine::match {
namespace {

// The expressions that stand directly in a statement, where an expression pattern used as a statement looks.
NodeId value_of(const Tree& tree, NodeId statement) {
  switch (tree[statement].kind) {
    case Kind::ExprStatement:
    case Kind::Return:
    case Kind::Throw:
    case Kind::VarDef:
    case Kind::Export:
      return tree.child(statement, Role::Value);
    default:
      return no_node;
  }
}

bool is_expression_like(Kind kind) {
  return kind < Kind::ExprStatement;
}

}  // namespace

void Matcher::statement(NodeId p, NodeId n, Continuation next) {
  const NodeId wanted = pattern_.child(p, Role::Value);
  if (wanted == no_node) return;
  if (pattern_[wanted].kind == Kind::Metavar) {
    const NodeId inner = file_[n].kind == Kind::ExprStatement ? file_.child(n, Role::Value) : n;
    return bind_node(wanted, inner != no_node ? inner : n, next);
  }
  if (pattern_[wanted].kind == Kind::Assign) return assign(wanted, n, next);
  inside_statement(wanted, n, next);
}

// An expression used as a statement matches anywhere inside the statement's expression, functions and classes in it left out.
void Matcher::inside_statement(NodeId p, NodeId n, Continuation next) {
  const NodeId value = is_expression_like(file_[n].kind) ? n : value_of(file_, n);
  if (value == no_node) return;
  match(p, value, next);
  for (NodeId id = value + 1; id <= file_[value].last && !spent(); ++id) {
    const Kind kind = file_[id].kind;
    if (kind == Kind::Function || kind == Kind::Class) {
      id = file_[id].last;
      continue;
    }
    if (kind == pattern_[p].kind || pattern_[p].kind == Kind::DeepEllipsis) match(p, id, next);
  }
}

void Matcher::optional_value(NodeId p, NodeId n, Continuation next) {
  if (pattern_[p].op != file_[n].op) return;
  child_in(p, n, Role::Value, Extra::Refused, [&] { child_in(p, n, Role::Otherwise, Extra::Allowed, next); });
}

// `for (...) { … }` is any loop that begins with `for`.
void Matcher::loop(NodeId p, NodeId n, Continuation next) {
  const NodeId init = pattern_.child(p, Role::Init);
  const NodeId inner = init != no_node && pattern_[init].kind == Kind::ExprStatement ? pattern_.child(init, Role::Value) : init;
  const bool any = inner != no_node && pattern_[inner].kind == Kind::Ellipsis && pattern_.child(p, Role::Condition) == no_node &&
                   pattern_.child(p, Role::Update) == no_node;
  if (any && (file_[n].kind == Kind::For || file_[n].kind == Kind::ForEach))
    return child_in(p, n, Role::Body, Extra::Refused, next);
  if (file_[n].kind == Kind::For) by_roles(p, n, next);
}

// A block in a pattern is the whole block: without an ellipsis nothing may be left over.
void Matcher::block(NodeId p, NodeId n, Continuation next) {
  const NodeList wanted = statements_of(pattern_, p);
  const NodeList present = statements_of(file_, n);
  bool open = false;
  for (const NodeId id : wanted) open = open || is_gap(pattern_[id].kind);
  const std::uint32_t begin = run_begin_;
  const std::uint32_t end = run_end_;
  const auto done = [&] {
    run_begin_ = begin;
    run_end_ = end;
    next();
  };
  run(wanted, 0, present, 0, Extra::Refused, done);
  if (open && wanted.size() > 1) run(wanted, 0, nested_statements(file_, present), 0, Extra::Refused, done);
  run_begin_ = begin;
  run_end_ = end;
}

void Matcher::run(const NodeList& ps, std::size_t i, const NodeList& ns, std::size_t j, Extra rest, Continuation next) {
  if (spent()) return;
  if (i == ps.size()) {
    if (rest == Extra::Allowed || j == ns.size()) next();
    return;
  }
  const NodeId p = ps[i];
  const auto extended_to = [&](NodeId n, const auto& then) {
    const std::uint32_t before = run_end_;
    run_end_ = std::max(run_end_, file_[n].end);
    then();
    run_end_ = before;
  };
  if (!is_gap(pattern_[p].kind)) {
    if (j >= ns.size()) return;
    match(p, ns[j], [&] { extended_to(ns[j], [&] { run(ps, i + 1, ns, j + 1, rest, next); }); });
    return;
  }
  if (i + 1 == ps.size()) {
    if (j == ns.size()) return next();
    const Span span{file_[ns[j]].begin, file_[ns.back()].end};
    bind_range(p, span, no_node, [&] { extended_to(ns.back(), next); });
    return;
  }
  for (std::size_t end = j; end <= ns.size() && !spent(); ++end) {
    const Span span = end > j ? Span{file_[ns[j]].begin, file_[ns[end - 1]].end} : Span{};
    bind_range(p, span, no_node, [&] { run(ps, i + 1, ns, end, rest, next); });
  }
}

void Matcher::match_run(const NodeList& roots, const NodeList& list, Continuation found) {
  bool gaps = false;
  for (const NodeId root : roots) gaps = gaps || is_gap(pattern_[root].kind);
  const bool leading_gap = is_gap(pattern_[roots.front()].kind);
  for (std::size_t start = 0; start < list.size(); ++start) {
    run_begin_ = file_[list[start]].begin;
    run_end_ = file_[list[start]].begin;
    this->start();
    const NodeList here(list.begin() + static_cast<std::ptrdiff_t>(start), list.end());
    run(roots, 0, here, 0, Extra::Allowed, found);
    if (gaps) {
      const NodeList nested = nested_statements(file_, here);
      if (nested.size() > here.size()) run(roots, 0, nested, 0, Extra::Allowed, found);
    }
    if (leading_gap) return;
  }
}

}  // namespace insight::engine::match
