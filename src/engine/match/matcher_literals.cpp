// Matcher, continued: strings, numbers and types.
#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "engine/match/basic_types.h"
#include "engine/match/cast_types.h"
#include "engine/match/class_fields.h"
#include "engine/match/go_types.h"
#include "engine/match/matcher.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::match {

using syntax::Constant;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

bool is_metavariable(std::string_view text) {
  if (text.size() < 2 || text[0] != '$') return false;
  if (text.starts_with("$...")) text.remove_prefix(3);
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }) &&
         !(text[1] >= '0' && text[1] <= '9');
}

// "f" for f-strings, "b" for bytes, "`" for templates: what a pattern that has it insists on.
char manner(std::string_view written) {
  for (const char c : written.substr(0, 3)) {
    if (c == '`') return '`';
    if (c == '"' || c == '\'') return 0;
    if ((c | 0x20) == 'f' || (c | 0x20) == 'b') return static_cast<char>(c | 0x20);
  }
  return 0;
}

// The letters before the quotes of Python's texts; those with an f are all of one kind.
std::string_view letters_before(std::string_view written) {
  const std::string_view letters = written.substr(0, written.find_first_of("\"'"));
  return letters.find_first_of("fF") != std::string_view::npos ? std::string_view("f") : letters;
}

}  // namespace

// What is given a value here isn't that value yet: `x` of `x = "a"`. JavaScript's `x += y` reads it too.
bool Matcher::is_given_value(NodeId n) const {
  const auto& at = tree_[n];
  if (at.parent == no_node || (at.kind != Kind::Identifier && at.kind != Kind::Dot && at.kind != Kind::Index)) return false;
  const Kind holder = tree_[at.parent].kind;
  return (at.role == Role::Name && holder == Kind::VarDef) ||
         (at.role == Role::Left && (holder == Kind::Assign || (holder == Kind::AugAssign && !is_javascript())));
}

// A variable of a whole file of C or C++ is no literal to a pattern, whatever it was given.
bool Matcher::is_global_of_c(NodeId n) const {
  if (!is_c() || names_ == nullptr || tree_[n].kind != Kind::Identifier) return false;
  const auto is_global = [this](NodeId declared) {
    NodeId holder = tree_[declared].parent;
    while (holder != no_node && tree_[holder].kind != Kind::Function) holder = tree_[holder].parent;
    return holder == no_node;
  };
  const std::uint32_t definition = names_->definition(n);
  return definition != 0 && std::ranges::any_of(names_->declarations(definition), is_global);
}

// A variable that stands for nothing where it is read. Go's nil and PHP's null are names.
bool Matcher::holds_null(NodeId n) const {
  const auto language = tree_.language();
  if (language == syntax::Language::Go || language == syntax::Language::Php || names_ == nullptr) return false;
  if (tree_[n].kind != Kind::Identifier || !leaf_.options.constant_propagation) return false;
  const NodeId value = names_->assigned(n);
  return value != no_node && tree_[value].kind == Kind::Null;
}

