#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/taint/callees.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr int most_bases = 4;
constexpr auto reading = std::to_array<std::string_view>({"property", "cached_property"});
constexpr auto record_bases = std::to_array<std::string_view>({"NamedTuple", "BaseModel"});
constexpr auto validated_bases = std::to_array<std::string_view>({"BaseModel", "SQLModel", "Struct", "Schema"});
constexpr auto enum_bases = std::to_array<std::string_view>({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"});

}  // namespace

bool Callees::is_marked(NodeId function, std::string_view decorator) const {
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role != Role::Decorator) continue;
    const NodeId name = last_name(tree_.child(child, Role::Value));
    if (name != no_node && tree_[name].kind == Kind::Identifier && tree_.text(name) == decorator) return true;
  }
  return false;
}

bool Callees::takes_any_number(NodeId function) const {
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role == Role::Param && tree_[child].has(Flag::Rest)) return true;
  }
  return false;
}

// The class's own, and those that it has from classes of the file which it is made from.
std::vector<NodeId> Callees::running_first(NodeId of_class) const {
  std::vector<NodeId> found;
  for (int inherited = 0; of_class != no_node && inherited < most_bases; ++inherited) {
    const NodeId own = tree_.child(of_class, Role::Name);
    const NodeId body = tree_.child(of_class, Role::Body);
    if (own == no_node || body == no_node) return found;
    for (const NodeId member : tree_.children(body)) {
      const NodeId name = tree_[member].kind == Kind::Function ? tree_.child(member, Role::Name) : no_node;
      if (name == no_node || !runs_first(tree_.language(), tree_.text(name), tree_.text(own))) continue;
      const bool is_replaced = std::any_of(found.begin(), found.end(), [&](NodeId known) {
        return inherited > 0 && tree_[tree_.child(known, Role::Name)].symbol == tree_[name].symbol;
      });
      if (!is_replaced) found.push_back(member);
    }
    of_class = methods_take_object(tree_.language()) ? class_named(tree_.child(of_class, Role::Base)) : no_node;
  }
  return found;
}

// `{"keep": f}["keep"]`, also of a variable that holds the table; no_node where that is no function's name or a function.
NodeId Callees::entry_of(NodeId index) const {
  const auto wanted = names_.constant(tree_.child(index, Role::Item));
  const auto* text = wanted ? std::get_if<std::string>(&*wanted) : nullptr;
  return text != nullptr ? entry_named(tree_.child(index, Role::Object), *text) : no_node;
}

NodeId Callees::entry_named(NodeId table, std::string_view wanted) const {
  if (table != no_node && tree_[table].kind == Kind::Identifier) table = names_.assigned(table);
  if (table == no_node || tree_[table].kind != Kind::Dict) return no_node;
  for (const NodeId pair : tree_.children(table)) {
    const NodeId own = tree_[pair].kind == Kind::Function ? tree_.child(pair, Role::Name) : no_node;  // JavaScript's
    if (own != no_node && tree_.text(own) == wanted) return pair;
    const NodeId key = tree_[pair].kind == Kind::Pair ? tree_.child(pair, Role::Key) : no_node;
    if (key == no_node) continue;
    const auto constant = names_.constant(key);
    const auto* text = constant ? std::get_if<std::string>(&*constant) : nullptr;
    const bool by_its_name = tree_[key].kind == Kind::Identifier && !tree_[pair].has(Flag::Computed);
    if (by_its_name ? tree_.text(key) != wanted : text == nullptr || *text != wanted) continue;
    const NodeId value = tree_.child(pair, Role::Value);
    const bool is_function = value != no_node && (tree_[value].kind == Kind::Function || tree_[value].kind == Kind::Identifier);
    return is_function ? value : no_node;
  }
  return no_node;
}

