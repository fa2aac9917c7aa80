#include "engine/match/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

#include "base/text.h"
#include "engine/match/analyzers.h"
#include "engine/match/basic_types.h"
#include "engine/match/cast_types.h"
#include "engine/match/class_fields.h"
#include "engine/match/comparison.h"
#include "engine/match/go_types.h"
#include "engine/syntax/types.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

const Regex& compiled(const std::string& pattern) {
  thread_local std::unordered_map<std::string, Regex> known;
  if (known.size() > 10'000) known.clear();
  return known.try_emplace(pattern, pattern, Regex::Mode::Plain).first->second;
}

std::string content_of(const Value& value) {
  if (const auto constant = constant_of(value)) {
    if (const auto* text = std::get_if<std::string>(&*constant)) return *text;
  }
  return std::string(value.text);
}

// 5 as "5", a float as OCaml writes it: "2.5", but "5.".
std::string written_number(double number) {
  std::string text = fmt::format("{:.12g}", number);
  if (text.find_first_of(".en") == std::string::npos) text += '.';
  return text;
}

// What a metavariable-regex with `constant-propagation` sees: the value instead of the code, where it is known; texts without their
// quotes.
std::string propagated(const Value& value) {
  if (!value.is_node() || is_long(value)) return std::string(value.text);
  const bool is_javascript = syntax::family_of(value.tree->language()) == syntax::Language::JavaScript;
  const auto constant = is_javascript && (*value.tree)[value.first].kind == Kind::Cast ? std::nullopt : constant_of(value);
  if (!constant) return std::string(value.text);
  if (const auto* text = std::get_if<std::string>(&*constant)) return has_value(value) ? *text : std::string(value.text);
  if (const auto* truth = std::get_if<bool>(&*constant)) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<double>(&*constant)) return written_number(*number);
  const std::int64_t whole = std::get<std::int64_t>(*constant);
  return std::to_string(whole) + (is_javascript ? "." : "");
}

// A type of C or C++ as its words and marks: without blanks around marks, const and volatile.
std::string bare_type(std::string_view written) {
  std::string bare;
  for (std::string_view rest = written; !rest.empty();) {
    const std::size_t size = std::min(rest.find_first_of(" \t\n*&<>,:"), rest.size());
    const std::string_view word = rest.substr(0, std::max<std::size_t>(size, 1));
    rest.remove_prefix(word.size());
    if (word == " " || word == "\t" || word == "\n" || word == "const" || word == "volatile") continue;
    const bool words_meet = size > 0 && !bare.empty() && std::isalnum(static_cast<unsigned char>(bare.back())) != 0;
    if (words_meet) bare += ' ';
    bare += word;
  }
  return bare;
}

bool is_c(const syntax::Tree& tree) {
  return tree.language() == syntax::Language::C || tree.language() == syntax::Language::Cpp;
}

// With the pointers and references that stand beside the name.
std::string type_of_c(const syntax::Tree& tree, NodeId type) {
  std::string marks;
  while (tree[type].kind == Kind::Type && tree.text(type) != "[]" && tree.first_child(type) != no_node) {
    marks.insert(0, tree.text(type));
    type = tree.first_child(type);
  }
  return tree[type].kind == Kind::Type ? std::string() : bare_type(tree.span(type)) + marks;
}

// A type as it is written, and by its full names where it is imported: one, or one for each `import a.*`.
struct TypeName {
  std::string written;
  std::string_view full;
  std::vector<std::string_view> maybe{};
};

std::string without_blanks(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n' && c != '\t'; });
  return out;
}

TypeName name_of_type(const Value& value, NodeId type) {
  const auto& tree = *value.tree;
  if (const NodeId referred = syntax::referred_type(tree, type); referred != type && tree.language() == syntax::Language::Rust)
    return {"&" + name_of_type(value, referred).written, {}};  // whatever its lifetime, and `mut` or not
  if (tree.language() == syntax::Language::Php && tree[type].begin > 0 && tree.source()[tree[type].begin - 1] == '?')
    return {"?" + without_blanks(tree.span(type)), {}};
  const NodeId name = tree[type].kind == Kind::GenericType ? tree.child(type, Role::Name) : type;
  const bool imported = value.names != nullptr && name != no_node;
  TypeName found{without_blanks(value.tree->span(type)), imported ? value.names->qualified(name) : std::string_view()};
  if (imported && found.full.empty()) found.maybe = value.names->star_qualified(name);
  return found;
}

