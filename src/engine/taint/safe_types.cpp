#include "engine/taint/safe_types.h"

#include <array>
#include <string_view>

#include "base/text.h"
#include "engine/syntax/types.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr auto numbers = std::to_array<std::string_view>(
    {"int",   "long",  "short", "float", "double", "Integer", "Long",   "Short",  "Float",   "Double",  "number", "bigint", "int8",
     "int16", "int32", "int64", "uint",  "uint8",  "uint16",  "uint32", "uint64", "float32", "float64", "i8",     "i16",    "i32",
     "i64",   "u8",    "u16",   "u32",   "u64",    "usize",   "isize",  "f32",    "f64",     "Int",     "decimal"});
constexpr auto booleans = std::to_array<std::string_view>({"bool", "boolean", "Boolean", "Bool"});
constexpr auto comparisons =
    std::to_array<std::string_view>({"<", ">", "<=", ">=", "==", "!=", "===", "!==", "<>", "in", "not in", "is", "is not"});
constexpr auto arithmetic =
    std::to_array<std::string_view>({"+", "-", "*", "/", "%"});  // of which Python's last two make texts too
constexpr auto counts = std::to_array<std::string_view>(
    {"length",      "size",     "parseInt",   "parseLong", "parseShort", "parseFloat",  "parseDouble",   "indexOf",
     "lastIndexOf", "hashCode", "compareTo",  "count",     "sum",        "mapToInt",    "mapToLong",     "mapToDouble",
     "nextInt",     "nextLong", "nextDouble", "intValue",  "longValue",  "doubleValue", "ordinal",       "getLength",
     "waitFor",     "asInt",    "asLong",     "asDouble",  "getAsInt",   "getAsLong",   "executeUpdate", "compareToIgnoreCase"});
constexpr auto java_boxes = std::to_array<std::string_view>({"Integer", "Long", "Short", "Byte", "Float", "Double"});
constexpr auto questions = std::to_array<std::string_view>(
    {"equals",          "equalsIgnoreCase", "isEmpty",      "contains", "startsWith", "endsWith",    "matches",       "containsKey",
     "parseBoolean",    "isBlank",          "isPresent",    "anyMatch", "allMatch",   "noneMatch",   "containsValue", "hasNext",
     "hasMoreElements", "asBoolean",        "booleanValue", "exists",   "isFile",     "isDirectory", "mkdir",         "mkdirs"});

constexpr auto python_counts = std::to_array<std::string_view>({"len", "ord", "count", "find", "rfind", "index"});
constexpr auto python_questions =
    std::to_array<std::string_view>({"startswith", "endswith", "isdigit", "isalnum", "isalpha", "isnumeric", "isdecimal",
                                     "isidentifier", "isspace", "isupper", "islower", "isinstance", "bool", "any", "all"});

}  // namespace

SafeType safe_type_named(const syntax::Tree& tree, NodeId type) {
  type = syntax::without_question(tree, type);
  if (type == no_node) return SafeType::None;
  const std::string_view name = tree.span(type);
  return among(name, numbers) ? SafeType::Number : among(name, booleans) ? SafeType::Boolean : SafeType::None;
}

