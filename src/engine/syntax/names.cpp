#include "engine/syntax/names.h"

#include <algorithm>

#include "engine/syntax/class_constants.h"
#include "engine/syntax/name_resolver.h"
#include "engine/syntax/resource_uses.h"
#include "engine/syntax/table_constants.h"

namespace insight::engine::syntax {
namespace {

// How far a constant is followed through variables and operators; real code needs three or four.
constexpr int max_depth = 24;

class Evaluator {
 public:
  Evaluator(const Tree& tree, const std::vector<std::uint32_t>& definitions,
            const std::unordered_map<std::uint32_t, NodeId>& single_value, const std::unordered_map<NodeId, NodeId>& flow_value,
            const std::unordered_map<NodeId, Constant>& given, bool follow)
      : tree_(tree),
        definitions_(definitions),
        single_value_(single_value),
        flow_value_(flow_value),
        given_(given),
        follow_(follow) {}

  std::optional<Constant> value(NodeId id, int depth = 0) const {
    if (id == no_node || depth > max_depth) return {};
    if (follow_ && !given_.empty()) {
      if (const auto known = given_.find(id); known != given_.end()) return known->second;
    }
    const Node& node = tree_[id];
    switch (node.kind) {
      case Kind::String:
        return std::string(tree_.text(id));
      case Kind::Number:
        return number(tree_.text(id), tree_.language());
      case Kind::Bool:
        return tree_.text(id) == "true" || tree_.text(id) == "True";
      case Kind::Template:
        return joined(id, depth);
      case Kind::Unary:
        return negated(id, depth);
      case Kind::Binary: {
        const auto left = value(tree_.child(id, Role::Left), depth + 1);
        const auto right = left ? value(tree_.child(id, Role::Right), depth + 1) : std::nullopt;
        return right ? combined(spelling_of(node.op), *left, *right, tree_.language()) : std::nullopt;
      }
      case Kind::AugAssign: {
        const auto left = value(tree_.child(id, Role::Left), depth + 1);
        const auto right = left ? value(tree_.child(id, Role::Right), depth + 1) : std::nullopt;
        const std::string_view op = spelling_of(node.op);
        return right ? combined(op.substr(0, op.size() - 1), *left, *right, tree_.language()) : std::nullopt;
      }
      case Kind::Cast:
        return value(tree_.child(id, Role::Value), depth + 1);
      case Kind::Identifier:
        return variable(id, depth);
      case Kind::Dot:
        return tree_.language() == Language::Hcl ? setting(id, depth) : std::nullopt;
      default:
        return {};
    }
  }

 private:
  std::optional<Constant> setting(NodeId id, int depth) const {
    const auto known = follow_ ? flow_value_.find(id) : flow_value_.end();
    return known != flow_value_.end() ? value(known->second, depth + 1) : std::nullopt;
  }

  std::optional<Constant> variable(NodeId id, int depth) const {
    if (!follow_ || definitions_.empty() || definitions_[id] == 0) return {};
    if (const auto read = flow_value_.find(id); read != flow_value_.end()) return value(read->second, depth + 1);
    const auto known = single_value_.find(definitions_[id]);
    return known != single_value_.end() ? value(known->second, depth + 1) : std::nullopt;
  }

  std::optional<Constant> negated(NodeId id, int depth) const {
    const std::string_view op = spelling_of(tree_[id].op);
    const auto operand = op == "-" || op == "!" ? value(tree_.child(id, Role::Value), depth + 1) : std::nullopt;
    if (!operand) return {};
    const auto* answer = std::get_if<bool>(&*operand);
    if (op == "!") return answer != nullptr ? std::optional<Constant>(!*answer) : std::nullopt;
    return combined("-", std::int64_t{0}, *operand, tree_.language());
  }

  std::optional<Constant> joined(NodeId id, int depth) const {
    std::string text;
    for (const NodeId part : tree_.children(id)) {
      const auto constant = value(part, depth + 1);
      const auto piece = constant ? shown(*constant, tree_.language()) : std::nullopt;
      if (!piece || text.size() + piece->size() > most_of_text) return {};
      text += *piece;
    }
    return text;
  }

