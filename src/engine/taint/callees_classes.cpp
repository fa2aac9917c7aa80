#include <algorithm>
#include <array>

#include "engine/taint/callees.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr auto reading = std::to_array<std::string_view>({"property", "cached_property"});
constexpr auto record_bases = std::to_array<std::string_view>({"NamedTuple", "BaseModel"});
constexpr auto enum_bases = std::to_array<std::string_view>({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"});

bool among(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool Callees::is_marked(NodeId function, std::string_view decorator) const {
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role != Role::Decorator) continue;
    const NodeId name = last_name(tree_.child(child, Role::Value));
    if (name != no_node && tree_[name].kind == Kind::Identifier && tree_.text(name) == decorator) return true;
  }
  return false;
}

bool Callees::is_getter(NodeId function) const {
  const auto marked = [&](std::string_view decorator) { return is_marked(function, decorator); };
  return tree_[function].has(Flag::Getter) || std::any_of(reading.begin(), reading.end(), marked);
}

std::optional<Callee> Callees::getter(NodeId dot) const {
  const NodeId object = tree_.child(dot, Role::Object);
  const NodeId name = tree_.child(dot, Role::Name);
  if (object == no_node || name == no_node || !getters_.contains(tree_[name].symbol)) return {};
  auto found = of_object(dot, object, name, methods_take_object(tree_.language()) ? 1 : 0);
  return found && is_getter(found->function) ? found : std::nullopt;
}

std::vector<std::uint64_t> Callees::fields_of_record(NodeId named) const {
  std::vector<std::uint64_t> fields;
  if (named == no_node) return fields;
  bool is_record = false;
  for (const NodeId child : tree_.children(named)) {
    if (tree_[child].role == Role::Param) {
      const NodeId name = tree_.child(child, Role::Name);
      if (name != no_node) fields.push_back(tree_[name].symbol);
    }
    NodeId mark = no_node;
    if (tree_[child].role == Role::Decorator) {
      mark = tree_.child(child, Role::Value);
      if (mark != no_node && tree_[mark].kind == Kind::Call) mark = tree_.child(mark, Role::Callee);
    } else if (tree_[child].role == Role::Base) {
      mark = child;
    }
    const NodeId name = last_name(mark);
    if (name == no_node || tree_[name].kind != Kind::Identifier) continue;
    is_record = is_record || among(tree_.text(name), record_bases) || tree_.text(name) == "dataclass";
  }
  const NodeId body = is_record ? tree_.child(named, Role::Body) : no_node;
  if (body == no_node) return fields;
  for (const NodeId member : tree_.children(body)) {
    const NodeId name = tree_[member].kind == Kind::VarDef ? tree_.child(member, Role::Name) : no_node;
    if (name != no_node) fields.push_back(tree_[name].symbol);
  }
  return fields;
}

std::vector<std::uint64_t> Callees::record_fields(NodeId callee) const {
  return callee != no_node ? fields_of_record(class_named(callee)) : std::vector<std::uint64_t>{};
}

bool Callees::is_record_field(NodeId object, NodeId name) const {
  const auto fields = fields_of_record(class_named(types_.of(object)));
  return std::find(fields.begin(), fields.end(), tree_[name].symbol) != fields.end();
}

bool Callees::is_enum(NodeId name) const {
  const NodeId named = name != no_node ? class_named(name) : no_node;
  if (named == no_node) return false;
  for (const NodeId base : tree_.children(named)) {
    if (tree_[base].role != Role::Base) continue;
    const NodeId last = last_name(base);
    if (last != no_node && tree_[last].kind == Kind::Identifier && among(tree_.text(last), enum_bases)) return true;
  }
  return false;
}

std::string_view Callees::class_name_of(NodeId object) const {
  const NodeId name = last_name(types_.of(object));
  return name != no_node && tree_[name].kind == Kind::Identifier ? tree_.text(name) : std::string_view();
}

}  // namespace insight::engine::taint
