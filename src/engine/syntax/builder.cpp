#include "engine/syntax/builder.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax {
namespace {

constexpr std::uint32_t own_text = 1u << 31;

bool is_gap(Kind kind) {
  return kind == Kind::Ellipsis || kind == Kind::SeqMetavar;
}

// What a placeholder stands for, with the text as the rule's author wrote it.
std::pair<Kind, std::string> meaning_of(std::string_view text) {
  for (const std::string_view dress : {placeholder::variable, placeholder::constant}) {
    if (text.starts_with(dress) && text.substr(dress.size()).starts_with("__ic_")) text.remove_prefix(dress.size());
  }
  if (text == placeholder::ellipsis) return {Kind::Ellipsis, {}};
  if (text.starts_with(placeholder::metavar)) return {Kind::Metavar, "$" + std::string(text.substr(placeholder::metavar.size()))};
  if (text.starts_with(placeholder::sequence))
    return {Kind::SeqMetavar, "$..." + std::string(text.substr(placeholder::sequence.size()))};
  if (text.starts_with(placeholder::word)) text.remove_prefix(placeholder::word.size());
  return {Kind::Identifier, std::string(text)};
}

// The dotted name of an import, whose parts may be metavariables each.
std::string with_holes(std::string_view dotted) {
  std::string meant;
  for (const std::string_view part : split(dotted, '.')) {
    if (!meant.empty()) meant += '.';
    meant += meaning_of(part).second;
  }
  return meant;
}

}  // namespace

Builder::Builder(Language language, std::string_view source, Purpose purpose) : purpose_(purpose) {
  tree_.language_ = language;
  tree_.source_ = source;
  tree_.nodes_.reserve(source.size() / 4 + 16);
}

NodeId Builder::open(Kind kind, Role role, Range range) {
  const NodeId id = tree_.size();
  Node& node = tree_.nodes_.emplace_back();
  node.kind = kind;
  node.role = role;
  node.parent = open_.empty() ? no_node : open_.back();
  node.last = id;
  node.begin = range.begin;
  node.end = range.end;
  open_.push_back(id);
  return id;
}

void Builder::close() {
  const NodeId id = open_.back();
  open_.pop_back();
  tree_.nodes_[id].last = tree_.size() - 1;
  if (tree_.nodes_[id].kind == Kind::Switch) end_with_last_case(id);
  if (purpose_ == Purpose::Pattern) read_placeholders(id);
}

// The closing brace is no part of it, as in Semgrep.
void Builder::end_with_last_case(NodeId id) {
  const Language language = family_of(tree_.language_);
  if (language != Language::Java && language != Language::Go && language != Language::Kotlin && language != Language::Scala &&
      language != Language::JavaScript)
    return;
  NodeId last = no_node;
  for (const NodeId child : tree_.children(id)) last = child;
  if (last != no_node && tree_.nodes_[last].kind == Kind::Case) tree_.nodes_[id].end = tree_.nodes_[last].end;
}

NodeId Builder::leaf(Kind kind, Role role, Range range, std::string_view text) {
  if (kind == Kind::Identifier) return name(role, range, text);
  const NodeId id = open(kind, role, range);
  set_text(id, text);
  close();
  return id;
}

NodeId Builder::name(Role role, Range range, std::string_view text) {
  const NodeId id = open(Kind::Identifier, role, range);
  open_.pop_back();
  if (purpose_ == Purpose::File) {
    set_text(id, text);
    return id;
  }
  if (text.find('.') != std::string_view::npos && text.find(placeholder::metavar) != std::string_view::npos) {
    set_text(id, with_holes(text));
    return id;
  }
  const auto [kind, meant] = meaning_of(text);
  tree_.nodes_[id].kind = kind;
  set_text(id, kind == Kind::Identifier && meant.size() == text.size() ? text : std::string_view(meant));
  return id;
}

void Builder::set_op(NodeId id, std::string_view spelling) {
  tree_.nodes_[id].op = operator_of(spelling);
}
void Builder::set_flag(NodeId id, Flag flag) {
  tree_.nodes_[id].flags |= static_cast<std::uint16_t>(flag);
}