// Of `new T`, `T{…}` and `&T{…}`.
TypeName made_type(const Value& value, NodeId made) {
  const auto& tree = *value.tree;
  if (tree[made].kind == Kind::Unary && tree.language() == syntax::Language::Go && syntax::spelling_of(tree[made].op) == "&") {
    const NodeId inner = tree.child(made, Role::Value);
    if (inner == no_node || tree[inner].kind != Kind::New) return {};
    return {"*" + made_type(value, inner).written, {}};
  }
  if (const NodeId type = type_of_new(tree, made); type != no_node) return {"*" + name_of_type(value, type).written, {}};
  if (const NodeId type = type_of_make(tree, made); type != no_node) return name_of_type(value, type);
  const NodeId callee = tree[made].kind == Kind::New ? tree.child(made, Role::Callee) : no_node;
  if (callee == no_node) return {};
  TypeName found = name_of_type(value, callee);
  const bool array = tree.language() == syntax::Language::Java && tree[callee].kind == Kind::Type && tree.text(callee) == "[]";
  if (array) found.written += "[]";
  return found;
}

// The type an identifier was declared with, or that of what it was made from.
TypeName declared_type(const Value& value) {
  const auto& tree = *value.tree;
  if (value.names == nullptr || value.names->definition(value.first) == 0) return {};
  for (const NodeId id : value.names->declarations(value.names->definition(value.first))) {
    const NodeId holder = tree[id].parent;
    const bool is_set = tree[holder].kind == Kind::Assign && tree.language() == syntax::Language::Php;  // PHP declares nothing
    if (tree[id].symbol != tree[value.first].symbol || tree[id].role != (is_set ? Role::Left : Role::Name)) continue;
    if (tree[holder].has(syntax::Flag::Rest) && syntax::family_of(tree.language()) != syntax::Language::JavaScript) continue;
    const NodeId type = tree.child(holder, Role::Type);
    if (is_c(tree) && type != no_node) {
      const NodeId from = tree.span(type) == "auto" ? tree.child(holder, Role::Value) : no_node;
      if (from == no_node) return {type_of_c(tree, type), {}};
      if (tree[from].kind != Kind::New) continue;
      return {type_of_c(tree, tree.child(from, Role::Callee)), {}};
    }
    if (type != no_node && tree.span(type) != "var") {  // Java's, which says none
      return name_of_type(value, type);
    }
    const NodeId made = is_set                              ? tree.child(holder, Role::Right)
                        : tree[holder].kind == Kind::VarDef ? tree.child(holder, Role::Value)
                                                            : no_node;
    if (made == no_node) continue;
    if (TypeName found = made_type(value, made); !found.written.empty()) return found;
  }
  return {};
}

// Of `this.x`, and of a field of a struct.
TypeName type_of_field(const Value& value) {
  const auto& tree = *value.tree;
  if (const NodeId type = field_type(tree, value.names, value.first); type != no_node) return name_of_type(value, type);
  const NodeId field = field_of_class(tree, value.first);
  if (field == no_node) return {};
  if (const NodeId type = tree.child(field, Role::Type); type != no_node) return name_of_type(value, type);
  const NodeId made = tree.child(field, Role::Value);
  return made != no_node ? made_type(value, made) : TypeName{};
}

// In Python a declared `str` is no `string`, in C an `int` no `long`; literals are both.
bool has_one_name_each(syntax::Language language) {
  using syntax::Language;
  return language == Language::Python || language == Language::C || language == Language::Cpp;
}

