#include "engine/match/matcher.h"

#include <algorithm>

#include "base/text.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::match {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

constexpr unsigned max_depth = 2'000;
constexpr std::size_t max_matches_at_node = 200;

bool is_statement_kind(Kind kind) {
  return (kind >= Kind::ExprStatement && kind <= Kind::Class) || (kind >= Kind::TypeAlias && kind <= Kind::Namespace);
}

// What the pattern may leave out although the file has it.
bool is_tolerated(Role role) {
  return role == Role::Type || role == Role::ReturnType || role == Role::TypeParams || role == Role::Decorator ||
         role == Role::Modifier || role == Role::Base || role == Role::Otherwise;
}

// The roles that a node's children have, a bit each.
std::uint32_t roles_of(const Tree& tree, NodeId id) {
  std::uint32_t roles = 0;
  for (const NodeId child : tree.children(id)) roles |= 1u << static_cast<unsigned>(tree[child].role);
  return roles;
}

// The one child with this role; no_node when there is none or there are several.
NodeId only_child(const Tree& tree, NodeId id, Role role) {
  NodeId only = no_node;
  for (const NodeId child : tree.children(id)) {
    if (tree[child].role != role) continue;
    if (only != no_node) return no_node;
    only = child;
  }
  return only;
}

}  // namespace

bool Matcher::may_match(const Leaf& leaf, Kind kind) {
  const CodePattern& code = *leaf.code;
  if (code.is_sequence()) return true;
  const Kind wanted = code.tree[code.roots[0]].kind;
  switch (wanted) {
    case Kind::Metavar:
    case Kind::Ellipsis:
    case Kind::DeepEllipsis:
    case Kind::TypedMetavar:
    case Kind::SeqMetavar:
      return true;
    case Kind::ExprStatement:
      return kind == Kind::ExprStatement || kind == Kind::VarDef || kind == Kind::Return || kind == Kind::Function ||
             is_statement_kind(kind);
    case Kind::Dot:
    case Kind::Identifier:
      return kind == Kind::Dot || kind == Kind::Identifier;
    case Kind::String:
    case Kind::Number:
    case Kind::Bool:
      return kind == wanted || kind == Kind::Template || kind == Kind::Identifier || kind == Kind::Binary || kind == Kind::Unary;
    case Kind::Assign:
      return kind == Kind::Assign || kind == Kind::VarDef || kind == Kind::AugAssign || kind == Kind::Export;
    case Kind::VarDef:
      return kind == Kind::VarDef || kind == Kind::Assign || kind == Kind::Export;
    case Kind::Binary:
      return kind == Kind::Binary || kind == Kind::AugAssign;
    case Kind::Return:  // what a lambda or an arrow function gives back may be of any kind
      return true;
    case Kind::Walrus:
      return kind == Kind::Walrus || kind == Kind::Assign;
    case Kind::Call:
      return kind == Kind::Call || kind == Kind::Template;
    case Kind::For:
      return kind == Kind::For || kind == Kind::ForEach;
    case Kind::Dict:
      return kind == Kind::Dict || kind == Kind::Set || kind == Kind::Comprehension;
    case Kind::List:
      return kind == Kind::List || kind == Kind::Comprehension;
    case Kind::Pair:
      return kind == Kind::Pair || kind == Kind::Function || kind == Kind::VarDef;
    case Kind::Template:
      return kind == Kind::Template || kind == Kind::String;
    default:
      return kind == wanted;
  }
}

void Matcher::match_at(NodeId id, std::vector<Found>& found) {
  steps_ = 0;
  environment_.clear();
  const std::size_t before = found.size();
  const auto keep = [&](NodeId last) {
    Span span{tree_[id].begin, tree_[id].end};
    if (last != no_node) span.end = std::max(tree_[last].end, span.begin);
    found.push_back({span, environment_});
    return found.size() - before >= max_matches_at_node;
  };
  const CodePattern& code = *leaf_.code;
  if (code.is_sequence()) {
    sequence_at(id, keep);
    return;
  }
  const NodeId root = code.roots[0];
  const Kind kind = pattern_[root].kind;
  const auto keep_whole = [&](NodeId) { return keep(no_node); };
  if (kind == Kind::ExprStatement) {
    if (tree_[id].role == Role::Item || tree_[id].role == Role::Body) statement(root, id, keep_whole);
    return;
  }
  const bool statement_root = is_statement_kind(kind) || kind == Kind::Function || kind == Kind::Pair ||
                              (kind == Kind::Block && tree_.span(id).starts_with('{'));
  if (!statement_root && kind < Kind::ExprStatement && !is_expression(id)) return;
  const bool in_loop_head = tree_[id].kind == Kind::VarDef && (tree_[id].role == Role::Init || tree_[id].role == Role::Left);
  if ((kind == Kind::Assign || kind == Kind::VarDef) && in_loop_head) return;
  if ((kind == Kind::Metavar || kind == Kind::Ellipsis || kind == Kind::TypedMetavar || kind == Kind::DeepEllipsis) &&
      (!is_expression(id) || is_statement_kind(tree_[id].kind)))
    return;
  const bool defines = tree_[id].kind == Kind::Function && tree_.child(id, Role::Name) != no_node;
  if (kind == Kind::DeepEllipsis && is_python() && defines) return;
  node(root, id, keep_whole);
}