void Builder::set_role(NodeId id, Role role) {
  tree_.nodes_[id].role = role;
}

void Builder::set_end(NodeId id, std::uint32_t end) {
  tree_.nodes_[id].end = end;
}

void Builder::set_range(NodeId id, Range range) {
  tree_.nodes_[id].begin = range.begin;
  tree_.nodes_[id].end = range.end;
}

void Builder::set_text(NodeId id, std::string_view text) {
  Node& node = tree_.nodes_[id];
  node.text_size = static_cast<std::uint32_t>(text.size());
  node.symbol = text.empty() && node.kind != Kind::String ? 0 : symbol_of(text);
  const std::string_view source = tree_.source_;
  if (text.data() >= source.data() && text.data() + text.size() <= source.data() + source.size()) {
    node.text_begin = static_cast<std::uint32_t>(text.data() - source.data());
    return;
  }
  node.text_begin = static_cast<std::uint32_t>(tree_.texts_.size()) | own_text;
  tree_.texts_.append(text);
}

void Builder::syntax_error(Range at) {
  if (tree_.syntax_errors_++ == 0 || at.begin < tree_.first_error_) tree_.first_error_ = at.begin;
}

NodeId Builder::wrap(NodeId id, Kind kind, Role inner, Range range) {
  auto& nodes = tree_.nodes_;
  Node outer;
  outer.kind = kind;
  outer.role = nodes[id].role;
  outer.parent = nodes[id].parent;
  outer.begin = range.begin;
  outer.end = range.end;
  nodes.insert(nodes.begin() + id, outer);
  for (NodeId i = id + 1; i < nodes.size(); ++i) {
    ++nodes[i].last;
    if (nodes[i].parent != no_node && nodes[i].parent >= id) ++nodes[i].parent;
  }
  nodes[id + 1].parent = id;
  nodes[id + 1].role = inner;
  nodes[id].last = tree_.size() - 1;
  open_.push_back(id);
  return id;
}

void Builder::remove_leaf(NodeId id) {
  auto& nodes = tree_.nodes_;
  nodes.erase(nodes.begin() + id);
  for (Node& node : nodes) {
    if (node.last >= id) --node.last;
    if (node.parent != no_node && node.parent > id) --node.parent;
  }
}

// Its children take its place.
void Builder::splice(NodeId id) {
  auto& nodes = tree_.nodes_;
  const NodeId outer = nodes[id].parent;
  nodes.erase(nodes.begin() + id);
  for (Node& node : nodes) {
    if (node.last >= id && node.last != no_node) --node.last;
    if (node.parent == no_node) continue;
    if (node.parent == id) {
      node.parent = outer;
    } else if (node.parent > id) {
      --node.parent;
    }
  }
}