  const Tree& tree_;
  const std::vector<std::uint32_t>& definitions_;
  const std::unordered_map<std::uint32_t, NodeId>& single_value_;
  const std::unordered_map<NodeId, NodeId>& flow_value_;
  const std::unordered_map<NodeId, Constant>& given_;
  bool follow_;
};

}  // namespace

Names::Names(const Tree& tree, const Resources* resources, std::string_view path) : tree_(&tree) {
  NameResolver(*this).resolve();
  give_class_constants(tree, *this);
  give_table_constants(tree, *this);
  give_resource_constants(tree, *this, resources, path);
}

void Names::give(NodeId id, Constant value) {
  if (!given_.try_emplace(id, std::move(value)).second) return;
  given_nodes_.insert(std::upper_bound(given_nodes_.begin(), given_nodes_.end(), id), id);
}

std::string_view Names::qualified(NodeId id) const {
  return qualified_.empty() ? std::string_view() : std::string_view(full_names_[qualified_[id]]);
}

std::uint32_t Names::definition(NodeId id) const {
  return definitions_.empty() ? 0 : definitions_[id];
}

std::span<const NodeId> Names::declarations(std::uint32_t definition) const {
  if (!declarations_) {
    declarations_.emplace();
    for (NodeId id = 0; id < definitions_.size(); ++id) {
      const Node& node = (*tree_)[id];
      if (definitions_[id] == 0 || node.kind != Kind::Identifier || node.parent == no_node) continue;
      const Kind holder = (*tree_)[node.parent].kind;
      if (holder == Kind::Param || holder == Kind::VarDef || holder == Kind::Assign)
        (*declarations_)[definitions_[id]].push_back(id);
    }
  }
  const auto known = declarations_->find(definition);
  return known != declarations_->end() ? std::span<const NodeId>(known->second) : std::span<const NodeId>();
}

NodeId Names::type_of(NodeId id) const {
  const auto known = types_.find(definition(id));
  return known != types_.end() && known->first != 0 ? known->second : no_node;
}

bool Names::always_text(NodeId id) const {
  return is_text(id, 0);
}

bool Names::is_text(NodeId id, int depth) const {
  if (id == no_node || depth > max_depth) return false;
  const Tree& tree = *tree_;
  const Node& node = tree[id];
  const auto child_is = [&](Role role) { return is_text(tree.child(id, role), depth + 1); };
  switch (node.kind) {
    case Kind::String:
      return true;
    case Kind::Conditional:
      return child_is(Role::Then) && child_is(Role::Otherwise);
    case Kind::Binary:
      return sum_is_text(id, depth);
    case Kind::Call:
      return call_is_text(id, depth);
    case Kind::AugAssign:
      return (spelling_of(node.op) == "+=" || spelling_of(node.op) == ".=") && child_is(Role::Left) && child_is(Role::Right);
    case Kind::Template: {
      const auto value = constant(id);
      return value && std::holds_alternative<std::string>(*value);
    }
    case Kind::Identifier:
      return variable_is_text(id, depth);
    case Kind::Dot:
      return is_text(setting(id), depth + 1);
    default:
      return false;
  }
}

bool Names::sum_is_text(NodeId id, int depth) const {
  const Tree& tree = *tree_;
  const std::string_view op = spelling_of(tree[id].op);
  const NodeId right = tree.child(id, Role::Right);
  if (!is_text(tree.child(id, Role::Left), depth + 1) || tree.language() == Language::Scala) return false;
  const auto is_number = [&] {
    const auto value = constant(right);
    return value && std::holds_alternative<std::int64_t>(*value);
  };
  if (op == "%") return depth > 0 && is_text(right, depth + 1);  // where it is used, it is a call of something
  if (op == "*") return tree.language() == Language::Python && is_number();
  if (op != "+" && op != ".") return false;
  const bool takes_numbers =
      family_of(tree.language()) == Language::JavaScript || (tree.language() == Language::Java && depth == 0);
  return is_text(right, depth + 1) || (takes_numbers && is_number());
}

// Java's `String.format("a%s", "b")` of constants, and what a variable of JavaScript has from `"a".concat("b")`.
bool Names::call_is_text(NodeId id, int depth) const {
  const Tree& tree = *tree_;
  const NodeId callee = tree.child(id, Role::Callee);
  if (callee == no_node || tree[callee].kind != Kind::Dot) return false;
  const std::string_view name = tree.text(tree.child(callee, Role::Name));
  const NodeId object = tree.child(callee, Role::Object);
  const bool formats = tree.language() == Language::Java && name == "format" && tree.span(object) == "String";
  const bool joins = family_of(tree.language()) == Language::JavaScript && name == "concat" && depth > 0;
  if (!formats && !(joins && is_text(object, depth + 1))) return false;
  for (const NodeId given : tree.children(id)) {
    if (tree[given].role == Role::Item && !is_text(given, depth + 1) && !(formats && constant(given))) return false;
  }
  return true;
}

// The literal that Terraform's `var.x` or `local.x` stands for.
NodeId Names::setting(NodeId dot) const {
  if (tree_->language() != Language::Hcl) return no_node;
  const auto known = flow_value_.find(dot);
  return known != flow_value_.end() ? known->second : no_node;
}

// Each of its values is one, before it is read and in the function that reads it; none is made from itself in a loop.
bool Names::variable_is_text(NodeId use, int depth) const {
  const std::uint32_t of = definition(use);
  if (of == 0) return false;
  if (const auto known = single_value_.find(of); known != single_value_.end()) return is_text(known->second, depth + 1);
  if (const auto read = flow_value_.find(use); read != flow_value_.end()) return is_text(read->second, depth + 1);
  const auto values = several_values_.find(of);
  if (values == several_values_.end() || !written_before(*tree_, values->second, use)) return false;
  const auto [known, is_new] = text_variables_.try_emplace(of, true);
  if (!is_new) return known->second;
  for (const Write& write : values->second) {
    if (write.value != no_node && is_text(write.value, depth + 1) && !made_from_itself_in_loop(*tree_, definitions_, write))
      continue;
    return text_variables_[of] = false;
  }
  return true;
}

std::optional<std::string_view> Names::constant_text(NodeId id) const {
  if (const auto known = texts_.find(id); known != texts_.end()) return std::string_view(known->second);
  auto value = constant(id);
  auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
  if (text == nullptr) return {};
  return std::string_view(texts_.emplace(id, std::move(*text)).first->second);
}

std::vector<std::string_view> Names::star_qualified(NodeId id) const {
  if (star_imports_.empty()) return {};
  NodeId head = id;
  while (head != no_node && (*tree_)[head].kind == Kind::Dot) head = tree_->child(head, Role::Object);
  if (head == no_node || (*tree_)[head].kind != Kind::Identifier || definition(head) != 0) return {};
  const auto [known, is_new] = star_names_.try_emplace(id);
  if (is_new) {
    for (const std::string& module : star_imports_)
      known->second.push_back(module + (module.ends_with('.') ? "" : ".") + std::string(tree_->span(id)));
  }
  return {known->second.begin(), known->second.end()};
}

NodeId Names::string_literal(NodeId id) const {
  for (int depth = 0; id != no_node && depth < max_depth; ++depth) {
    if ((*tree_)[id].kind == Kind::String) return id;
    if ((*tree_)[id].kind == Kind::Dot) {
      id = setting(id);
      continue;
    }
    if ((*tree_)[id].kind != Kind::Identifier || definition(id) == 0) return no_node;
    if (const auto read = flow_value_.find(id); read != flow_value_.end()) {
      id = read->second;
    } else if (const auto known = single_value_.find(definition(id)); known != single_value_.end()) {
      id = known->second;
    } else {
      return no_node;
    }
  }
  return no_node;
}

NodeId Names::assigned(NodeId use) const {
  if ((*tree_)[use].kind == Kind::Dot) return setting(use);
  if (definition(use) == 0) return no_node;
  if (const auto read = flow_value_.find(use); read != flow_value_.end()) return read->second;
  const auto known = single_value_.find(definition(use));
  return known != single_value_.end() ? known->second : no_node;
}

std::optional<Constant> Names::constant(NodeId id, bool follow) const {
  return Evaluator(*tree_, definitions_, single_value_, flow_value_, given_, follow).value(id);
}

}  // namespace insight::engine::syntax
