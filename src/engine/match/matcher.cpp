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
constexpr std::size_t many_matches = 4'000;  // of a pattern in a file: what ends early would crowd out what begins later

bool is_statement_kind(Kind kind) {
  return (kind >= Kind::ExprStatement && kind <= Kind::Class) || (kind >= Kind::TypeAlias && kind <= Kind::Namespace);
}

// What the pattern may leave out although the file has it.
bool is_tolerated(Role role) {
  return role == Role::Type || role == Role::ReturnType || role == Role::TypeParams || role == Role::Decorator ||
         role == Role::Modifier || role == Role::Base || role == Role::Otherwise;
}

// What HCL doesn't tell apart: `"5"` and `5`.
bool is_plain(Kind kind) {
  return kind == Kind::String || kind == Kind::Number || kind == Kind::Bool;
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
  const bool is_go = code.tree.language() == syntax::Language::Go;
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
      if (code.tree.language() == syntax::Language::Hcl && (kind == Kind::Dot || is_plain(kind))) return true;
      return kind == wanted || kind == Kind::Template || kind == Kind::Identifier || kind == Kind::Binary || kind == Kind::Unary;
    case Kind::Assign:
      return kind == Kind::Assign || kind == Kind::VarDef || kind == Kind::AugAssign || kind == Kind::Export ||
             kind == Kind::Pair || kind == Kind::Walrus;
    case Kind::VarDef:
      return kind == Kind::VarDef || kind == Kind::Assign || kind == Kind::Export ||
             (kind == Kind::Pair && code.tree.language() == syntax::Language::Ocaml);
    case Kind::Binary:
      return kind == Kind::Binary || kind == Kind::AugAssign;
    case Kind::Return:  // what a lambda or an arrow function gives back may be of any kind
      return true;
    case Kind::Walrus:
    case Kind::AugAssign:
      return kind == wanted || kind == Kind::Assign;
    case Kind::Import:
      return kind == Kind::Import || kind == Kind::VarDef;
    case Kind::Call:
      return kind == Kind::Call || kind == Kind::Template || kind == Kind::Decorator ||
             (is_go && (kind == Kind::Unary || kind == Kind::New)) ||
             (kind == Kind::Identifier && code.tree.language() == syntax::Language::Ruby);
    case Kind::Unary:
    case Kind::New:
      return kind == wanted || (is_go && kind == Kind::Call);
    case Kind::For:
    case Kind::While:
      return kind == wanted || kind == Kind::For || kind == Kind::ForEach;
    case Kind::Dict:
      return kind == Kind::Dict || kind == Kind::Set || kind == Kind::Comprehension ||
             (kind == Kind::Block && code.tree.language() == syntax::Language::Hcl);
    case Kind::List:
      return kind == Kind::List || kind == Kind::Comprehension || kind == Kind::Dict;
    case Kind::Index:
      return kind == wanted || (kind == Kind::GenericType && code.tree.language() == syntax::Language::Python);
    case Kind::Pair:
      return kind == Kind::Pair || kind == Kind::Function || kind == Kind::VarDef;
    case Kind::Template:
      return kind == Kind::Template || kind == Kind::String;
    case Kind::Regex:
      return kind == Kind::Regex || kind == Kind::Other;
    case Kind::TypeAlias:
      return kind == Kind::TypeAlias || kind == Kind::Class;
    default:
      return kind == wanted;
  }
}