// `... ;`, `f(...)` as a parameter, `{...}`: the container of a gap alone is the gap. __ic_deep(e) and __ic_typed($X, T) become
// their nodes.
void Builder::read_placeholders(NodeId id) {
  Node& node = tree_.nodes_[id];
  if (node.kind == Kind::ImportName) return read_import_name(id);
  if (node.last == id) return;
  const Node first = tree_.nodes_[id + 1];

  const bool only_child = first.last == node.last && first.last == id + 1;
  const bool gap_pair = node.kind == Kind::Pair && node.last == id + 2 && is_gap(first.kind);
  const bool holder = node.kind == Kind::ExprStatement || node.kind == Kind::Param || node.kind == Kind::VarDef ||
                      node.kind == Kind::Attribute || node.kind == Kind::Pair || node.kind == Kind::Decorator ||
                      node.kind == Kind::Export || (node.kind == Kind::Spread && first.kind == Kind::Ellipsis) ||
                      (node.kind == Kind::Other && node.role == Role::Item && first.role == Role::Name);  // of an enumeration
  // Where the grammar wants a type and a name, the gap is either of them.
  const bool declares = node.kind == Kind::Param || node.kind == Kind::VarDef || node.kind == Kind::KeywordArg;
  NodeId gap_at = is_gap(first.kind) && ((holder && only_child) || gap_pair) ? id + 1 : no_node;
  if (node.kind == Kind::Case && is_gap(first.kind) && first.role == Role::Value) gap_at = id + 1;
  for (NodeId child = id + 1; declares && gap_at == no_node && child != no_node; child = tree_.next_sibling(child)) {
    const Node& part = tree_.nodes_[child];
    if (is_gap(part.kind) && (part.role == Role::Name || part.role == Role::Type)) gap_at = child;
  }
  if (gap_at != no_node) {
    const Kind kind = tree_.nodes_[gap_at].kind;
    const std::string text(tree_.text(gap_at));
    while (tree_.nodes_[id].last > id) remove_leaf(tree_.nodes_[id].last);
    Node& gap = tree_.nodes_[id];
    gap.kind = kind;
    gap.op = 0;
    gap.flags = 0;
    set_text(id, text);
    return;
  }
  const NodeId stands = tree_.next_sibling(id + 1);
  // `$X __ic_gap` and `$X: __ic_gap`: a parameter without a type.
  if (node.kind == Kind::Param && first.kind == Kind::Metavar && stands == node.last && stands != no_node &&
      tree_.text(stands) == placeholder::gap) {
    remove_leaf(stands);
    tree_.nodes_[id + 1].role = Role::Name;
    return;
  }
  // `$X __ic_gap;`: a statement.
  if (node.kind == Kind::VarDef && first.kind == Kind::Metavar && first.role == Role::Type && stands == node.last &&
      tree_.text(stands) == placeholder::gap) {
    remove_leaf(stands);
    tree_.nodes_[id].kind = Kind::ExprStatement;
    tree_.nodes_[id + 1].role = Role::Value;
    return;
  }
  const bool calls = node.kind == Kind::Call && first.role == Role::Callee;
  const bool item_of = node.kind == Kind::Index && first.role == Role::Object;
  if ((!calls && !item_of) || first.kind != Kind::Identifier) return;
  const std::string_view callee = tree_.text(id + 1);
  const bool deep = callee == placeholder::deep;
  if (!deep && callee != placeholder::typed) return;
  remove_leaf(id + 1);
  tree_.nodes_[id].kind = deep ? Kind::DeepEllipsis : Kind::TypedMetavar;
  if (!deep && tree_.nodes_[id + 1].kind == Kind::Cast && tree_.nodes_[id + 1].last == tree_.nodes_[id].last) {
    splice(id + 1);  // `(T) $X`, `$X.(T)`: its parts stand for themselves
    for (NodeId child = tree_.first_child(id); child != no_node; child = tree_.next_sibling(child)) {
      if (tree_.nodes_[child].role == Role::Value) tree_.nodes_[child].role = Role::Name;
    }
    return;
  }
  Role role = deep ? Role::Value : Role::Name;
  for (NodeId child = tree_.first_child(id); child != no_node; child = tree_.next_sibling(child)) {
    tree_.nodes_[child].role = role;
    role = Role::Type;
  }
}

void Builder::read_import_name(NodeId id) {
  const auto [kind, meant] = meaning_of(tree_.text(id));
  if (kind == Kind::Identifier) return;
  if (is_gap(kind)) {
    while (tree_.nodes_[id].last > id) remove_leaf(tree_.nodes_[id].last);
    tree_.nodes_[id].kind = kind;
  }
  set_text(id, meant);
}

bool Builder::is_expression(NodeId id) const {
  const Kind kind = tree_.nodes_[id].kind;
  if (kind == Kind::Function) return tree_.child(id, Role::Name) == no_node;
  if (kind == Kind::Ellipsis || kind == Kind::SeqMetavar) return false;
  return (kind >= Kind::Identifier && kind < Kind::ExprStatement) || kind >= Kind::Type;
}

bool Builder::in_class() const {
  if (open_.size() < 2) return false;
  const Node& body = tree_.nodes_[open_.back()];
  return body.role == Role::Body && tree_.nodes_[open_[open_.size() - 2]].kind == Kind::Class;
}

Tree Builder::finish() && {
  return std::move(tree_);
}

}  // namespace insight::engine::syntax
