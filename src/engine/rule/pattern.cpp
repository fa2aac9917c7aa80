#include "engine/rule/pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <span>
#include <utility>

#include "base/text.h"
#include "engine/rule/pattern_text.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/lower.h"

namespace insight::engine {
namespace {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

using Shape = syntax::PatternShape;
using Pick = Shape::Pick;

constexpr auto javascript_shapes = std::to_array<Shape>({
    {"(", "\n)", Pick::Expression},
    {"", "", Pick::Statements},
    {"class __ic_class { ", "\n}", Pick::Member},
    {"", " { __ic_ellipsis }", Pick::Statements},
    {"({ ", "\n})", Pick::Only, Kind::Pair},
    {"try { __ic_ellipsis } ", "", Pick::Only, Kind::Catch},
    {"try { __ic_ellipsis } ", " { __ic_ellipsis }", Pick::Only, Kind::Catch},
    {"switch (__ic_value) { ", "\n}", Pick::Only, Kind::Case},
    {"class __ic_class { ", " { __ic_ellipsis } }", Pick::Member},
    {"", "\nclass __ic_class { }", Pick::Only, Kind::Decorator},
    {"<__ic_tag ", " />", Pick::Only, Kind::Attribute},
    {"async function __ic_function() { ", "\n}", Pick::Only, Kind::Block},
    {"function* __ic_function() { ", "\n}", Pick::Only, Kind::Block},
    {"let __ic_name: ", ";", Pick::Only, Kind::GenericType},
});

constexpr auto python_shapes = std::to_array<Shape>({
    {"", "\n", Pick::Statements},
    {"(", "\n)", Pick::Expression},
    {"", " __ic_ellipsis\n", Pick::Statements},
    {"", ": __ic_ellipsis\n", Pick::Statements},
    {"{", "\n}", Pick::Only, Kind::Pair},
    {"try:\n  pass\n", "\n", Pick::Only, Kind::Catch},
    {"try:\n  pass\n", " __ic_ellipsis\n", Pick::Only, Kind::Catch},
    {"try:\n  pass\n", ": __ic_ellipsis\n", Pick::Only, Kind::Catch},
    {"", "\ndef __ic_function(): pass\n", Pick::Only, Kind::Decorator},
    {"__ic_call(", "\n)", Pick::Only, Kind::KeywordArg},
    {"try:\n  ", "\nexcept: pass\n", Pick::Only, Kind::Block},
});

bool ends_statement(std::string_view text) {
  return !text.empty() && text.back() == ';';
}

// The grammars take a keyword for a name where no statement may stand, so brackets around one would hide it.
bool begins_with(std::string_view text, std::span<const std::string_view> words) {
  std::size_t size = 0;
  while (size < text.size() && ((text[size] >= 'a' && text[size] <= 'z') || text[size] == '_')) ++size;
  const char next = size < text.size() ? text[size] : ' ';
  if (next == '.' || next == '$' || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9')) return false;
  return std::find(words.begin(), words.end(), text.substr(0, size)) != words.end();
}
bool begins_with(std::string_view text, std::initializer_list<std::string_view> words) {
  return begins_with(text, std::span(words.begin(), words.size()));
}

// `key: value` of an object; `case` and `default` open a clause.
bool is_pair(std::string_view text) {
  std::size_t at = 0;
  if (!text.empty() && (text[0] == '"' || text[0] == '\'')) {
    at = text.find(text[0], 1);
    if (at == std::string_view::npos) return false;
    ++at;
  } else {
    while (at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_' || text[at] == '$'))
      ++at;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  return at > 0 && at < text.size() && text[at] == ':' && !begins_with(text, {"case", "default"});
}

NodeId first_of(const Tree& tree, Kind kind) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].kind == kind) return id;
  }
  return no_node;
}

// An expression statement alone means its expression, so that `foo()` matches inside larger expressions too.
NodeId unwrapped(const Tree& tree, NodeId id) {
  if (tree[id].kind != Kind::ExprStatement) return id;
  const NodeId value = tree.child(id, Role::Value);
  return value != no_node ? value : id;
}

std::vector<NodeId> children_of(const Tree& tree, NodeId id) {
  std::vector<NodeId> all;
  for (const NodeId child : tree.children(id)) all.push_back(child);
  return all;
}

// Where the statements of the shape stand.
std::vector<NodeId> statements_of(const Tree& tree, const Shape& shape) {
  if (!shape.in_block) return children_of(tree, Tree::root);
  const NodeId function = first_of(tree, Kind::Function);
  const NodeId body = function != no_node ? tree.child(function, Role::Body) : no_node;
  return body != no_node ? children_of(tree, body) : std::vector<NodeId>{};
}

// One item or pair alone means itself, in whatever list or mapping it stands.
std::vector<NodeId> data_of(const Tree& tree) {
  auto values = children_of(tree, Tree::root);
  if (values.size() != 1 || (tree[values[0]].kind != Kind::List && tree[values[0]].kind != Kind::Dict)) return values;
  const NodeId only = tree.first_child(values[0]);
  return only != no_node && tree.next_sibling(only) == no_node ? std::vector{only} : values;
}

std::vector<NodeId> pick(const Tree& tree, const Shape& shape) {
  switch (shape.pick) {
    case Pick::Expression: {
      const auto statements = statements_of(tree, shape);
      if (statements.size() != 1 || tree[statements[0]].kind != Kind::ExprStatement) {
        // `x = …` written around it.
        if (statements.size() == 1 && shape.kind == Kind::Assign && tree[statements[0]].kind == Kind::Assign)
          return {tree.child(statements[0], Role::Right)};
        // `(...)` alone: the builder made the statement the gap itself.
        return statements.size() == 1 && tree[statements[0]].kind == Kind::Ellipsis ? statements : std::vector<NodeId>{};
      }
      // `__ic_name = …;`, where a value alone is no statement.
      const NodeId value = unwrapped(tree, statements[0]);
      const NodeId left = tree[value].kind == Kind::Assign ? tree.child(value, Role::Left) : no_node;
      return {left != no_node && tree.text(left) == "__ic_name" ? tree.child(value, Role::Right) : value};
    }
    case Pick::Statements: {
      auto statements = statements_of(tree, shape);
      // JavaScript's `foo();` stays a statement.
      const bool closed = statements.size() == 1 && ends_statement(trim(tree.span(statements[0])));
      if (statements.size() == 1 && !closed) statements[0] = unwrapped(tree, statements[0]);
      return statements;
    }
    case Pick::Member: {
      const NodeId holder = first_of(tree, Kind::Class);
      const NodeId body = holder != no_node ? tree.child(holder, Role::Body) : no_node;
      return body != no_node ? children_of(tree, body) : std::vector<NodeId>{};
    }
    case Pick::Only: {
      const NodeId id = first_of(tree, shape.kind);
      if (id == no_node) return {};
      if ((shape.kind == Kind::Pair || shape.kind == Kind::Function) && tree.next_sibling(id) != no_node) return {};
      const bool is_field = shape.kind == Kind::KeywordArg && tree.language() == Language::Go;
      if (is_field && (tree[id].begin != shape.before.size() || tree.next_sibling(id) != no_node)) return {};
      const bool markup = tree.language() == Language::Html || tree.language() == Language::Xml;
      if (markup && (tree.child(id, Role::Value) == no_node || tree[tree[id].parent].last != tree[id].last)) return {};
      return shape.kind == Kind::Block ? children_of(tree, id) : std::vector<NodeId>{id};
    }
    case Pick::Data:
      return data_of(tree);
  }
  return {};
}

std::optional<CodePattern> try_shape(std::string_view text, const Shape& shape, Language language) {
  CodePattern pattern;
  pattern.text = std::make_unique<const std::string>(std::string(shape.before).append(text).append(shape.after));
  auto lowered = syntax::lower(language, *pattern.text, syntax::Purpose::Pattern);
  if (lowered.refusal != syntax::Refusal::None || lowered.tree.syntax_errors() > 0 || lowered.tree.size() == 0) return {};
  pattern.tree = std::move(lowered.tree);
  pattern.roots = pick(pattern.tree, shape);
  if (pattern.roots.empty()) return {};
  return pattern;
}

// Patterns of a YAML block share an indentation that Python would take seriously.
std::string dedented(std::string_view text) {
  std::size_t indent = std::string_view::npos;
  const auto lines = split(text, '\n');
  for (const std::string_view line : lines) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first != std::string_view::npos) indent = std::min(indent, first);
  }
  if (indent == std::string_view::npos || indent == 0) return std::string(text);
  std::string out;
  for (const std::string_view line : lines) out.append(line.substr(std::min(indent, line.size()))).append("\n");
  return out;
}

}  // namespace