// Names of members, keywords and definitions are no expressions.
bool Matcher::is_expression(NodeId n) const {
  const Node& at = tree_[n];
  switch (at.kind) {
    case Kind::File:
    case Kind::Block:
    case Kind::KeywordArg:
    case Kind::Param:
    case Kind::Modifier:
    case Kind::Decorator:
    case Kind::ImportName:
    case Kind::TypeParams:
    case Kind::Text:
    case Kind::Attribute:
    case Kind::Case:
    case Kind::Catch:
    case Kind::Pair:
      return false;
    default:
      break;
  }
  if (at.role == Role::Module) return false;
  if (at.role == Role::Key) return is_python() || tree_[at.parent].has(Flag::Computed);
  if (at.role != Role::Name) return true;
  const Kind parent = tree_[at.parent].kind;
  const bool destructures = at.kind == Kind::Dict || at.kind == Kind::List;
  if (parent == Kind::Param || parent == Kind::Catch) return destructures && !is_python();
  if (parent == Kind::VarDef && destructures) return tree_[at.parent].role != Role::Left;
  return parent == Kind::VarDef || parent == Kind::Element;
}

bool Matcher::is_gap(NodeId p) const {
  const Kind kind = pattern_[p].kind;
  if (kind == Kind::Text) return trim(pattern_.text(p)) == syntax::placeholder::ellipsis;
  if (kind == Kind::String) {
    const NodeId holder = pattern_[p].parent;
    return pattern_[p].role == Role::Item && pattern_.text(p) == "..." && pattern_[holder].kind == Kind::Template;
  }
  return kind == Kind::Ellipsis || kind == Kind::SeqMetavar;
}

Matcher::Nodes Matcher::children(const Tree& tree, NodeId id, Role role) const {
  Nodes all;
  for (const NodeId child : tree.children(id)) {
    if (tree[child].role == role) all.push_back(child);
  }
  return all;
}

bool Matcher::bind(std::uint64_t symbol, std::string_view name, const Value& value, Next next) {
  if (name == "$_") return next();
  if (const Value* bound = find(environment_, symbol)) return same_value(*bound, value) && next();
  const std::size_t size = environment_.size();
  environment_.push_back({symbol, name, value});
  const bool done = next();
  environment_.resize(size);
  return done;
}

