// Matcher, continued: lists of arguments and items, and statements that follow each other.
#include <algorithm>

#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

// Python's `a[b:c]`.
bool has_slice(const syntax::Tree& tree, NodeId index) {
  for (const NodeId child : tree.children(index)) {
    if (tree[child].kind == Kind::Slice) return true;
  }
  return false;
}

}  // namespace

// In order; a gap takes any number, `$...X` binds what it takes.
bool Matcher::list(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Next next) {
  if (out_of_steps()) return false;
  if (i == p.size()) return j == n.size() && next();
  if (!is_gap(p[i])) {
    return j < n.size() && node(p[i], n[j], [&](NodeId) { return list(p, i + 1, n, j + 1, next); });
  }
  const bool binds = pattern_[p[i]].kind == Kind::SeqMetavar;
  if (!binds && i + 1 == p.size()) return next();
  for (std::size_t end = binds && i + 1 == p.size() ? n.size() : j; end <= n.size(); ++end) {
    const auto rest = [&](NodeId) { return list(p, i + 1, n, end, next); };
    if (!binds) {
      if (rest(no_node)) return true;
      continue;
    }
    Value taken{.tree = &tree_, .names = names_};
    if (end > j) {
      taken.first = n[j];
      taken.last = n[end - 1];
      taken.span = {tree_[n[j]].begin, tree_[n[end - 1]].end};
      taken.text = tree_.source().substr(taken.span.begin, taken.span.end - taken.span.begin);
    }
    if (bind(p[i], taken, rest)) return true;
  }
  return false;
}

// A list, of which keyword arguments find theirs anywhere among what is left when it is their turn.
bool Matcher::arguments(const Nodes& p, std::size_t i, const Nodes& n, Next next) {
  if (out_of_steps()) return false;
  const auto is_keyword = [&](NodeId id) { return pattern_[id].kind == Kind::KeywordArg; };
  if (std::none_of(p.begin() + static_cast<std::ptrdiff_t>(i), p.end(), is_keyword)) return list(p, i, n, 0, next);
  const auto without = [&](std::size_t from, std::size_t to) {
    Nodes left(n.begin(), n.begin() + static_cast<std::ptrdiff_t>(from));
    left.insert(left.end(), n.begin() + static_cast<std::ptrdiff_t>(to), n.end());
    return left;
  };
  if (is_keyword(p[i])) {
    for (std::size_t j = 0; j < n.size(); ++j) {
      if (tree_[n[j]].kind != Kind::KeywordArg) continue;
      if (node(p[i], n[j], [&](NodeId) { return arguments(p, i + 1, without(j, j + 1), next); })) return true;
    }
    return false;
  }
  if (!is_gap(p[i])) return !n.empty() && node(p[i], n[0], [&](NodeId) { return arguments(p, i + 1, without(0, 1), next); });
  for (std::size_t end = 0; end <= n.size(); ++end) {
    const auto rest = [&](NodeId) { return arguments(p, i + 1, without(0, end), next); };
    const Nodes taken(n.begin(), n.begin() + static_cast<std::ptrdiff_t>(end));
    if (pattern_[p[i]].kind == Kind::SeqMetavar ? list({p[i]}, 0, taken, 0, rest) : rest(no_node)) return true;
  }
  return false;
}

// Python's `a[i]` and `x: Optional[str]`, where a type is an expression like any other. `$I` is all of `a[i, j]`.
bool Matcher::subscript(NodeId p, NodeId n, Next next) {
  const bool is_type = tree_[n].kind == Kind::GenericType;
  const NodeId object = pattern_.child(p, Role::Object);
  const NodeId object_at = tree_.child(n, is_type ? Role::Name : Role::Object);
  const Nodes wanted = children(pattern_, p, Role::Item);
  const Nodes at = children(tree_, n, Role::Item);
  if (object == no_node || object_at == no_node) return false;
  const bool takes_all = at.size() > 1 && wanted.size() == 1 && pattern_[wanted[0]].kind == Kind::Metavar;
  if (!takes_all && !is_type) return has_slice(pattern_, p) == has_slice(tree_, n) && roles(p, n, 0, next);
  return node(object, object_at,
              [&](NodeId) { return takes_all ? bind(wanted[0], value_of(at, 0, at.size()), next) : list(wanted, 0, at, 0, next); });
}