namespace {

// A language that lists its shapes.
std::optional<CodePattern> compile_by_shapes(std::string_view source, const syntax::LanguageSpec& spec) {
  const std::string text = with_placeholders(source, spec);
  if (begins_with(text, {"case"})) {  // a word like others where everything is an expression
    for (const Shape& shape : spec.shapes) {
      if (shape.kind != Kind::Case) continue;
      if (auto compiled = try_shape(text, shape, spec.language)) return compiled;
    }
  }
  for (const Shape& shape : spec.shapes) {
    const bool statement = ends_statement(text) || begins_with(text, spec.style.statement_words);
    if (shape.pick == Pick::Expression && statement) continue;
    if (shape.in_block && begins_with(text, spec.style.member_starts)) continue;
    if (auto compiled = try_shape(text, shape, spec.language)) return compiled;
  }
  // C#'s `a == b;`, which is no statement.
  return ends_statement(text) && text.size() > 1 ? compile_by_shapes(source.substr(0, source.size() - 1), spec) : std::nullopt;
}

}  // namespace

std::optional<CodePattern> compile_pattern(const std::string& pattern, Family family) {
  const std::string source = dedented(pattern);
  if (const auto& spec = syntax::spec_of(family); !spec.shapes.empty()) {
    auto compiled = compile_by_shapes(trim(source), spec);
    // What only C++ knows is a pattern in C too, that matches nothing: rules for both have such parts.
    if (!compiled && spec.language == Language::C) compiled = compile_by_shapes(trim(source), syntax::spec_of(Language::Cpp));
    return compiled;
  }
  const std::string text = with_placeholders(trim(source), family);
  if (family == Family::Python) {
    for (const Shape& shape : python_shapes) {
      if (auto compiled = try_shape(text, shape, Language::Python)) return compiled;
    }
    const std::string with_sets = with_placeholders(trim(source), family, true);
    if (with_sets == text) return {};
    for (const Shape& shape : python_shapes) {
      if (auto compiled = try_shape(with_sets, shape, Language::Python)) return compiled;
    }
    return {};
  }
  const bool statement = ends_statement(text) || begins_with(text, {"break", "continue", "debugger", "return", "throw", "const",
                                                                    "let", "var", "catch", "finally"});
  const bool clause = begins_with(text, {"catch"});
  if (is_pair(text)) {
    constexpr Shape pair{"({ ", "\n})", Pick::Only, Kind::Pair};
    constexpr Shape method{"({ ", "\n})", Pick::Only, Kind::Function};
    if (auto compiled = try_shape(text, method, Language::Tsx);
        compiled && compiled->tree[compiled->roots[0]].has(syntax::Flag::Method))
      return compiled;
    for (const Language language : {Language::Tsx, Language::TypeScript, Language::JavaScript}) {
      if (auto compiled = try_shape(text, pair, language)) return compiled;
    }
  }
  for (const Shape& shape : javascript_shapes) {
    if (statement && shape.pick == Pick::Expression) continue;
    if (clause && shape.kind != Kind::Catch) continue;
    for (const Language language : {Language::Tsx, Language::TypeScript, Language::JavaScript}) {
      if (auto compiled = try_shape(text, shape, language)) return compiled;
    }
  }
  return {};
}

}  // namespace insight::engine