void Matcher::match_at(NodeId id, std::vector<Found>& found) {
  steps_ = 0;
  environment_.clear();
  const std::size_t before = found.size();
  only_longest_ = before > many_matches;
  const std::optional<Span> narrower = part_of_declaration(id);
  const auto keep = [&](NodeId last) {
    Span span{tree_[id].begin, tree_[id].end};
    if (last != no_node) span.end = std::max(tree_[last].end, span.begin);
    if (narrower) span = *narrower;
    found.push_back({span, environment_, cut_});
    return found.size() - before >= max_matches_at_node;
  };
  const CodePattern& code = *leaf_.code;
  if (code.is_sequence()) {
    sequence_at(id, keep);
    return;
  }
  const NodeId root = code.roots[0];
  const Kind kind = pattern_[root].kind;
  if (kind == Kind::Call && tree_[id].kind == Kind::Decorator) return match_bare_decorator(id, found);
  const auto keep_whole = [&](NodeId) { return keep(no_node); };
  if (kind == Kind::ExprStatement) {
    const bool resource = tree_[id].role == Role::Init && tree_[tree_[id].parent].kind == Kind::Try;
    if (tree_[id].role == Role::Item || tree_[id].role == Role::Body || resource) statement(root, id, keep_whole);
    return;
  }
  const bool of_decorator = tree_[id].parent != no_node && tree_[tree_[id].parent].kind == Kind::Decorator;
  if (of_decorator && !leaf_.options.attr_expr && !is_python()) return;
  const bool statement_root = is_statement_kind(kind) || kind == Kind::Function || kind == Kind::Pair || kind == Kind::KeywordArg ||
                              (kind == Kind::Block && tree_.span(id).starts_with('{') && !is_body_of_class(id));
  const bool sets_field = kind == Kind::Assign && tree_[id].kind == Kind::Pair && tree_.language() == syntax::Language::Lua;
  const bool pair_of_yaml = tree_[id].kind == Kind::Pair && tree_.language() == syntax::Language::Yaml;
  const bool counts = is_expression(id) || sets_field || pair_of_yaml || (kind == Kind::Dict && is_body_of_block(id));
  if (!statement_root && kind < Kind::ExprStatement && !counts) return;
  const bool of_let = tree_.language() == syntax::Language::Ocaml && tree_[id].role == Role::Value;
  if (kind == Kind::Function && of_let && tree_[tree_[id].parent].kind == Kind::VarDef) return;  // `let f = fun x -> e` defines f
  if (kind == Kind::Try && is_rescued_method(id)) return;
  const bool type_switch = tree_[id].role == Role::Init && tree_[tree_[id].parent].kind == Kind::Switch;
  if ((kind == Kind::Assign || kind == Kind::VarDef) && defines_for_its_holder(id)) return;
  const NodeId holder = tree_[id].parent;
  const bool names_resource = is_python() && holder != no_node && tree_[id].role == Role::Item && tree_[holder].kind == Kind::With;
  if ((kind == Kind::Assign || kind == Kind::Walrus) && names_resource) return;  // `with a as b`
  if (kind == Kind::Assign && is_default_of_target(id)) return;
  if (kind == Kind::VarDef && type_switch) return;
  if ((kind == Kind::Metavar || kind == Kind::Ellipsis || kind == Kind::TypedMetavar || kind == Kind::DeepEllipsis) &&
      !pair_of_yaml && (!is_expression(id) || is_statement_kind(tree_[id].kind)))
    return;
  if (kind == Kind::Metavar && is_definition(id)) return;
  const bool defines = tree_[id].kind == Kind::Function && tree_.child(id, Role::Name) != no_node;
  if (kind == Kind::DeepEllipsis && is_python() && defines) return;
  node(root, id, keep_whole);
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
  if (at.kind == Kind::Cast && is_transparent_cast(p, n)) return cast(p, n, next);
  if (by_value(p, n, next)) return true;
  switch (wanted.kind) {
    case Kind::Ellipsis:
      return next();
    case Kind::Metavar:
    case Kind::SeqMetavar:
      if (at.kind == Kind::Param && at.role == Role::Item) return false;  // what Solidity's `(uint a, …) = …` declares
      return metavariable(p, n, next);
    case Kind::DeepEllipsis:
      return deep_ellipsis(p, n, next);
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
      if (at.kind == Kind::GenericType && is_written_type(n)) return type_name(p, n, next);
      return name(p, n, next);
    case Kind::Assign:
    case Kind::VarDef:
      return assignment(p, n, next);
    case Kind::ExprStatement:
      if (is_shell()) return statement(p, n, next);
      break;
    case Kind::Return:
      return returned(p, n, next);
    case Kind::Binary:
      if (at.kind == Kind::AugAssign) return sum_of_augmented(p, n, next);
      break;
    case Kind::AugAssign:
      if (at.kind == Kind::Assign) return augmented_at_length(p, n, next);
      break;
    case Kind::Import:
      if (at.kind == Kind::VarDef) return import_of_require(p, n, next);
      break;
    case Kind::Walrus:  // an assignment that is an expression stands for both
      if (at.kind == Kind::Assign) return roles(p, n, 0, next) || one_of_several(p, n, next);
      return at.kind == Kind::Walrus && roles(p, n, 0, next);
    case Kind::Pair:
      return pair(p, n, next);
    case Kind::TypeAlias:
      if (tree_.language() != syntax::Language::Go) break;
      return (at.kind == Kind::TypeAlias || at.kind == Kind::Class) && type_alias(p, n, next);
    case Kind::Dict:
      if (at.kind == Kind::Comprehension) return any_comprehension(p, n, next);
      return (at.kind == Kind::Dict || at.kind == Kind::Set || is_body_of_block(n)) && dict(p, n, next);
    case Kind::List:
      if (at.kind == Kind::Comprehension) return any_comprehension(p, n, next);
      if (at.kind == Kind::Dict) return any_array(p, n) && next();
      if (at.kind == Kind::New && at.has(Flag::Shorthand))  // C++'s `T x{1, 2}` is `T x = {1, 2}`
        return list(children(pattern_, p, Role::Item), 0, children(tree_, n, Role::Item), 0, next);
      break;
    case Kind::Call:
      if ((at.kind == Kind::Unary || at.kind == Kind::New) && tree_.language() == syntax::Language::Go)
        return made_by_new(p, n, next);
      if (at.kind == Kind::Identifier) return bare_call(p, n, next);
      return (at.kind == Kind::Call || at.kind == Kind::Template) && call(p, n, next);
    case Kind::Index:
      if (is_python() && (at.kind == Kind::Index || at.kind == Kind::GenericType)) return subscript(p, n, next);
      break;
    case Kind::Unary:
    case Kind::New:
      if (at.kind == Kind::Call && tree_.language() == syntax::Language::Go) return made_by_new(p, n, next);
      break;
    case Kind::While:
      if (at.kind != Kind::While) return any_loop(p, n, next);
      break;
    case Kind::For:
      return (at.kind == Kind::ForEach || at.kind == Kind::For) && for_header(p, n, next);
    case Kind::Block:  // `else: …` stands for `elif` too, which is an `if` of its own there
      if (at.kind == Kind::If && at.role == Role::Otherwise) return block(p, n, next);
      if (at.kind == Kind::Function && tree_.language() == syntax::Language::Scala && at.role == Role::Item) {  // `f { x => … }`
        const NodeId only = pattern_.first_child(p);
        return only != no_node && is_gap(only) && pattern_[only].last == wanted.last && next();
      }
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
      return (wanted.symbol == at.symbol || same_name_in_any_case(p, n)) && next();
    case Kind::Debugger:
      return wanted.symbol == at.symbol && next();
    case Kind::Modifier:  // Java's `throws T` is one
    case Kind::Other:
    case Kind::Type:
      return wanted.symbol == at.symbol && roles(p, n, 0, next);
    case Kind::Template:
      return wanted.op == at.op && same_interpolator(p, n) && roles(p, n, 0, next);
    case Kind::Dot:
      return member(p, n, next);
    case Kind::New:
      return wanted.has(Flag::Shorthand) == at.has(Flag::Shorthand) && call(p, n, next);
    case Kind::Export:
      return exported(p, n, next);
    case Kind::Comprehension:
    case Kind::Yield:
      return wanted.op == at.op && roles(p, n, 0, next);
    case Kind::Assert:
      return assertion(p, n, next);
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
    case Kind::Switch:
      return clauses(p, n, next);
    case Kind::Case:
      return case_clause(p, n, next);
    case Kind::If:
      return wanted.has(Flag::Computed) || at.has(Flag::Computed) ? unless(p, n, next) : roles(p, n, 0, next);
    case Kind::Throw:  // C++'s `throw;` hands on what was caught
      if (is_c() && tree_.first_child(n) == no_node && pattern_.first_child(p) != no_node)
        return pattern_[pattern_.first_child(p)].kind == Kind::Metavar && bind(pattern_.first_child(p), value_of(n), next);
      return roles(p, n, 0, next);
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
    // Go's `if x := f(); x > 0`, the resources of Java's try, the name that its instanceof gives.
    const bool goes_before = role == Role::Init && (kind == Kind::If || kind == Kind::Try || kind == Kind::Binary);
    if (!wants && (!given || (is_tolerated(role) && kind != Kind::Try) || goes_before)) continue;
    if (role == Role::Item && (kind == Kind::Try || kind == Kind::Switch)) continue;
    if (wants && !given && role == Role::Otherwise && tree_.language() == syntax::Language::Ocaml) return false;
    if (role == Role::Body && kind == Kind::Switch) continue;  // C's cases stand in a block: clauses() has compared them
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

}  // namespace insight::engine::match