// Each of the pattern's finds one of the file's for itself. `all`: the pattern must use up every one.
bool Matcher::any_order(const Nodes& p, std::size_t i, const Nodes& n, std::vector<bool>& used, bool all, Next next) {
  if (out_of_steps()) return false;
  while (i < p.size() && is_gap(p[i])) ++i;
  if (i == p.size()) {
    const bool complete = std::find(used.begin(), used.end(), false) == used.end();
    return (!all || complete) && next();
  }
  for (std::size_t j = 0; j < n.size(); ++j) {
    if (used[j]) continue;
    used[j] = true;
    if (statement(p[i], n[j], [&](NodeId) { return any_order(p, i + 1, n, used, all, next); })) return true;
    used[j] = false;
  }
  return false;
}

// A statement, then everything that stands inside it and is a statement.
void Matcher::flatten(NodeId id, Nodes& out) const {
  out.push_back(id);
  for (NodeId d = id + 1; d <= tree_[id].last; ++d) {
    const NodeId parent = tree_[d].parent;
    const bool in_block = tree_[parent].kind == Kind::Block && tree_[d].role == Role::Item;
    const bool labelled = tree_[parent].kind == Kind::Labeled && (tree_[d].role == Role::Body || tree_[d].role == Role::Item);
    const bool else_if = tree_[d].role == Role::Otherwise && tree_[d].kind == Kind::If;
    const bool arrow_body =
        !is_python() && tree_[d].role == Role::Body && tree_[parent].kind == Kind::Function && tree_[d].kind != Kind::Block;
    // Go's `if x := f(); …` is two statements.
    const bool before_if = tree_.language() == syntax::Language::Go && tree_[d].role == Role::Init;
    if (in_block || labelled || else_if || arrow_body || before_if) out.push_back(d);
  }
}

bool Matcher::statements(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Ending ending, NodeId last, Next next) {
  if (out_of_steps()) return false;
  const auto later = [&](NodeId a, NodeId b) { return a == no_node || (b != no_node && tree_[b].end > tree_[a].end) ? b : a; };
  if (i == p.size()) return (ending != Ending::Whole || j == n.size()) && next(last);
  if (is_gap(p[i])) {
    const bool binds = pattern_[p[i]].kind == Kind::SeqMetavar;
    if (i + 1 == p.size() && !binds && ending == Ending::Any) return ends(n, j, last, next);
    if (i + 1 == p.size()) {
      const NodeId end = n.empty() ? last : later(last, n.back());
      return binds
                 ? list({p[i]}, 0, Nodes(n.begin() + static_cast<std::ptrdiff_t>(j), n.end()), 0, [&](NodeId) { return next(end); })
                 : next(end);
    }
    for (std::size_t end = j; end <= n.size(); ++end) {
      // What the gap passes over belongs to the match: a statement inside a block takes the whole block with it.
      if (end > j) last = later(last, n[end - 1]);
      const auto rest = [&](NodeId) { return statements(p, i + 1, n, end, ending, last, next); };
      if (binds) {
        const Nodes taken(n.begin() + static_cast<std::ptrdiff_t>(j), n.begin() + static_cast<std::ptrdiff_t>(end));
        if (list({p[i]}, 0, taken, 0, rest)) return true;
      } else if (rest(no_node)) {
        return true;
      }
    }
    return false;
  }
  return j < n.size() &&
         statement(p[i], n[j], [&](NodeId) { return statements(p, i + 1, n, j + 1, ending, later(last, n[j]), next); });
}