bool Matcher::literal(NodeId p, NodeId n, Next next) {
  const auto& wanted = pattern_[p];
  const auto& at = tree_[n];
  if (is_given_value(n) || is_global_of_c(n)) return false;
  switch (wanted.kind) {
    case Kind::String:
      return string(p, n, next);
    case Kind::Null:
      return (at.kind == Kind::Null || holds_null(n)) && next();
    case Kind::Regex: {
      const bool with_holes = at.kind == Kind::Other && tree_.text(n) == "regex";
      if (with_holes && pattern_.text(p) == "...") return next();
      if (at.kind != Kind::Regex) return false;
      const NodeId flags = pattern_.child(p, Role::Name);
      const NodeId flags_at = tree_.child(n, Role::Name);
      if (flags != no_node && (flags_at == no_node || pattern_[flags].symbol != tree_[flags_at].symbol)) return false;
      if (pattern_.text(p) == "...") return next();
      if (is_metavariable(pattern_.text(p))) return pattern_text(p, tree_.text(n), n, next);
      return at.symbol == wanted.symbol && next();
    }
    case Kind::Text: {
      const std::string_view text = trim(pattern_.text(p));
      if (text == syntax::placeholder::ellipsis) return next();
      if (text.starts_with(syntax::placeholder::metavar)) {
        if (at.kind != Kind::Text) return false;
        const std::string name = "$" + std::string(text.substr(syntax::placeholder::metavar.size()));
        const std::uint64_t symbol = syntax::symbol_of(name);
        if (const Value* bound = find(environment_, symbol)) return same_value(*bound, value_of(n)) && next();
        return next();
      }
      return at.kind == Kind::Text && text == trim(tree_.text(n)) && next();
    }
    default:
      break;
  }
  if (at.kind == wanted.kind && at.symbol == wanted.symbol) return next();
  if (names_ == nullptr || (at.kind == Kind::Number && tree_.text(n).ends_with('n'))) return false;
  const auto is_long = [](std::string_view text) { return text.ends_with('L') || text.ends_with('l'); };
  const bool java_number = at.kind == Kind::Number && tree_.language() == syntax::Language::Java;
  if (java_number && is_long(tree_.text(n)) != is_long(pattern_.text(p))) return false;
  if (!leaf_.options.constant_propagation && (at.kind == Kind::Binary || at.kind == Kind::Template)) return false;
  const auto value = names_->constant(n, leaf_.options.constant_propagation);
  if (!value) return false;
  if (const auto* text = std::get_if<std::string>(&*value); text != nullptr && tree_.language() == syntax::Language::Hcl)
    return *text == pattern_.text(p) && next();  // `"5"` and `5` are one there
  if (wanted.kind == Kind::Bool) {
    const auto* truth = std::get_if<bool>(&*value);
    return truth != nullptr && *truth == (lower(pattern_.text(p)) == "true") && next();
  }
  const auto number = syntax::Names(pattern_).constant(p, false);
  if (!number) return false;
  if (*number == *value) return next();
  if (is_python() || tree_.language() == syntax::Language::Swift) return false;  // there 16 and 16.0 differ
  const auto real = [](const Constant& constant) {
    const auto* whole = std::get_if<std::int64_t>(&constant);
    const auto* exact = std::get_if<double>(&constant);
    return whole != nullptr   ? std::optional<double>(static_cast<double>(*whole))
           : exact != nullptr ? std::optional(*exact)
                              : std::nullopt;
  };
  const auto left = real(*number);
  return left && left == real(*value) && next();
}

// `text` is what the pattern's "$X" stands for; `n` where it was found.
bool Matcher::pattern_text(NodeId p, std::string_view text, NodeId n, Next next) {
  const std::string_view name = pattern_.text(p);
  if (name == "$_") return next();
  Value value{.span = {tree_[n].begin, tree_[n].end}, .text = text};
  const std::string_view written = tree_.span(n);
  if (const auto at = written.find(text); at != std::string_view::npos) {
    value.span.begin += static_cast<std::uint32_t>(at);
    value.span.end = value.span.begin + static_cast<std::uint32_t>(text.size());
  } else if (tree_[n].kind == Kind::String) {  // it is written with escapes, and shown as it is written
    value.tree = &tree_;
    value.names = names_;
    value.first = value.last = n;
  }
  return bind(p, value, next);
}

namespace {

// Scala's `s` of `s"…"`, which stands before the text.
std::string_view interpolator(const syntax::Tree& tree, NodeId id) {
  if (tree.language() != syntax::Language::Scala) return {};
  const std::string_view before = tree.source().substr(0, tree[id].begin);
  std::size_t begin = before.size();
  while (begin > 0 && std::isalpha(static_cast<unsigned char>(before[begin - 1])) != 0) --begin;
  return before.substr(begin);
}

}  // namespace

