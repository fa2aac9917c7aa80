// Matcher, continued: markup, JSX as well as HTML and XML.
#include <algorithm>

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

// What stands in the tag, and what stands between it and the closing one.
void split_element(const Tree& tree, NodeId id, bool of_pattern, std::vector<NodeId>& attributes, std::vector<NodeId>& content) {
  const auto is_gap = [&](NodeId given) { return tree[given].kind == Kind::Ellipsis; };  // the tag's, or what begins its content
  for (const NodeId child : tree.children(id)) {
    const Node& at = tree[child];
    if (at.role == Role::Name || at.role == Role::TypeParams) continue;
    const bool blank = at.kind == Kind::Text && trim(tree.text(child)).empty();
    // JavaScript: blanks of one line are a text; HTML: that of an empty script.
    const bool counts = tree.language() == syntax::Language::Html ||
                        (!of_pattern && syntax::family_of(tree.language()) == syntax::Language::JavaScript &&
                         tree.text(child).find('\n') == std::string_view::npos);
    if (blank && !counts) continue;
    const bool in_tag = at.kind == Kind::Attribute || (at.kind == Kind::Spread && std::ranges::all_of(content, is_gap));
    (in_tag ? attributes : content).push_back(child);
  }
}

}  // namespace

// Between the tags, where `$X` stands for text and `{$X}` for anything else.
bool Matcher::is_in_markup(NodeId p) const {
  const NodeId holder = pattern_[p].parent;
  return is_javascript() && holder != no_node && pattern_[holder].kind == Kind::Element && pattern_[p].role == Role::Item &&
         pattern_[p].begin > 0;
}

// Does it stand in braces of its own, `{<b />}`?
bool Matcher::is_braced(NodeId n) const {
  const std::string_view before = tree_.source().substr(0, tree_[n].begin);
  const std::size_t last = before.find_last_not_of(" \t\r\n(");
  return last != std::string_view::npos && before[last] == '{';
}

// What stands between two tags, which more may follow.
bool Matcher::content(const Nodes& p, const Nodes& n, Next next) {
  if (p.empty()) return next();
  if (!leaf_.options.xml_children_ordered) {
    const bool gaps = std::any_of(p.begin(), p.end(), [&](NodeId id) { return is_gap(id); });
    std::vector<bool> used(n.size());
    return any_order(p, 0, n, used, !gaps, next);
  }
  if (is_gap(p.back())) return list(p, 0, n, 0, next);
  for (std::size_t size = std::min(p.size() - 1, n.size()); size <= n.size(); ++size) {
    const Nodes first(n.begin(), n.begin() + static_cast<std::ptrdiff_t>(size));
    if (list(p, 0, first, 0, next)) return true;
  }
  return false;
}

// Attributes in any order, more are welcome; children only where the pattern has some.
bool Matcher::element(NodeId p, NodeId n, Next next) {
  Nodes attributes;
  Nodes inside;
  Nodes attributes_at;
  Nodes inside_at;
  split_element(pattern_, p, true, attributes, inside);
  split_element(tree_, n, false, attributes_at, inside_at);
  // A gap right behind the tag's name belongs to the tag.
  const std::size_t close = pattern_.span(p).find('>');
  std::erase_if(inside, [&](NodeId id) { return is_gap(id) && pattern_[id].begin - pattern_[p].begin < close; });

  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId name_at = tree_.child(n, Role::Name);
  const auto closes_itself = [](const Tree& tree, NodeId id) { return trim(tree.span(id)).ends_with("/>"); };
  if (!leaf_.options.xml_singleton_loose_matching && closes_itself(pattern_, p) != closes_itself(tree_, n)) return false;
  const auto rest = [&](NodeId) {
    std::vector<bool> used(attributes_at.size());
    return any_order(attributes, 0, attributes_at, used, !leaf_.options.xml_attrs_implicit_ellipsis,
                     [&](NodeId) { return content(inside, inside_at, next); });
  };
  if (name == no_node || name_at == no_node) return name == name_at && rest(no_node);
  return node(name, name_at, rest);
}

}  // namespace insight::engine::match