namespace {

// Python's functions, and methods of texts.
SafeType of_python_call(const syntax::Tree& tree, NodeId callee) {
  if (callee != no_node && tree[callee].kind == Kind::Dot) callee = tree.child(callee, Role::Name);
  if (callee == no_node || tree[callee].kind != Kind::Identifier) return SafeType::None;
  const std::string_view name = tree.text(callee);
  return among(name, python_questions) ? SafeType::Boolean : among(name, python_counts) ? SafeType::Number : SafeType::None;
}

// Java's `Integer.valueOf(s)`, `Long.decode(s)`.
SafeType of_box(const syntax::Tree& tree, NodeId owner, std::string_view method) {
  if (owner == no_node || (method != "valueOf" && method != "decode")) return SafeType::None;
  const std::string_view type = tree.span(owner);
  return among(type, java_boxes) ? SafeType::Number : type == "Boolean" ? SafeType::Boolean : SafeType::None;
}

SafeType of_java_method(const syntax::Tree& tree, NodeId owner, NodeId name) {
  const std::string_view method = tree.text(name);
  if (among(method, counts)) return SafeType::Number;
  return among(method, questions) ? SafeType::Boolean : of_box(tree, owner, method);
}

// Java's methods of texts, lists and numbers; PHP's intval.
SafeType of_call(const syntax::Tree& tree, NodeId id) {
  const NodeId callee = tree.child(id, Role::Callee);
  if (tree.language() == syntax::Language::Python) return of_python_call(tree, callee);
  if (tree.language() == syntax::Language::Php && callee != no_node && tree[callee].kind == Kind::Identifier)
    return tree.text(callee) == "intval" ? SafeType::Number : SafeType::None;
  if (syntax::name_of(tree.language()) != "java" || callee == no_node || tree[callee].kind != Kind::Dot) return SafeType::None;
  const NodeId name = tree.child(callee, Role::Name);
  if (name == no_node) return SafeType::None;
  return of_java_method(tree, tree.child(callee, Role::Object), name);
}

// `this.f`, by the declaration of f in the class around.
SafeType of_field(const syntax::Tree& tree, NodeId id) {
  const NodeId object = tree.child(id, Role::Object);
  const NodeId name = tree.child(id, Role::Name);
  if (object == no_node || name == no_node) return SafeType::None;
  if (syntax::name_of(tree.language()) == "java" && tree.text(name) == "length") return SafeType::Number;  // of an array
  if (tree[object].kind != Kind::This) return SafeType::None;
  NodeId around = tree[id].parent;
  while (around != no_node && tree[around].kind != Kind::Class) around = tree[around].parent;
  const NodeId body = around != no_node ? tree.child(around, Role::Body) : no_node;
  if (body == no_node) return SafeType::None;
  for (const NodeId member : tree.children(body)) {
    if (tree[member].kind != Kind::VarDef) continue;
    const NodeId field = tree.child(member, Role::Name);
    if (field != no_node && tree[field].symbol == tree[name].symbol) return safe_type_named(tree, tree.child(member, Role::Type));
  }
  return SafeType::None;
}

// PHP's arithmetic makes numbers of anything, Python's of what has a number on one side. Elsewhere + may put texts together.
SafeType of_sum(const syntax::Tree& tree, const syntax::Names& names, NodeId id, std::string_view op) {
  if (!among(op, arithmetic)) return SafeType::None;
  if (tree.language() == syntax::Language::Php) return SafeType::Number;
  if (tree.language() != syntax::Language::Python || op == "/" || op == "%") return SafeType::None;
  for (const Role side : {Role::Right, Role::Left}) {
    const NodeId operand = tree.child(id, side);
    if (operand == no_node) continue;
    if (tree[operand].kind == Kind::Number || safe_type(tree, names, operand) == SafeType::Number) return SafeType::Number;
  }
  return SafeType::None;
}

}  // namespace

SafeType safe_type_of_reference(const syntax::Tree& tree, NodeId reference) {
  const NodeId owner = tree.first_child(reference);
  const NodeId name = owner != no_node ? tree.next_sibling(owner) : no_node;
  return name != no_node && tree[name].kind == Kind::Identifier ? of_java_method(tree, owner, name) : SafeType::None;
}

SafeType safe_type(const syntax::Tree& tree, const syntax::Names& names, NodeId id) {
  const bool is_python = tree.language() == syntax::Language::Python;
  const bool gives_either_side =
      is_python || tree.language() == syntax::Language::Ruby || syntax::family_of(tree.language()) == syntax::Language::JavaScript;
  switch (tree[id].kind) {
    case Kind::Identifier:
      return is_python ? SafeType::None : safe_type_named(tree, names.type_of(id));  // there an annotation binds nobody
    case Kind::Dot:
      return of_field(tree, id);
    case Kind::Cast:
      return safe_type_named(tree, tree.child(id, Role::Type));
    case Kind::Call:
      return of_call(tree, id);
    case Kind::Unary:
      return syntax::spelling_of(tree[id].op) == "!" ? SafeType::Boolean : SafeType::None;
    case Kind::Binary: {
      const auto op = syntax::spelling_of(tree[id].op);
      if (among(op, comparisons)) return SafeType::Boolean;
      if (op == "&&" || op == "||") return gives_either_side ? SafeType::None : SafeType::Boolean;
      return of_sum(tree, names, id, op);
    }
    default:
      return SafeType::None;
  }
}

}  // namespace insight::engine::taint