// A number or truth value of HCL as it is written.
std::optional<std::string> Matcher::plain_value(NodeId n) const {
  NodeId literal = n;
  if (tree_[n].kind == Kind::Dot && names_ != nullptr && leaf_.options.constant_propagation) literal = names_->assigned(n);
  if (literal == no_node) return {};
  const Kind kind = tree_[literal].kind;
  return kind == Kind::Number || kind == Kind::Bool ? std::optional(std::string(tree_.text(literal))) : std::nullopt;
}

bool Matcher::same_interpolator(NodeId p, NodeId n) const {
  return interpolator(pattern_, p) == interpolator(tree_, n);
}

bool Matcher::string(NodeId p, NodeId n, Next next) {
  if (const NodeId converted = converted_text(tree_, n); converted != no_node) return string(p, converted, next);
  const std::string_view wanted = pattern_.text(p);
  const auto& at = tree_[n];
  if (wanted == "..." && tree_.language() == syntax::Language::Yaml) return false;  // it stands for no text there
  const bool quoted = pattern_[p].end - pattern_[p].begin > pattern_[p].text_size;
  const char written = quoted ? manner(pattern_.span(p)) : '\0';
  const char insists = written == '`' && tree_.language() == syntax::Language::Go ? '\0' : written;  // Go's are texts like others
  const bool in_template = pattern_[p].role == Role::Item && pattern_[pattern_[p].parent].kind == Kind::Template;
  if (is_python() && quoted && !in_template && at.kind == Kind::String) {
    const std::string_view letters = letters_before(pattern_.span(p));
    if (!letters.empty() && letters != letters_before(tree_.span(n))) return false;
  }
  if (!in_template && insists != 0) {
    const bool fixed_part = at.role == Role::Item && tree_[at.parent].kind == Kind::Template;
    if ((at.kind != Kind::String && at.kind != Kind::Template) || (fixed_part && at.kind == Kind::String)) return false;
    if (manner(tree_.span(n)) != insists) return false;
    if (wanted == "...") return next();
  }
  if (tree_.language() == syntax::Language::CSharp && wanted == "..." && quoted && pattern_.span(p).starts_with('$'))
    return (at.kind == Kind::Template || (at.kind == Kind::String && tree_.span(n).starts_with('$'))) && next();
  if (const auto letters = interpolator(pattern_, p); wanted == "..." && !in_template && !letters.empty())
    return (at.kind == Kind::String || at.kind == Kind::Template) && interpolator(tree_, n) == letters && next();
  if (wanted == "..." && tree_.language() == syntax::Language::Bash && pattern_.span(p).starts_with('\'')) {
    // '...' is a text as it stands: no "$x", and nothing is none.
    const bool holds = tree_.span(n).starts_with('"') && (at.kind == Kind::Template || at.text_size == 0);
    return (at.kind == Kind::String || at.kind == Kind::Template || at.kind == Kind::Number) && !holds && next();
  }
  if (wanted == "..." && is_shell()) {
    const bool written_in_quotes = at.kind == Kind::String && at.end - at.begin > at.text_size;
    return (written_in_quotes || at.kind == Kind::Template) && next();
  }
  if (wanted == "..." && at.kind == Kind::String) return next();
  if (at.role == Role::Callee && at.kind == Kind::Identifier && is_shell()) return wanted == tree_.text(n) && next();
  if (is_metavariable(wanted)) {
    const bool follow = names_ != nullptr && !in_template && leaf_.options.constant_propagation;
    const NodeId literal = at.kind != Kind::String && follow ? names_->string_literal(n) : n;
    if (literal != no_node && tree_[literal].kind == Kind::String) return pattern_text(p, tree_.text(literal), literal, next);
    // A text that is put together has no place where it is written whole: it stands where it is used.
    const std::optional<std::string_view> text = follow ? names_->constant_text(n) : std::nullopt;
    return text && (wanted == "$_" ? next() : bind(p, {.span = {at.begin, at.end}, .text = *text}, next));
  }

  if (wanted == "..." && at.kind == Kind::Conditional) {  // one string or another
    const NodeId then = tree_.child(n, Role::Then);
    const NodeId otherwise = tree_.child(n, Role::Otherwise);
    return then != no_node && otherwise != no_node && string(p, then, [&](NodeId) { return string(p, otherwise, next); });
  }
  std::optional<std::string> content;
  if (at.kind == Kind::String) {
    content = std::string(tree_.text(n));
  } else if (names_ != nullptr && !in_template && at.kind != Kind::Number && leaf_.options.constant_propagation) {
    const auto value = names_->constant(n);
    const auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
    if (text != nullptr) content = *text;
  }
  if (!content && wanted == "..." && names_ != nullptr && !in_template && leaf_.options.constant_propagation)
    return names_->always_text(n) && next();
  if (!content && wanted != "..." && tree_.language() == syntax::Language::Hcl) content = plain_value(n);
  if (!content) return false;
  if (wanted == "...") return next();
  const auto regex = std::ranges::find_if(leaf_.text_regexes, [&](const auto& one) { return one.first == p; });
  if (regex != leaf_.text_regexes.end()) return regex->second && regex->second->found_in(*content) && next();
  return *content == wanted && next();
}