// A `...` at the end of a sequence stops after any of the statements, and at once; the longest way first.
bool Matcher::ends(const Nodes& n, std::size_t j, NodeId last, Next next) {
  Nodes stops{last};
  for (; j < n.size(); ++j) {
    if (stops.back() == no_node || tree_[n[j]].end > tree_[stops.back()].end) stops.push_back(n[j]);
  }
  for (std::size_t k = stops.size(); k-- > 0;) {
    cut_ = k + 1 < stops.size();
    if (out_of_steps() || next(stops[k])) return true;
    if (only_longest_) break;
  }
  cut_ = false;
  return false;
}

// An expression statement of the pattern is looked for inside the statement's expression too.
bool Matcher::statement(NodeId p, NodeId n, Next next) {
  const Kind wanted = pattern_[p].kind;
  const Kind at = tree_[n].kind;
  const bool arrow_body = tree_[n].role == Role::Body && at != Kind::Block && at != Kind::ExprStatement;
  if (at == Kind::Export && wanted != Kind::Export) {
    const NodeId given_out = tree_.child(n, Role::Value);
    if (given_out != no_node && statement(p, given_out, next)) return true;
  }
  if (wanted != Kind::ExprStatement) return node(p, n, next);
  const NodeId value = pattern_.child(p, Role::Value);
  if (value == no_node) return false;
  const Kind inner = pattern_[value].kind;
  if (inner == Kind::Metavar || inner == Kind::Ellipsis || inner == Kind::DeepEllipsis) {
    const bool result = at == Kind::Return && tree_.language() == syntax::Language::Ocaml;  // which has no word for it
    return node(value, result ? tree_.child(n, Role::Value) : n, next);
  }
  const bool everywhere = (arrow_body && (is_python() || is_javascript())) || at == Kind::Return || at == Kind::VarDef;
  const auto within = [&](NodeId expression) {
    return leaf_.options.implicit_deep_exprstmt ? deep(value, expression, everywhere ? Depth::Whole : Depth::Usual, next)
                                                : node(value, expression, next);
  };
  if (arrow_body) return within(n);
  switch (at) {
    case Kind::Export:
    case Kind::Throw:  // PHP's is an expression
      if (at == Kind::Throw && tree_.language() != syntax::Language::Php) return false;
      [[fallthrough]];
    case Kind::ExprStatement:
    case Kind::Return: {
      const NodeId expression = tree_.child(n, Role::Value);
      return expression != no_node && within(expression);
    }
    case Kind::VarDef: {
      if (inner == Kind::Assign) return tree_.language() != syntax::Language::CSharp && node(value, n, next);
      const NodeId expression = tree_.child(n, Role::Value);
      return expression != no_node && within(expression);
    }
    default:
      return inner == Kind::Function && at == Kind::Function && node(value, n, next);
  }
}

// The `$Y` of `if (x) $Y;` where the file has several statements in braces, or Python's below each other.
NodeId Matcher::stands_for_block(NodeId p, NodeId n) const {
  const NodeId only = pattern_.first_child(p);
  if (only == no_node || pattern_[only].kind != Kind::ExprStatement || pattern_.span(p).starts_with('{')) return no_node;
  const NodeId value = pattern_.child(only, Role::Value);
  if (value == no_node || pattern_[value].kind != Kind::Metavar || pattern_.next_sibling(only) != no_node) return no_node;
  const NodeId first = tree_.first_child(n);
  const bool several = first == no_node || tree_.next_sibling(first) != no_node;
  const bool together = is_python() ? tree_[tree_[n].parent].kind != Kind::Class : tree_.span(n).starts_with('{');
  return tree_[n].kind == Kind::Block && several && together ? value : no_node;
}