NodeId Callees::function_meant(NodeId value) const {
  if (value == no_node) return no_node;
  if (tree_[value].kind == Kind::Function) return value;
  if (tree_[value].kind == Kind::Identifier) {
    const std::uint32_t definition = names_.definition(value);
    if (definition == 0) return no_node;
    if (const auto known = by_definition_.find(definition); known != by_definition_.end()) return known->second;
    const NodeId held = names_.assigned(value);
    return held != no_node && tree_[held].kind == Kind::Function ? held : no_node;
  }
  if (tree_[value].kind == Kind::Index) return function_meant(entry_of(value));
  if (tree_[value].kind != Kind::Other || tree_.text(value) != "method_reference") return no_node;
  const NodeId owner = tree_.first_child(value);
  const NodeId name = owner != no_node ? tree_.next_sibling(owner) : no_node;
  if (name == no_node || tree_[name].kind != Kind::Identifier) return no_node;
  NodeId type = is_own(owner) ? class_around(value) : class_named(owner);
  if (type == no_node && tree_[owner].kind == Kind::Identifier) type = class_named(types_.of(owner));  // `service::store`
  const auto found = method(type, tree_[name].symbol, 1);
  return found ? found->function : no_node;
}

// `@with_user`, or what `@with_user("admin")` gives back.
NodeId Callees::decorator_meant(NodeId decorator) const {
  const NodeId value = tree_.child(decorator, Role::Value);
  if (value == no_node || tree_[value].kind != Kind::Call) return function_meant(value);
  const NodeId maker = function_meant(tree_.child(value, Role::Callee));
  if (maker == no_node) return no_node;
  NodeId given = no_node;
  for (NodeId id = maker; id <= tree_[maker].last; ++id) {
    if (tree_[id].kind != Kind::Return) continue;
    const NodeId function = function_meant(tree_.child(id, Role::Value));
    const bool is_inner = function != no_node && function > maker && tree_[function].last <= tree_[maker].last;
    if (is_inner && tree_[tree_[function].parent].parent == maker) given = function;
  }
  return given;
}

std::optional<Callee> Callees::runs_as(NodeId object) const {
  const NodeId type = class_named(types_.of(object));
  for (const std::string_view name : {"run", "call"}) {
    auto found = type != no_node ? method(type, syntax::symbol_of(name), 0) : std::nullopt;
    if (!found) continue;
    found->object = object;
    return found;
  }
  return {};
}

bool Callees::is_getter(NodeId function) const {
  const auto marked = [&](std::string_view decorator) { return is_marked(function, decorator); };
  // Ruby's methods without arguments are called like fields.
  if (tree_.language() == syntax::Language::Ruby && parameters(function) == 0) return true;
  return tree_[function].has(Flag::Getter) || std::any_of(reading.begin(), reading.end(), marked);
}

std::optional<Callee> Callees::getter(NodeId dot) const {
  const NodeId object = tree_.child(dot, Role::Object);
  const NodeId name = tree_.child(dot, Role::Name);
  if (object == no_node || name == no_node || !getters_.contains(tree_[name].symbol)) return {};
  auto found = of_object(dot, object, name, methods_take_object(tree_.language()) ? 1 : 0);
  return found && is_getter(found->function) ? found : std::nullopt;
}

std::optional<Callee> Callees::setter(NodeId dot) const {
  const NodeId object = tree_.child(dot, Role::Object);
  const NodeId name = tree_.child(dot, Role::Name);
  if (object == no_node || name == no_node || !getters_.contains(tree_[name].symbol)) return {};
  auto found = of_object(dot, object, name, 2);
  return found && is_marked(found->function, "setter") ? found : std::nullopt;
}

