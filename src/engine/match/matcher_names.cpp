// Matcher, continued: names that an import stands for, and chains of members.
#include "base/text.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::Node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

bool names_equal(const Tree& pattern, NodeId p, std::string_view text) {
  return pattern.text(p) == text;
}

}  // namespace

// `a.b.c` of the pattern against the full name of something imported, part by part from the right. `n`: how the part is written,
// no_node where only the import has it. `use`: the whole name in the file, which is where such a part stands for the user.
bool Matcher::name_of_import(NodeId p, std::string_view dotted, NodeId n, NodeId use, Next next) {
  const Node& wanted = pattern_[p];
  const Span used{tree_[use].begin, tree_[use].end};
  if (wanted.kind == Kind::Metavar)  // which stands for the name given here, and for the import's own
    return (n != no_node && bind(p, value_of(n), next)) ||
           ((n == no_node || dotted.find('.') == std::string_view::npos) && bind(p, Value{.span = used, .text = dotted}, next));
  if (wanted.kind == Kind::Identifier) return names_equal(pattern_, p, dotted) && next();
  if (wanted.kind != Kind::Dot) return false;
  const NodeId object = pattern_.child(p, Role::Object);
  const NodeId name = pattern_.child(p, Role::Name);
  const auto dot = dotted.rfind('.');
  if (object == no_node || name == no_node || dot == std::string_view::npos || dot == 0) return false;
  const std::string_view part = dotted.substr(dot + 1);
  const std::string_view rest = dotted.substr(0, dot);
  const NodeId object_at = n != no_node && tree_[n].kind == Kind::Dot ? tree_.child(n, Role::Object) : no_node;
  if (pattern_[name].kind == Kind::Metavar)
    return bind(name, object_at != no_node ? value_of(tree_.child(n, Role::Name)) : Value{.span = used, .text = part},
                [&](NodeId) { return name_of_import(object, rest, object_at, use, next); });
  return names_equal(pattern_, name, part) && name_of_import(object, rest, object_at, use, next);
}

// After `from m import *` a name that nothing here defines may be m's.
bool Matcher::name_of_star_import(NodeId p, NodeId n, Next next) {
  NodeId head = p;
  while (head != no_node && pattern_[head].kind == Kind::Dot) head = pattern_.child(head, Role::Object);
  if (head == no_node || pattern_[head].kind != Kind::Identifier) return false;
  const NodeId last = pattern_[p].kind == Kind::Dot ? pattern_.child(p, Role::Name) : p;
  const NodeId last_at = tree_[n].kind == Kind::Dot ? tree_.child(n, Role::Name) : n;
  if (last == no_node || last_at == no_node) return false;
  if (is_c() && pattern_[last].kind != Kind::Identifier) return false;  // any name might be of the namespace
  if (pattern_[last].kind == Kind::Identifier && pattern_[last].symbol != tree_[last_at].symbol) return false;
  for (const std::string_view full : names_->star_qualified(n)) {
    if (name_of_import(p, full, n, n, next)) return true;
  }
  return false;
}

// PHP's functions and classes have no case, its variables do. `exit` is `die`.
bool Matcher::same_name_in_any_case(NodeId p, NodeId n) const {
  if (tree_.language() != syntax::Language::Php) return false;
  const std::string_view wanted = pattern_.text(p);
  const std::string_view at = tree_.text(n);
  const auto ends = [](std::string_view word) { return word == "exit" || word == "die"; };
  if (wanted.size() <= 4 && at.size() <= 4 && ends(lower(wanted)) && ends(lower(at))) return true;
  return wanted.size() == at.size() && !wanted.starts_with('$') && lower(wanted) == lower(at);
}

// An object followed by `. ...`: any number of members and calls of members stand between.
bool Matcher::chain(NodeId p, NodeId n, Next next) {
  const NodeId name = pattern_[p].kind == Kind::Dot ? pattern_.child(p, Role::Name) : no_node;
  if (name == no_node || pattern_[name].kind != Kind::Ellipsis) return node(p, n, next);
  const NodeId head = pattern_.child(p, Role::Object);
  for (NodeId at = n; at != no_node;) {
    if (node(head, at, next)) return true;
    if (tree_[at].kind == Kind::Call) at = tree_.child(at, Role::Callee);
    at = at != no_node && tree_[at].kind == Kind::Dot ? tree_.child(at, Role::Object) : no_node;
  }
  return false;
}

}  // namespace insight::engine::match