bool Matcher::node(NodeId p, NodeId n, Next next) {
  if (out_of_steps() || depth_ > max_depth) return false;
  ++depth_;
  struct Leave {
    unsigned& depth;
    ~Leave() { --depth; }
  } const leave{depth_};

  const Node& wanted = pattern_[p];
  const Node& at = tree_[n];
  if (at.kind == Kind::Cast && is_transparent_cast(p, n)) return node(p, tree_.child(n, Role::Value), next);
  switch (wanted.kind) {
    case Kind::Ellipsis:
      return next();
    case Kind::Metavar:
    case Kind::SeqMetavar:
      if (at.kind == Kind::Slice) return false;
      // A metavariable stands for a template's holes, not for the text between them.
      if (at.kind == Kind::String && at.role == Role::Item && tree_[at.parent].kind == Kind::Template &&
          at.end - at.begin == at.text_size)
        return false;
      if (at.kind == Kind::VarDef && at.role == Role::Init) return false;
      return at.kind != Kind::KeywordArg && bind(p, value_of(n), next);
    case Kind::DeepEllipsis: {
      const NodeId inner = pattern_.first_child(p);
      if (inner == no_node) return next();
      for (NodeId d = n; d <= at.last; ++d) {
        if (is_expression(d) && node(inner, d, next)) return true;
        if (tree_[d].kind == Kind::Function && !is_python()) d = tree_[d].last;
      }
      return false;
    }
    case Kind::TypedMetavar:
      return typed(p, n, next);
    case Kind::String:
    case Kind::Number:
    case Kind::Bool:
    case Kind::Null:
    case Kind::Regex:
    case Kind::Text:
      return literal(p, n, next);
    case Kind::Identifier:
    case Kind::Dot:
      if (names_ != nullptr && !wanted.has(Flag::Optional) && (at.kind == Kind::Identifier || at.kind == Kind::Dot)) {
        const std::string_view full = names_->qualified(n);
        if (!full.empty()) {
          if (name_of_import(p, full, n, n, next)) return true;
          // The written name counts too, but one that would say the same twice does not.
          if (at.kind == Kind::Identifier && wanted.kind == Kind::Identifier && full == pattern_.text(p)) return false;
        } else if (wanted.kind == Kind::Dot && name_of_star_import(p, n, next)) {
          return true;
        }
      }
      return at.kind == wanted.kind && same_kind(p, n, next);
    case Kind::Assign:
      if (at.kind == Kind::AugAssign) return augmented(p, n, next);
      if (at.kind == Kind::Export) return exported_default(p, n, next);
      return at.kind == Kind::VarDef ? variable(p, n, next) : at.kind == Kind::Assign && roles(p, n, 0, next);
    case Kind::VarDef:
      if (at.kind == Kind::Export) return exported_default(p, n, next);
      return (at.kind == Kind::VarDef || (is_python() && at.kind == Kind::Assign)) && variable(p, n, next);
    case Kind::Return:
      return returned(p, n, next);
    case Kind::Binary:
      if (at.kind == Kind::AugAssign) return sum_of_augmented(p, n, next);
      break;
    case Kind::Walrus:  // an assignment that is an expression stands for both
      return (at.kind == Kind::Walrus || at.kind == Kind::Assign) && roles(p, n, 0, next);
    case Kind::Pair:
      return pair(p, n, next);
    case Kind::Dict:
      if (at.kind == Kind::Comprehension && syntax::spelling_of(at.op) != "list" && syntax::spelling_of(at.op) != "generator") {
        const NodeId only = pattern_.first_child(p);
        return only != no_node && is_gap(only) && pattern_[only].last == wanted.last && next();
      }
      return (at.kind == Kind::Dict || at.kind == Kind::Set) && dict(p, n, next);
    case Kind::List:
      if (at.kind == Kind::Comprehension && syntax::spelling_of(at.op) == "list") {
        const NodeId only = pattern_.first_child(p);
        return only != no_node && is_gap(only) && pattern_[only].last == wanted.last && next();
      }
      break;
    case Kind::Call:
      if (at.kind == Kind::Call || at.kind == Kind::Template) return call(p, n, next);
      return false;
    case Kind::For:
      if (at.kind == Kind::ForEach || at.kind == Kind::For) return for_header(p, n, next);
      return false;
    case Kind::Block:  // `else: …` stands for `elif` too, which is an `if` of its own there
      if (at.kind == Kind::If && at.role == Role::Otherwise) return block(p, n, next);
      break;
    default:
      break;
  }
  return at.kind == wanted.kind && same_kind(p, n, next);
}