// The body of something: all of its statements, side by side; when the pattern has gaps, looking inside them too and leaving out
// what follows.
// `if (c) s;`, whose body is s and no list of statements.
bool Matcher::is_bare_body(NodeId n) const {
  const auto& at = tree_[n];
  if (at.kind == Kind::ExprStatement && at.role == Role::Body && tree_[at.parent].kind == Kind::Function)
    return true;  // `f() => e`
  if (at.kind != Kind::Block || (at.role != Role::Then && at.role != Role::Otherwise)) return false;
  const NodeId only = tree_.first_child(n);
  if (only == no_node || tree_.next_sibling(only) != no_node || tree_[only].begin != at.begin) return false;
  const auto language = tree_.language();
  return is_javascript() || is_c() || language == syntax::Language::Java || language == syntax::Language::CSharp ||
         language == syntax::Language::Php;
}

bool Matcher::block(NodeId p, NodeId n, Next next) {
  Nodes wanted;
  for (const NodeId child : pattern_.children(p)) wanted.push_back(child);
  if (wanted.size() == 1 && pattern_[wanted[0]].kind == Kind::Ellipsis) return next();
  if (const NodeId all = stands_for_block(p, n); all != no_node) return bind(all, value_of(n), next);
  if (wanted.size() > 1 && is_bare_body(n)) return false;
  Nodes at;
  if (tree_[n].kind == Kind::Block) {
    for (const NodeId child : tree_.children(n)) at.push_back(child);
  } else {
    at.push_back(n);
  }
  const bool gaps = std::any_of(wanted.begin(), wanted.end(), [&](NodeId id) { return is_gap(id); });
  if (!gaps || !leaf_.options.go_deeper_stmt) return statements(wanted, 0, at, 0, Ending::Whole, no_node, next);
  Nodes flat;
  for (const NodeId child : at) flatten(child, flat);
  return statements(wanted, 0, flat, 0, Ending::Open, no_node, next);
}

bool Matcher::assertion(NodeId p, NodeId n, Next next) {
  const NodeId condition = pattern_.child(p, Role::Condition);
  const bool anything = condition != no_node && pattern_[condition].kind == Kind::Ellipsis;
  return anything && pattern_[p].last == condition ? next() : roles(p, n, 0, next);
}

// Statements that follow each other, beginning with `id`.
bool Matcher::sequence_at(NodeId id, Next next) {
  const auto& at = tree_[id];
  if (at.parent == no_node) return false;
  const Kind holder = tree_[at.parent].kind;
  const bool before_if = tree_.language() == syntax::Language::Go && at.role == Role::Init && holder == Kind::If;
  const bool of_object = tree_.language() == syntax::Language::Hcl && holder == Kind::Dict;
  if (!before_if && (at.role != Role::Item || (holder != Kind::Block && holder != Kind::File && !of_object))) return false;
  // Several attributes, blocks or members begin with the first of what holds them.
  if ((of_object || is_body_of_block(at.parent) || holds_members(at.parent)) && tree_.first_child(at.parent) != id) return false;
  const Nodes& wanted = leaf_.code->roots;
  // A leading gap would begin anywhere: only the block's first statement counts.
  if (is_gap(wanted[0]) && tree_.first_child(at.parent) != id) return false;
  if (!is_gap(wanted[0])) {
    bool begins = false;
    statement(wanted[0], id, [&](NodeId) { return begins = true; });
    if (!begins) return false;
  }
  Nodes rest;
  if (before_if) {
    rest = {id, at.parent};
  } else {
    for (NodeId s = id; s != no_node; s = tree_.next_sibling(s)) rest.push_back(s);
  }
  const bool gaps = std::any_of(wanted.begin(), wanted.end(), [&](NodeId p) { return is_gap(p); });
  Nodes flat;
  for (const NodeId s : rest) {
    if (gaps && leaf_.options.go_deeper_stmt) {
      flatten(s, flat);
    } else {
      flat.push_back(s);
    }
  }
  return statements(wanted, 0, flat, 0, Ending::Any, no_node, next);
}

}  // namespace insight::engine::match