bool Matcher::typed(NodeId p, NodeId n, Next next, bool declared) {
  const NodeId name = pattern_.child(p, Role::Name);
  const NodeId type = pattern_.child(p, Role::Type);
  if (name == no_node || type == no_node || !has_type(n, type, declared)) return false;
  if (tree_[n].kind == Kind::Cast && pattern_[name].kind == Kind::Metavar)
    return bind(name, value_of(n), next);  // not what is cast
  return node(name, n, next);
}

// The `Random` of `kotlin.random.Random.nextInt()`: a class is taken for a thing of its type.
bool Matcher::names_class(NodeId n, NodeId type) {
  const auto& at = tree_[n];
  const auto language = tree_.language();
  if (language != syntax::Language::Java && language != syntax::Language::Kotlin) return false;
  if (at.kind == Kind::Identifier) {
    const bool unknown = names_ != nullptr && (names_->definition(n) == 0 || !names_->qualified(n).empty());
    return unknown && node(type, n, [](NodeId) { return true; });
  }
  const NodeId name = at.kind == Kind::Dot ? tree_.child(n, Role::Name) : no_node;
  return name != no_node && pattern_[type].kind == Kind::Identifier && pattern_[type].symbol == tree_[name].symbol &&
         tree_[tree_.child(n, Role::Object)].kind == Kind::Dot;
}

// Does a variable have the type of this value?
bool Matcher::says_type(NodeId value) const {
  const Kind kind = tree_[value].kind;
  if (kind == Kind::New || (kind == Kind::Call && tree_.language() != syntax::Language::Kotlin)) return true;
  return tree_.language() == syntax::Language::Go &&
         (kind == Kind::Unary || kind == Kind::String || kind == Kind::Number || kind == Kind::Bool);
}