bool has_type(const Value& value, const std::vector<std::string>& types) {
  if (!value.is_node()) return false;
  const auto language = value.tree->language();
  const Kind kind = (*value.tree)[value.first].kind;
  const auto wants = [&](std::string_view type) {
    return !type.empty() && std::any_of(types.begin(), types.end(), [&](const std::string& wanted) {
      const std::string written = is_c(*value.tree) ? bare_type(wanted) : without_blanks(wanted);
      const bool of_any = !is_c(*value.tree) && type.ends_with('>') && !written.ends_with('>');  // `Box` is `Box<T>` too
      return written == (of_any ? type.substr(0, type.find('<')) : type) ||
             (!has_one_name_each(language) && is_basic_type(type, written));
    });
  };
  const auto wants_any = [&](const TypeName& type) {
    return wants(type.written) || wants(type.full) || std::ranges::any_of(type.maybe, wants);
  };
  const auto wants_basic = [&](Basic type) {
    return std::any_of(types.begin(), types.end(), [&](const std::string& wanted) {
      return goes_for(type, basic_type(is_c(*value.tree) ? bare_type(wanted) : wanted));
    });
  };
  if (const auto constant = kind == Kind::Identifier ? constant_of(value) : std::nullopt;
      constant && !is_c(*value.tree) && wants_basic(type_of_constant(language, *constant)))
    return true;
  if (kind == Kind::Cast && casts_say_type(language)) {
    const NodeId type = value.tree->child(value.first, Role::Type);
    if (type == no_node) return false;
    const TypeName name = is_c(*value.tree) ? TypeName{type_of_c(*value.tree, type), {}} : name_of_type(value, type);
    return wants_any(name);
  }
  if (const NodeId converted = converted_text(*value.tree, value.first); converted != no_node) {
    Value inner = value;
    inner.first = inner.last = converted;
    return has_type(inner, types);
  }
  if (kind == Kind::Call && type_of_make(*value.tree, value.first) != no_node) return wants(made_type(value, value.first).written);
  if (kind == Kind::Identifier || kind == Kind::New || kind == Kind::Unary || kind == Kind::Dot) {
    const TypeName type = kind == Kind::Identifier ? declared_type(value)
                          : kind == Kind::Dot      ? type_of_field(value)
                                                   : made_type(value, value.first);
    return wants_any(type);
  }
  if (is_c(*value.tree) && (kind == Kind::String || kind == Kind::Template)) return wants("char*");
  return wants_basic(type_of_literal(*value.tree, value.first));
}

// `100`, `0x10`; `010` is ten.
std::optional<std::int64_t> whole_number(std::string_view text) {
  const bool hexadecimal = text.starts_with("0x");
  if (hexadecimal) text.remove_prefix(2);
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number, hexadecimal ? 16 : 10);
  return error == std::errc() && stop == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// The 5 of `+5`.
NodeId without_plus(const syntax::Tree& tree, NodeId id) {
  if (tree[id].kind != Kind::Unary || syntax::spelling_of(tree[id].op) != "+") return id;
  const NodeId inner = tree.child(id, Role::Value);
  return inner != no_node && tree[inner].kind == Kind::Number ? inner : id;
}

}  // namespace

std::optional<syntax::Constant> constant_of(const Value& value) {
  if (value.is_node() && (*value.tree)[value.first].kind == Kind::Text) return std::string(trim(value.tree->text(value.first)));
  if (value.is_node() && value.names != nullptr) return value.names->constant(without_plus(*value.tree, value.first));
  if (value.first != no_node || value.text.empty()) return {};
  if (const auto number = value.is_word ? whole_number(value.text) : std::nullopt) return *number;
  return std::string(value.text);
}

bool is_long(const Value& value) {
  using syntax::Language;
  if (!value.is_node()) return false;
  const Language language = value.tree->language();
  if (language != Language::Java && language != Language::C && language != Language::Cpp && language != Language::CSharp)
    return false;
  const auto text = value.tree->text(value.first);
  return (*value.tree)[value.first].kind == Kind::Number && (text.ends_with('L') || text.ends_with('l'));
}

bool has_value(const Value& value) {
  return !value.is_node() || (*value.tree)[value.first].kind != Kind::Binary;
}

std::vector<Environment> holds(const Condition& condition, const Environment& environment, Evaluation& evaluation) {
  const auto only_if = [&](bool yes) { return yes ? std::vector<Environment>{environment} : std::vector<Environment>{}; };
  if (condition.kind == Condition::Kind::Comparison) return only_if(comparison_holds(condition, environment, evaluation.now()));
  const Value* value = find(environment, syntax::symbol_of(condition.metavariable));
  if (value == nullptr) return {};
  switch (condition.kind) {
    case Condition::Kind::Regex:
      if (condition.metavariable.size() > 1 && condition.metavariable[1] >= '0' && condition.metavariable[1] <= '9') return {};
      return only_if(condition.follow ? compiled(condition.text).matches_start(propagated(*value))
                                      : compiled(condition.text).matches_start(value->text));
    case Condition::Kind::Pattern:
      return evaluation.inside_value(condition, *value, environment);
    case Condition::Kind::Type:
      return only_if(has_type(*value, condition.types) || evaluation.is_typed(condition, *value));
    case Condition::Kind::Analysis:
      return only_if(condition.text == "entropy" ? looks_random(content_of(*value)) : backtracks(content_of(*value)));
    case Condition::Kind::Comparison:
      break;
  }
  return {};
}

}  // namespace insight::engine::match