bool Callees::may_be_getter(NodeId dot) const {
  const NodeId name = tree_.child(dot, Role::Name);
  if (name == no_node || !getters_.contains(tree_[name].symbol)) return false;
  const NodeId object = tree_.child(dot, Role::Object);
  return object != no_node && class_name_of(object).empty();
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

// Python's `Point = namedtuple("Point", ["x", "y"])`, also with `"x y"`.
std::vector<std::uint64_t> Callees::fields_of_tuple(NodeId callee) const {
  const bool is_name = tree_.language() == syntax::Language::Python && tree_[callee].kind == Kind::Identifier;
  const NodeId made = is_name ? names_.assigned(callee) : no_node;
  if (made == no_node || tree_[made].kind != Kind::Call) return {};
  const NodeId maker = last_name(tree_.child(made, Role::Callee));
  if (maker == no_node || tree_[maker].kind != Kind::Identifier || tree_.text(maker) != "namedtuple") return {};
  const NodeId name = tree_.child(made, Role::Item);
  const NodeId names = name != no_node ? tree_.next_sibling(name) : no_node;
  if (names == no_node) return {};
  std::vector<std::uint64_t> fields;
  const auto add = [&](NodeId node) {
    const auto constant = names_.constant(node);
    const auto* text = constant ? std::get_if<std::string>(&*constant) : nullptr;
    for (std::size_t begin = 0; text != nullptr && begin < text->size();) {
      const std::size_t end = std::min(text->find_first_of(", ", begin), text->size());
      if (end > begin) fields.push_back(syntax::symbol_of(text->substr(begin, end - begin)));
      begin = end + 1;
    }
  };
  const bool is_list = tree_[names].kind == Kind::List || tree_[names].kind == Kind::Tuple;
  if (!is_list) add(names);
  for (const NodeId each : tree_.children(names)) {
    if (is_list) add(each);
  }
  return fields;
}

std::vector<std::uint64_t> Callees::record_fields(NodeId callee) const {
  if (callee == no_node) return {};
  if (auto fields = fields_of_tuple(callee); !fields.empty()) return fields;
  const bool is_cls = tree_[callee].kind == Kind::Identifier && is_own(callee);
  return fields_of_record(is_cls ? class_around(callee) : class_named(callee));
}

bool Callees::is_record_field(NodeId object, NodeId name) const {
  const auto fields = fields_of_record(class_named(types_.of(object)));
  return std::find(fields.begin(), fields.end(), tree_[name].symbol) != fields.end();
}

// Are its fields of the types that they are declared with, whatever comes? Python's annotations bind nobody by themselves.
bool Callees::holds_types(NodeId named) const {
  if (tree_.language() != syntax::Language::Python) return true;
  for (const NodeId base : tree_.children(named)) {
    const NodeId last = tree_[base].role == Role::Base ? last_name(base) : no_node;
    if (last != no_node && tree_[last].kind == Kind::Identifier && among(tree_.text(last), validated_bases)) return true;
  }
  return false;
}

// The `o.f` of a read field, and of Java's `o.f()`, which a record has for its own; no_node for anything else.
NodeId Callees::read_member(NodeId member) const {
  const bool is_call = tree_[member].kind == Kind::Call && has_accessors(tree_.language());
  const NodeId dot = is_call ? tree_.child(member, Role::Callee) : member;
  if (dot == no_node || tree_[dot].kind != Kind::Dot || (is_call && tree_.child(member, Role::Item) != no_node)) return no_node;
  return tree_.child(dot, Role::Object) != no_node && tree_.child(dot, Role::Name) != no_node ? dot : no_node;
}

NodeId Callees::type_of_field(NodeId named, std::uint64_t symbol, bool by_call) const {
  if (named == no_node || !holds_types(named)) return no_node;
  const NodeId body = !by_call ? tree_.child(named, Role::Body) : no_node;
  for (const NodeId of : {named, body}) {  // a record's fields stand in its head
    if (of == no_node) continue;
    for (const NodeId field : tree_.children(of)) {
      const bool declares = tree_[field].kind == (of == named ? Kind::Param : Kind::VarDef);
      const NodeId declared = declares ? tree_.child(field, Role::Name) : no_node;
      if (declared != no_node && tree_[declared].symbol == symbol) return tree_.child(field, Role::Type);
    }
  }
  return no_node;
}

NodeId Callees::declared_type(NodeId member) const {
  const NodeId dot = read_member(member);
  if (dot == no_node) return no_node;
  const NodeId named = class_named(types_.of(tree_.child(dot, Role::Object)));
  return type_of_field(named, tree_[tree_.child(dot, Role::Name)].symbol, dot != member);
}

bool Callees::is_enum(NodeId name) const {
  const NodeId named = name != no_node ? class_named(name) : no_node;
  if (named == no_node) return false;
  if (syntax::spelling_of(tree_[named].op) == "enum") return true;
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