bool Matcher::same_kind(NodeId p, NodeId n, Next next) {
  const Node& wanted = pattern_[p];
  const Node& at = tree_[n];
  switch (at.kind) {
    case Kind::Identifier:
    case Kind::Modifier:
    case Kind::Debugger:
      return wanted.symbol == at.symbol && next();
    case Kind::Other:
    case Kind::Type:
      return wanted.symbol == at.symbol && roles(p, n, 0, next);
    case Kind::Dot: {
      if (const NodeId name = pattern_.child(p, Role::Name); name != no_node && pattern_[name].kind == Kind::Ellipsis)
        return chain(p, n, next);
      const NodeId object = pattern_.child(p, Role::Object);
      if (wanted.has(Flag::Optional) && !at.has(Flag::Optional)) return false;
      if (at.has(Flag::Optional) && !wanted.has(Flag::Optional) && object != no_node && pattern_[object].kind == Kind::Identifier)
        return false;
      const NodeId object_at = tree_.child(n, Role::Object);
      const NodeId name = pattern_.child(p, Role::Name);
      const NodeId name_at = tree_.child(n, Role::Name);
      if (object == no_node || object_at == no_node || name == no_node || name_at == no_node) return false;
      if (pattern_[name].kind == Kind::Identifier && pattern_[name].symbol != tree_[name_at].symbol) return false;
      return chain(object, object_at, [&](NodeId) { return node(name, name_at, next); });
    }
    case Kind::New:
      return call(p, n, next);
    case Kind::Export:
      return (syntax::spelling_of(wanted.op) != "default" || wanted.op == at.op) && roles(p, n, 0, next);
    case Kind::Comprehension:
    case Kind::Yield:
      return wanted.op == at.op && roles(p, n, 0, next);
    case Kind::Assert: {
      const NodeId condition = pattern_.child(p, Role::Condition);
      const bool anything = condition != no_node && pattern_[condition].kind == Kind::Ellipsis;
      return anything && pattern_[p].last == condition ? next() : roles(p, n, 0, next);
    }
    case Kind::Cast:
      return wanted.op == at.op && (pattern_.child(p, Role::Type) == no_node) == (tree_.child(n, Role::Type) == no_node) &&
             roles(p, n, 0, next);
    case Kind::Binary:
      return binary(p, n, next);
    case Kind::Unary:
    case Kind::Spread:
    case Kind::AugAssign:
      return wanted.op == at.op && wanted.has(Flag::Postfix) == at.has(Flag::Postfix) && roles(p, n, 0, next);
    case Kind::Function:
      return function(p, n, true, next);
    case Kind::Param:
      return parameter(p, n, next);
    case Kind::Class:
      return class_definition(p, n, next);
    case Kind::Import:
      return import(p, n, next);
    case Kind::ForEach:
      return for_header(p, n, next);
    case Kind::Catch:
      return catch_clause(p, n, next);
    case Kind::With:
      return with(p, n, next);
    case Kind::Block:
      return block(p, n, next);
    case Kind::Decorator:
      return decorator(p, n, next);
    case Kind::Element:
      return element(p, n, next);
    case Kind::While:
    case Kind::DoWhile:
      return same_braces(p, n) && roles(p, n, 0, next);
    case Kind::Try:
    case Kind::Switch: {  // clauses: each of the pattern's is somewhere in the file's
      const Nodes items = children(pattern_, p, Role::Item);
      const Nodes items_at = children(tree_, n, Role::Item);
      return roles(p, n, 0, [&](NodeId) {
        std::vector<bool> used(items_at.size());
        return any_order(items, 0, items_at, used, false, next);
      });
    }
    default:
      return roles(p, n, 0, next);
  }
}

// Role by role in the order of the enumeration; what stands in one role is a list.
bool Matcher::roles(NodeId p, NodeId n, std::size_t index, Next next) {
  const std::uint32_t wanted_roles = roles_of(pattern_, p);
  const std::uint32_t given_roles = roles_of(tree_, n);
  const Kind kind = tree_[n].kind;
  for (; index <= static_cast<std::size_t>(Role::Finally); ++index) {
    const Role role = static_cast<Role>(index);
    const bool wants = (wanted_roles >> index & 1) != 0;
    const bool given = (given_roles >> index & 1) != 0;
    if (!wants && (!given || (is_tolerated(role) && kind != Kind::Try))) continue;
    if (role == Role::Item && (kind == Kind::Try || kind == Kind::Switch)) continue;
    if (!wants) return false;
    const auto rest = [&](NodeId) { return roles(p, n, index + 1, next); };
    if (const NodeId single = only_child(pattern_, p, role); single != no_node && !is_gap(single)) {
      const NodeId at = only_child(tree_, n, role);
      return at != no_node && node(single, at, rest);
    }
    return list(children(pattern_, p, role), 0, children(tree_, n, role), 0, rest);
  }
  return next();
}

// The pattern anywhere inside the expression, but not inside the statements of a function that stands in it.
bool Matcher::deep(NodeId p, NodeId n, Next next) {
  const Kind kind = pattern_[p].kind;
  if (kind == Kind::Metavar || kind == Kind::Ellipsis || kind == Kind::DeepEllipsis) return node(p, n, next);
  for (NodeId d = n; d <= tree_[n].last;) {
    if (tree_[d].kind == Kind::Block) {
      d = tree_[d].last + 1;
      continue;
    }
    if (is_expression(d) && node(p, d, next)) return true;
    ++d;
  }
  return false;
}

