#include "engine/match/conditions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/match/analyzers.h"
#include "engine/match/comparison.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

const Regex& compiled(const std::string& pattern) {
  thread_local std::unordered_map<std::string, Regex> known;
  if (known.size() > 10'000) known.clear();
  return known.try_emplace(pattern, pattern).first->second;
}

std::string content_of(const Value& value) {
  if (const auto constant = constant_of(value)) {
    if (const auto* text = std::get_if<std::string>(&*constant)) return *text;
  }
  return std::string(value.text);
}

// The type an identifier was declared with, as written.
std::string_view declared_type(const Value& value) {
  const auto& tree = *value.tree;
  const auto& at = tree[value.first];
  for (NodeId id = 0; id < tree.size(); ++id) {
    const auto& other = tree[id];
    if (other.kind != Kind::Identifier || other.symbol != at.symbol || other.role != Role::Name || other.parent == no_node)
      continue;
    if (value.names != nullptr && value.names->definition(id) != value.names->definition(value.first)) continue;
    if (const NodeId type = tree.child(other.parent, Role::Type); type != no_node) return tree.span(type);
  }
  return {};
}

bool has_type(const Value& value, const std::vector<std::string>& types) {
  if (!value.is_node()) return false;
  std::string_view type;
  const bool python = value.tree->language() == syntax::Language::Python;
  const Kind kind = (*value.tree)[value.first].kind;
  if (const auto constant = python && kind == Kind::Identifier ? constant_of(value) : std::nullopt) {
    constexpr std::array<std::string_view, 4> names{"str", "int", "float", "bool"};  // in the order of Constant
    if (std::find(types.begin(), types.end(), names[constant->index()]) != types.end()) return true;
  }
  switch (kind) {
    case Kind::Template:
      if (python) return false;
      [[fallthrough]];
    case Kind::String:
      type = python ? "str" : "string";
      break;
    case Kind::Number:
      type = value.tree->language() == syntax::Language::Python ? "int" : "number";
      break;
    case Kind::Bool:
      type = value.tree->language() == syntax::Language::Python ? "bool" : "boolean";
      break;
    case Kind::New:
      if (const NodeId made = value.tree->child(value.first, Role::Callee); made != no_node) type = value.tree->span(made);
      break;
    case Kind::Identifier:
      type = declared_type(value);
      break;
    default:
      return false;
  }
  return std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

std::optional<syntax::Constant> constant_of(const Value& value) {
  if (value.is_node() && value.names != nullptr) return value.names->constant(value.first);
  if (value.first != no_node || value.text.empty()) return {};
  return std::string(value.text);
}

std::vector<Environment> holds(const Condition& condition, const Environment& environment, Evaluation& evaluation) {
  const auto only_if = [&](bool yes) { return yes ? std::vector<Environment>{environment} : std::vector<Environment>{}; };
  if (condition.kind == Condition::Kind::Comparison) return only_if(comparison_holds(condition, environment, evaluation.now()));
  const Value* value = find(environment, syntax::symbol_of(condition.metavariable));
  if (value == nullptr) return {};
  switch (condition.kind) {
    case Condition::Kind::Regex:
      if (condition.metavariable.size() > 1 && condition.metavariable[1] >= '0' && condition.metavariable[1] <= '9') return {};
      return only_if(compiled(condition.text).matches_start(value->text) ||
                     (condition.follow && compiled(condition.text).matches_start(content_of(*value))));
    case Condition::Kind::Pattern:
      return evaluation.inside_value(condition, *value, environment);
    case Condition::Kind::Type:
      return only_if(has_type(*value, condition.types));
    case Condition::Kind::Analysis:
      return only_if(condition.text == "entropy" ? looks_random(content_of(*value)) : backtracks(content_of(*value)));
    case Condition::Kind::Comparison:
      break;
  }
  return {};
}

}  // namespace insight::engine::match
