#include "engine/taint/decided.h"

#include <algorithm>
#include <string>
#include <vector>

namespace insight::engine::taint {
namespace {

using syntax::Constant;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

constexpr int deepest = 24;
constexpr char enumerated = '\x01';      // before the name of an enumeration's constant
constexpr std::size_t most_before = 40;  // statements that are looked at before a loop
constexpr std::size_t most_nodes_before = 2000;

// `'A'` of languages that tell it from a text.
std::optional<Constant> character(std::string_view written) {
  if (written.size() != 3 || written.front() != '\'' || written.back() != '\'') return {};
  return Constant(std::string(1, written[1]));
}

std::optional<Constant> character_of(const Constant& text, const Constant& at) {
  const auto* from = std::get_if<std::string>(&text);
  const auto* number = std::get_if<std::int64_t>(&at);
  if (from == nullptr || number == nullptr) return {};
  if (*number < 0 || static_cast<std::size_t>(*number) >= from->size()) return {};
  const char c = (*from)[static_cast<std::size_t>(*number)];
  return static_cast<unsigned char>(c) < 0x80 ? std::optional<Constant>(std::string(1, c)) : std::nullopt;
}

std::optional<double> number(const Constant& constant) {
  if (const auto* whole = std::get_if<std::int64_t>(&constant)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&constant)) return *real;
  return {};
}

bool is_enumerated(const Constant& constant) {
  const auto* text = std::get_if<std::string>(&constant);
  return text != nullptr && text->starts_with(enumerated);
}

std::string_view enumeration(const Constant& constant) {
  const std::string_view text = std::get<std::string>(constant);
  return text.substr(0, text.rfind('.'));
}

bool is_constant_name(std::string_view name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
         std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::optional<bool> compared(std::string_view op, const Constant& left, const Constant& right) {
  const bool equal = op == "==" || op == "===" || op == "is";
  const bool unequal = op == "!=" || op == "!==" || op == "is not";
  if (is_enumerated(left) != is_enumerated(right)) return {};
  if (is_enumerated(left) && enumeration(left) != enumeration(right)) return {};
  if ((equal || unequal) && left.index() == right.index()) return (left == right) == equal;
  const auto a = number(left);
  const auto b = number(right);
  if (!a || !b) return {};
  if (equal || unequal) return (*a == *b) == equal;
  if (op == "<") return *a < *b;
  if (op == ">") return *a > *b;
  if (op == "<=") return *a <= *b;
  if (op == ">=") return *a >= *b;
  return {};
}

// What variables hold when a loop begins, as far as straight lines before it in its block say so.
class Entry {
 public:
  Entry(const syntax::Tree& tree, const syntax::Names& names, NodeId loop) : tree_(tree), names_(names) {
    add_beginning(loop);
    const NodeId block = tree[loop].parent;
    if (block == no_node) return;
    std::vector<NodeId> before;
    for (const NodeId sibling : tree.children(block)) {
      if (sibling == loop) break;
      before.push_back(sibling);
    }
    std::size_t nodes = 0;
    const std::size_t first = before.size() - std::min(before.size(), most_before);
    for (std::size_t i = before.size(); i > first && nodes < most_nodes_before; --i) {
      nodes += tree[before[i - 1]].last - before[i - 1];
      statements_.push_back(before[i - 1]);
    }
  }

  // no_node where that is not one expression.
  NodeId value_of(NodeId use) const {
    const std::uint32_t definition = names_.definition(use);
    if (definition == 0) return no_node;
    for (const NodeId statement : statements_) {
      if (const NodeId value = given_by(statement, definition); value != no_node) return value;
      if (writes(statement, definition)) return no_node;
    }
    return no_node;
  }

 private:
  // `for (int i = 0; …)` begins before its condition is asked.
  void add_beginning(NodeId loop) {
    std::vector<NodeId> inits;
    for (const NodeId child : tree_.children(loop)) {
      if (tree_[child].role == Role::Init) inits.push_back(child);
    }
    statements_.insert(statements_.end(), inits.rbegin(), inits.rend());
  }

  bool is_of(NodeId target, std::uint32_t definition) const {
    return target != no_node && tree_[target].kind == Kind::Identifier && names_.definition(target) == definition;
  }

  NodeId given_by(NodeId statement, std::uint32_t definition) const {
    if (tree_[statement].kind == Kind::ExprStatement) statement = tree_.child(statement, Role::Value);
    if (statement == no_node) return no_node;
    if (tree_[statement].kind == Kind::VarDef && is_of(tree_.child(statement, Role::Name), definition))
      return tree_.child(statement, Role::Value);
    if (tree_[statement].kind == Kind::Assign && is_of(tree_.child(statement, Role::Left), definition))
      return tree_.child(statement, Role::Right);
    return no_node;
  }

  bool writes(NodeId statement, std::uint32_t definition) const {
    for (NodeId id = statement; id <= tree_[statement].last; ++id) {
      if (is_of(id, definition) && !is_only_read(id)) return true;
    }
    return false;
  }

  bool is_only_read(NodeId use) const {
    const NodeId parent = tree_[use].parent;
    const Kind kind = tree_[parent].kind;
    if (kind == Kind::Binary || kind == Kind::Call || kind == Kind::Return) return true;
    return (kind == Kind::VarDef || kind == Kind::Dot) && tree_[use].role != Role::Name;
  }

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  std::vector<NodeId> statements_;  // the last one first
};

class Decision {
 public:
  Decision(const syntax::Tree& tree, const syntax::Names& names, const GivenConstants* given, const Entry* entry = nullptr)
      : tree_(tree), names_(names), given_(given), entry_(entry) {}

  std::optional<bool> of(NodeId id, int depth = 0) const {
    if (id == no_node || depth > deepest) return {};
    switch (tree_[id].kind) {
      case Kind::Bool:
      case Kind::Identifier:
      case Kind::Dot:
        return truth(id, depth);
      case Kind::Unary: {
        const auto inner = syntax::spelling_of(tree_[id].op) == "!" ? of(tree_.child(id, Role::Value), depth + 1) : std::nullopt;
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case Kind::Binary:
        return binary(id, depth);
      case Kind::Call:
        return equality(id, depth);
      default:
        return {};
    }
  }

  // Beyond what is constant anywhere: a character of a constant text.
  std::optional<Constant> value(NodeId id, int depth = 0) const {
    if (id == no_node || depth > deepest) return {};
    if (auto constant = names_.constant(id)) return constant;
    switch (tree_[id].kind) {
      case Kind::Other:
        return character(tree_.span(id));
      case Kind::Dot:
        if (auto items = length_of(id)) return items;
        return of_enumeration(id);
      case Kind::Binary:
        return computed(id, depth);
      case Kind::Identifier: {
        if (const Constant* given = given_for(id)) return *given;
        const NodeId assigned = names_.assigned(id);
        return value(assigned != no_node ? assigned : at_entry(id), depth + 1);
      }
      case Kind::Index:
        return at(tree_.child(id, Role::Object), tree_.child(id, Role::Item), depth);
      case Kind::Call: {
        const NodeId callee = tree_.child(id, Role::Callee);
        if (auto length = length_by(id, callee, depth)) return length;
        if (!is_method(callee, "charAt")) return {};
        return at(tree_.child(callee, Role::Object), tree_.child(id, Role::Item), depth);
      }
      default:
        return {};
    }
  }

 private:
  bool is_method(NodeId callee, std::string_view name) const {
    if (callee == no_node || tree_[callee].kind != Kind::Dot) return false;
    const NodeId named = tree_.child(callee, Role::Name);
    return named != no_node && tree_.text(named) == name;
  }

  const Constant* given_for(NodeId use) const {
    if (given_ == nullptr || given_->empty()) return nullptr;
    const auto known = given_->find(names_.definition(use));
    return known != given_->end() && known->first != 0 ? &known->second : nullptr;
  }

  // `Mode.KEEP`
  std::optional<Constant> of_enumeration(NodeId dot) const {
    const NodeId object = tree_.child(dot, Role::Object);
    const NodeId name = tree_.child(dot, Role::Name);
    if (object == no_node || name == no_node || tree_[name].kind != Kind::Identifier) return {};
    if (tree_[object].kind == Kind::Dot || tree_[object].kind == Kind::Identifier) {
      const NodeId last = tree_[object].kind == Kind::Dot ? tree_.child(object, Role::Name) : object;
      const std::string_view type = last != no_node && tree_[last].kind == Kind::Identifier ? tree_.text(last) : "";
      if (type.empty() || type.front() < 'A' || type.front() > 'Z' || is_constant_name(type.substr(1))) return {};
      if (is_constant_name(tree_.text(name))) return Constant(enumerated + std::string(type) + "." + std::string(tree_.text(name)));
    }
    return {};
  }

  // `items.length` of an array that is written there, which never grows.
  std::optional<Constant> length_of(NodeId dot) const {
    const NodeId object = tree_.child(dot, Role::Object);
    if (object == no_node || tree_.language() != syntax::Language::Java || !is_method(dot, "length")) return {};
    const NodeId array = tree_[object].kind == Kind::Identifier ? names_.assigned(object) : object;
    if (array == no_node || tree_[array].kind != Kind::List) return {};
    std::int64_t count = 0;
    for (const NodeId item : tree_.children(array)) count += tree_[item].role == Role::Item ? 1 : 0;
    return Constant(count);
  }

  // `len("abc")`, `"abc".length()`
  std::optional<Constant> length_by(NodeId call, NodeId callee, int depth) const {
    if (callee == no_node) return {};
    const bool by_name = tree_.language() == syntax::Language::Python && tree_[callee].kind == Kind::Identifier;
    NodeId text = no_node;
    if (by_name && tree_.text(callee) == "len") text = tree_.child(call, Role::Item);
    if (is_method(callee, "length")) text = tree_.child(callee, Role::Object);
    const auto known = value(text, depth + 1);
    const auto* letters = known ? std::get_if<std::string>(&*known) : nullptr;
    const bool is_plain = letters != nullptr && std::ranges::all_of(*letters, [](char c) { return c >= ' ' && c <= '~'; });
    return is_plain ? std::optional<Constant>(static_cast<std::int64_t>(letters->size())) : std::nullopt;
  }

  std::optional<Constant> computed(NodeId id, int depth) const {
    const auto left = value(tree_.child(id, Role::Left), depth + 1);
    const auto right = left ? value(tree_.child(id, Role::Right), depth + 1) : std::nullopt;
    return right ? syntax::combined(syntax::spelling_of(tree_[id].op), *left, *right, tree_.language()) : std::nullopt;
  }

  NodeId at_entry(NodeId use) const { return entry_ != nullptr ? entry_->value_of(use) : no_node; }

  std::optional<Constant> at(NodeId text, NodeId number, int depth) const {
    const auto from = value(text, depth + 1);
    const auto where = from ? value(number, depth + 1) : std::nullopt;
    return where ? character_of(*from, *where) : std::nullopt;
  }

  // `"a".equals(b)`
  std::optional<bool> equality(NodeId call, int depth) const {
    const NodeId callee = tree_.child(call, Role::Callee);
    if (!is_method(callee, "equals")) return {};
    const auto left = value(tree_.child(callee, Role::Object), depth + 1);
    const auto right = left ? value(tree_.child(call, Role::Item), depth + 1) : std::nullopt;
    return right ? compared("==", *left, *right) : std::nullopt;
  }

  std::optional<bool> truth(NodeId id, int depth) const {
    const auto constant = names_.constant(id);
    const auto* value = constant ? std::get_if<bool>(&*constant) : nullptr;
    if (value != nullptr) return *value;
    if (tree_[id].kind == Kind::Dot && tree_.language() == syntax::Language::Java) {
      const std::string_view written = tree_.span(id);
      if (written == "Boolean.TRUE" || written == "Boolean.FALSE") return written == "Boolean.TRUE";
    }
    if (constant || tree_[id].kind != Kind::Identifier) return {};
    if (const Constant* given = given_for(id)) {
      const auto* answer = std::get_if<bool>(given);
      return answer != nullptr ? std::optional(*answer) : std::nullopt;
    }
    const NodeId assigned = names_.assigned(id);
    return of(assigned != no_node ? assigned : at_entry(id), depth + 1);
  }

  std::optional<bool> binary(NodeId id, int depth) const {
    const auto op = syntax::spelling_of(tree_[id].op);
    const NodeId left = tree_.child(id, Role::Left);
    const NodeId right = tree_.child(id, Role::Right);
    if (op == "&&" || op == "||") {
      const bool decides = op == "||";
      const auto a = of(left, depth + 1);
      const auto b = of(right, depth + 1);
      if (a == decides || b == decides) return decides;
      return a && b ? std::optional(!decides) : std::nullopt;
    }
    const auto a = value(left, depth + 1);
    const auto b = a ? value(right, depth + 1) : std::nullopt;
    return b ? compared(op, *a, *b) : std::nullopt;
  }

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  const GivenConstants* given_;
  const Entry* entry_;
};

}  // namespace

std::optional<bool> decided_at_entry(const syntax::Tree& tree, const syntax::Names& names, NodeId loop) {
  const NodeId condition = tree.child(loop, Role::Condition);
  if (condition == no_node) return {};
  if (const auto always = decided(tree, names, condition)) return always;
  const Kind kind = tree[condition].kind;
  if (kind != Kind::Binary && kind != Kind::Identifier && kind != Kind::Unary) return {};
  const Entry entry(tree, names, loop);
  return Decision(tree, names, nullptr, &entry).of(condition);
}

bool iterates_nothing(const syntax::Tree& tree, const syntax::Names& names, NodeId iterated) {
  if (iterated == no_node) return false;
  if (tree[iterated].kind == Kind::List) return tree.first_child(iterated) == no_node;
  const NodeId callee = tree[iterated].kind == Kind::Call ? tree.child(iterated, Role::Callee) : no_node;
  if (callee == no_node || tree[callee].kind != Kind::Identifier || tree.text(callee) != "range") return false;
  const NodeId end = tree.child(iterated, Role::Item);
  const auto count = end != no_node && tree.next_sibling(end) == no_node ? names.constant(end) : std::nullopt;
  const auto* number = count ? std::get_if<std::int64_t>(&*count) : nullptr;
  return number != nullptr && *number <= 0;
}

bool iterates_something(const syntax::Tree& tree, const syntax::Names& names, NodeId iterated) {
  if (iterated == no_node) return false;
  const bool is_name = tree[iterated].kind == Kind::Identifier;
  const NodeId items = is_name ? names.assigned(iterated) : iterated;
  // A list that a variable holds may lose its items.
  if (items == no_node || (tree[items].kind != Kind::Tuple && (is_name || tree[items].kind != Kind::List))) return false;
  const NodeId first = tree.first_child(items);
  return first != no_node && tree[first].kind != Kind::Spread;
}

std::optional<bool> decided(const syntax::Tree& tree, const syntax::Names& names, NodeId condition, const GivenConstants* given) {
  return Decision(tree, names, given).of(condition);
}

std::optional<Constant> decided_value(const syntax::Tree& tree, const syntax::Names& names, NodeId id,
                                      const GivenConstants* given) {
  return Decision(tree, names, given).value(id);
}

NodeId holder_of_cases(const syntax::Tree& tree, NodeId choice) {
  const NodeId body = tree.child(choice, Role::Body);
  return body != no_node ? body : choice;
}

NodeId decided_case(const syntax::Tree& tree, const syntax::Names& names, NodeId choice, const GivenConstants* given) {
  const Decision decision(tree, names, given);
  const auto subject = decision.value(tree.child(choice, Role::Value));
  if (!subject) return no_node;
  NodeId taken = no_node;
  NodeId otherwise = no_node;
  for (const NodeId item : tree.children(holder_of_cases(tree, choice))) {
    if (tree[item].role != Role::Item || tree[item].kind != Kind::Case) continue;
    bool is_default = true;
    for (const NodeId child : tree.children(item)) {
      if (tree[child].role == Role::Body) continue;
      if (tree[child].role != Role::Value) return no_node;  // a guard
      is_default = false;
      // Java names the constants of the subject's enumeration alone.
      const bool is_short = is_enumerated(*subject) && tree[child].kind == Kind::Identifier && is_constant_name(tree.text(child));
      const auto meant =
          is_short ? Constant(std::string(enumeration(*subject)) + "." + std::string(tree.text(child))) : decision.value(child);
      const auto equal = meant ? compared("==", *subject, *meant) : std::nullopt;
      if (!equal) return no_node;
      if (*equal && taken == no_node) taken = item;
    }
    if (is_default) otherwise = item;
  }
  return taken != no_node ? taken : otherwise;
}

}  // namespace insight::engine::taint