bool Matcher::binary(NodeId p, NodeId n, Next next) {
  if (pattern_[p].op != tree_[n].op) return false;
  if (roles(p, n, 0, next)) return true;
  const std::string_view op = syntax::spelling_of(tree_[n].op);
  const bool equality = op == "==" || op == "!=" || op == "===" || op == "!==";
  const bool commutes = op == "&" || op == "|" || op == "^" || ((op == "&&" || op == "||") && leaf_.options.commutative_boolop) ||
                        (equality && leaf_.options.symmetric_eq);
  const NodeId left = pattern_.child(p, Role::Left);
  const NodeId right = pattern_.child(p, Role::Right);
  const NodeId left_at = tree_.child(n, Role::Left);
  const NodeId right_at = tree_.child(n, Role::Right);
  if (left == no_node || right == no_node || left_at == no_node || right_at == no_node) return false;
  if (commutes && node(left, right_at, [&](NodeId) { return node(right, left_at, next); })) return true;

  if (op != "&&" && op != "||" && op != "+") return false;
  const auto operands = [](const Tree& tree, NodeId id) {
    Nodes flat;
    Nodes open{id};
    while (!open.empty()) {
      const NodeId top = open.back();
      open.pop_back();
      const NodeId l = tree.child(top, Role::Left);
      const NodeId r = tree.child(top, Role::Right);
      if (tree[top].kind == Kind::Binary && tree[top].op == tree[id].op && l != no_node && r != no_node) {
        open.push_back(r);
        open.push_back(l);
      } else {
        flat.push_back(top);
      }
    }
    return flat;
  };
  const Nodes wanted = operands(pattern_, p);
  const bool gaps = std::any_of(wanted.begin(), wanted.end(), [&](NodeId id) { return is_gap(id); });
  if (wanted.size() < 3 && !gaps) return false;
  return list(wanted, 0, operands(tree_, n), 0, next);
}

bool Matcher::call(NodeId p, NodeId n, Next next) {
  const NodeId callee = pattern_.child(p, Role::Callee);
  const NodeId callee_at = tree_.child(n, Role::Callee);
  if (callee == no_node || callee_at == no_node) return false;
  if (tree_[n].kind == Kind::Template) {  // f`…` is a call of f
    const Nodes wanted = children(pattern_, p, Role::Item);
    if (wanted.size() == 1 && is_gap(wanted[0])) return node(callee, callee_at, next);
    return node(callee, callee_at, [&](NodeId) { return list(wanted, 0, {n}, 0, next); });
  }
  // `f<T>(x)` insists on type arguments, `o.f<T>(x)` and `new F<T>(x)` don't.
  const bool insists = pattern_[p].kind == Kind::Call && pattern_[callee].kind != Kind::Dot;
  if (insists && pattern_.child(p, Role::TypeParams) != no_node && tree_.child(n, Role::TypeParams) == no_node) return false;
  return node(callee, callee_at, [&](NodeId) {
    const Nodes wanted = children(pattern_, p, Role::Item);
    if (wanted.size() == 1 && pattern_[wanted[0]].kind == Kind::Ellipsis) return next();
    const Nodes given = children(tree_, n, Role::Item);
    std::vector<bool> used(given.size());
    return arguments(wanted, 0, given, used, next);
  });
}

// Attributes in any order, more are welcome; children only where the pattern has some.
bool Matcher::element(NodeId p, NodeId n, Next next) {
  const auto split_children = [](const Tree& tree, NodeId id, Nodes& attributes, Nodes& content) {
    for (const NodeId child : tree.children(id)) {
      const Node& at = tree[child];
      if (at.role == Role::Name || at.role == Role::TypeParams) continue;
      if (at.kind == Kind::Text && trim(tree.text(child)).empty()) continue;
      const bool in_tag = at.kind == Kind::Attribute || (at.kind == Kind::Spread && content.empty());
      (in_tag ? attributes : content).push_back(child);
    }
  };
  Nodes attributes;
  Nodes content;
  Nodes attributes_at;
  Nodes content_at;
  split_children(pattern_, p, attributes, content);
  split_children(tree_, n, attributes_at, content_at);
  // A gap right behind the tag's name belongs to the tag.
  const std::size_t close = pattern_.span(p).find('>');
  std::erase_if(content, [&](NodeId id) { return is_gap(id) && pattern_[id].begin - pattern_[p].begin < close; });

  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId name_at = tree_.child(n, Role::Name);
  const auto rest = [&](NodeId) {
    std::vector<bool> used(attributes_at.size());
    return any_order(attributes, 0, attributes_at, used, false,
                     [&](NodeId) { return content.empty() ? next() : list(content, 0, content_at, 0, next); });
  };
  if (name == no_node || name_at == no_node) return name == name_at && rest(no_node);
  return node(name, name_at, rest);
}

}  // namespace insight::engine::match
