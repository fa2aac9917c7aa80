#include "engine/syntax/tree.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <xxhash.h>

#include <array>

namespace insight::engine::syntax {
namespace {

constexpr std::uint32_t own_text = 1u << 31;

constexpr std::array kind_names{
    "Other",     "File",       "Block",    "Identifier", "Number",     "String",        "Template",    "Bool",
    "Null",      "Regex",      "This",     "Super",      "Call",       "New",           "KeywordArg",  "Spread",
    "Dot",       "Index",      "Slice",    "Unary",      "Binary",     "Assign",        "AugAssign",   "Conditional",
    "Await",     "Yield",      "Tuple",    "List",       "Set",        "Dict",          "Pair",        "Comprehension",
    "Sequence",  "Cast",       "Walrus",   "Function",   "Param",      "ExprStatement", "VarDef",      "Return",
    "Throw",     "If",         "For",      "ForEach",    "While",      "DoWhile",       "Switch",      "Case",
    "Try",       "Catch",      "With",     "Break",      "Continue",   "Labeled",       "Pass",        "Debugger",
    "Empty",     "Assert",     "Delete",   "Global",     "Class",      "TypeAlias",     "Decorator",   "Modifier",
    "Import",    "ImportName", "Export",   "Namespace",  "Type",       "GenericType",   "TypeParams",  "Element",
    "Attribute", "Text",       "Ellipsis", "Metavar",    "SeqMetavar", "DeepEllipsis",  "TypedMetavar"};
static_assert(kind_names.size() == static_cast<std::size_t>(Kind::TypedMetavar) + 1);

constexpr std::array role_names{"item",      "name",     "value",     "left", "right",  "callee", "object",      "key",
                                "condition", "then",     "otherwise", "body", "param",  "type",   "return_type", "type_params",
                                "decorator", "modifier", "base",      "init", "update", "module", "finally"};
static_assert(role_names.size() == static_cast<std::size_t>(Role::Finally) + 1);

constexpr std::array flag_names{"optional",     "postfix",   "computed",      "shorthand", "arrow",  "lambda",
                                "method",       "async",     "generator",     "getter",    "setter", "rest",
                                "keyword_rest", "type_only", "parenthesised", "error"};

void dump_node(const Tree& tree, NodeId id, std::size_t depth, std::string& out) {
  const Node& node = tree[id];
  fmt::format_to(std::back_inserter(out), "{:{}}{}: {}", "", depth * 2, name_of(node.role), name_of(node.kind));
  if (node.op != 0) fmt::format_to(std::back_inserter(out), " {}", spelling_of(node.op));
  if (node.symbol != 0) fmt::format_to(std::back_inserter(out), " `{}`", tree.text(id));
  for (std::size_t bit = 0; bit < flag_names.size(); ++bit) {
    if ((node.flags >> bit & 1) != 0) fmt::format_to(std::back_inserter(out), " +{}", flag_names[bit]);
  }
  out += '\n';
}

}  // namespace

std::string_view name_of(Kind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}
std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::uint64_t symbol_of(std::string_view text) {
  const std::uint64_t hash = XXH3_64bits(text.data(), text.size());
  return hash != 0 ? hash : 1;  // 0 is "no text"
}

std::string_view Tree::text(NodeId id) const {
  const Node& node = nodes_[id];
  if ((node.text_begin & own_text) != 0) return std::string_view(texts_).substr(node.text_begin & ~own_text, node.text_size);
  return source_.substr(node.text_begin, node.text_size);
}

NodeId Tree::child(NodeId id, Role role) const {
  for (const NodeId child : children(id)) {
    if (nodes_[child].role == role) return child;
  }
  return no_node;
}

std::string dump(const Tree& tree, NodeId from) {
  std::string out;
  std::vector<NodeId> around;
  for (NodeId id = from; id < tree.size() && id <= tree[from].last; ++id) {
    while (!around.empty() && tree[around.back()].last < id) around.pop_back();
    dump_node(tree, id, around.size(), out);
    around.push_back(id);
  }
  return out;
}

}  // namespace insight::engine::syntax