// Cheap and local: literals, `new T`, and variables whose declaration names the type or is made by `new T` or `T(…)`.
bool Matcher::has_type(NodeId n, NodeId type, bool declared) {
  const auto& at = tree_[n];
  const std::string_view wanted = pattern_.text(type);
  if (is_c() && (at.kind == Kind::String || at.kind == Kind::Template)) {  // a `char *`
    const NodeId of = pattern_.first_child(type);
    return pattern_[type].kind == Kind::Type && wanted == "*" && of != no_node && pattern_.text(of) == "char";
  }
  const bool is_java = tree_.language() == syntax::Language::Java;
  const bool literal = at.kind == Kind::String || at.kind == Kind::Template || at.kind == Kind::Number || at.kind == Kind::Bool;
  if (literal) return goes_for(type_of_literal(tree_, n), basic_type(wanted));
  if (at.role == Role::Name && !declared && !is_javascript() && !is_python()) return false;  // a definition's
  if (names_class(n, type) || (is_java && has_type_by_shape(n, type))) return true;
  const auto fits = [&](NodeId id) {
    if (is_c()) return id != no_node && node(type, id, [](NodeId) { return true; });  // `T *` is no T
    while (id != no_node && tree_[id].kind == Kind::Type && (tree_.text(id) == "*" || tree_.text(id) == "&"))
      id = tree_.first_child(id);
    if (id != no_node && is_basic_type(tree_.text(id), wanted)) return true;
    return id != no_node && type_name(type, id, [](NodeId) { return true; });
  };
  if (const NodeId made = type_of_make(tree_, n); made != no_node) return fits(made);
  const bool of_pointer = pattern_[type].kind == Kind::Type && wanted == "pointer";
  if (const NodeId made = type_of_new(tree_, n); made != no_node)
    return of_pointer && type_name(pattern_.first_child(type), made, [](NodeId) { return true; });
  if (const NodeId converted = converted_text(tree_, n); converted != no_node)
    return fits(tree_.child(n, Role::Callee)) || has_type(converted, type);
  if (const NodeId of_field = field_type(tree_, names_, n); of_field != no_node) return fits(of_field);
  if (at.kind == Kind::Call && tree_.language() == syntax::Language::Kotlin) return false;  // which has no word for making
  if (at.kind == Kind::New || at.kind == Kind::Call) return fits(tree_.child(n, Role::Callee));
  if (at.kind == Kind::Unary && tree_.language() == syntax::Language::Go) {  // `&T{}` is a *T
    const NodeId made = tree_.child(n, Role::Value);
    return of_pointer && syntax::spelling_of(at.op) == "&" && made != no_node && tree_[made].kind == Kind::New &&
           has_type(made, pattern_.first_child(type));
  }
  if (at.kind == Kind::Cast && casts_say_type(tree_.language())) return fits(tree_.child(n, Role::Type));
  if (at.kind == Kind::Dot && !is_python()) {
    const NodeId field = field_of_class(tree_, n);
    if (field == no_node) return false;
    if (const NodeId written = tree_.child(field, Role::Type); written != no_node) return fits(written);
    const NodeId made = tree_.child(field, Role::Value);
    return made != no_node && tree_[made].kind == Kind::New && fits(tree_.child(made, Role::Callee));
  }
  if (at.kind != Kind::Identifier || names_ == nullptr || names_->definition(n) == 0) return false;
  if (const auto constant = !declared && !is_c() && leaf_.options.constant_propagation ? names_->constant(n) : std::nullopt;
      constant && goes_for(type_of_constant(tree_.language(), *constant), basic_type(wanted)))
    return true;
  for (const NodeId id : names_->declarations(names_->definition(n))) {
    const auto& other = tree_[id];
    if (other.symbol != at.symbol) continue;
    const NodeId holder = other.parent;
    const Kind kind = tree_[holder].kind;
    if (kind == Kind::Assign && !is_python()) continue;
    if (!is_python() && other.role != Role::Name) continue;
    const NodeId written = tree_.child(holder, Role::Type);
    const bool many = tree_[holder].has(syntax::Flag::Rest) && !is_javascript() && !is_python();
    if (!many && fits(written)) return true;
    const bool says_none = written != no_node && is_java && tree_.text(written) == "var";
    if (written != no_node && !says_none && !is_python()) continue;
    NodeId made = tree_.child(holder, kind == Kind::Assign ? Role::Right : Role::Value);
    if (const NodeId converted = made != no_node ? converted_text(tree_, made) : no_node; converted != no_node) made = converted;
    if (made != no_node && made != n && (says_none || says_type(made)) && has_type(made, type)) return true;
  }
  return false;
}

}  // namespace insight::engine::match
