// Bash: its table and spec. A command is a Call of its first word with the others, each a String, or a Template where variables
// stand in it; redirections are left out. Pipelines and lists are Binary, assignments Assign whatever word precedes them.
#include "engine/syntax/languages/bash.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/parse_part.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_bash();
}

namespace insight::engine::syntax {
namespace {

bool is_placeholder(Lowering& to, std::string_view text) {
  return to.out.purpose() == Purpose::Pattern && text.starts_with("__ic_");
}

NodeId word(Lowering& to, const Piece& piece, Role role) {
  const std::string_view text = to.text(piece);
  if (role == Role::Callee || is_placeholder(to, text)) return to.out.name(role, piece.range(), text);
  return to.out.leaf(Kind::String, role, piece.range(), text);
}

NodeId raw_string(Lowering& to, const Piece& piece, Role role) {
  return to.string(piece, role, piece.is("ansi_c_string") ? 2 : 1);
}

bool is_literal(const Piece& piece) {
  return piece.is("word") || piece.is("number") || piece.is("raw_string") || piece.is("string_content") ||
         piece.is("ansi_c_string") || piece.is("brace_expression") || piece.is("extglob_pattern") || piece.is("regex");
}

// The parts of a text: fixed ones and holes. Quotes say nothing, so a string within a word gives its own parts.
void parts_of(Lowering& to, const Piece& piece, std::vector<Piece>& parts) {
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("string") || part.is("concatenation")) {
      parts_of(to, part, parts);
    } else {
      parts.push_back(part);
    }
  }
}

std::string_view content(Lowering& to, const Piece& piece) {
  std::string_view text = to.text(piece);
  const std::size_t quotes = piece.is("raw_string") ? 1 : piece.is("ansi_c_string") ? 2 : 0;
  if (quotes == 0 || text.size() < quotes + 1) return text;
  return text.substr(quotes, text.size() - quotes - 1);
}

// What stands between the nodes is fixed text too: blanks, and `$` alone.
NodeId text(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> parts;
  parts_of(to, piece, parts);
  const bool fixed = std::ranges::all_of(parts, is_literal);
  if (fixed && piece.is("string")) return to.string(piece, role);
  if (fixed) {
    std::string whole;
    for (const Piece& part : parts) whole += content(to, part);
    return to.out.leaf(Kind::String, role, piece.range(), whole);
  }
  const NodeId id = to.out.open(Kind::Template, role, piece.range());
  for (const Piece& part : parts) {
    if (is_literal(part)) {
      to.out.leaf(Kind::String, Role::Item, part.range(), content(to, part));
    } else {
      to.any(part, Role::Item);
    }
  }
  to.out.close();
  return id;
}

// `$X`, `${X:-default}`: the variable.
NodeId expansion(Lowering& to, const Piece& piece, Role role) {
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("subscript")) return to.any(part, role);
    if (part.is("variable_name") || part.is("special_variable_name")) return to.out.name(role, piece.range(), to.text(part));
  }
  return to.other(piece, role);
}

// Statements stand in an ExprStatement, so that a pattern's are looked for inside them.
template <class Fill>
NodeId statement(Lowering& to, Range at, Role role, Kind kind, Fill fill) {
  const bool alone = role == Role::Item;
  const NodeId outer = alone ? to.out.open(Kind::ExprStatement, role, at) : no_node;
  const NodeId id = to.out.open(kind, alone ? Role::Value : role, at);
  fill(id);
  to.out.close();
  if (alone) to.out.close();
  return alone ? outer : id;
}

NodeId command(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "name");
  const auto parts = to.pieces(piece);
  const bool alone = trim(to.out.source()) == to.text(piece);  // `$X` as a whole pattern stands for anything
  if (name && parts.size() == 1 && is_placeholder(to, to.text(name)) && (alone || !to.text(name).starts_with(placeholder::metavar)))
    return to.out.name(role, piece.range(), to.text(name));
  // A pattern that is one text is meant as such, not as a command of that name.
  if (name && parts.size() == 1 && to.out.purpose() == Purpose::Pattern && !to.child_of_type(name, "word"))
    return to.any(name, role);
  return statement(to, piece.range(), role, Kind::Call, [&](NodeId) {
    for (const Piece& part : parts) {
      if (part.is("command_name")) {
        to.all(part, Role::Callee);
      } else if (part.is("variable_assignment")) {
        to.out.open(Kind::KeywordArg, Role::Modifier, part.range());
        to.any(to.child(part, "name"), Role::Name);
        if (const Piece value = to.child(part, "value")) to.any(value, Role::Value);
        to.out.close();
      } else if (!part.is("file_redirect") && !part.is("herestring_redirect")) {
        to.any(part, Role::Item);
      }
    }
  });
}

// `export A=b` is an assignment; `export A` a command.
NodeId declaration(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  NodeId last = no_node;
  for (const Piece& part : parts) {
    if (part.is("variable_assignment")) last = to.any(part, role);
  }
  if (last != no_node) return last;
  const Range at = piece.range();
  return statement(to, at, role, Kind::Call, [&](NodeId) {
    const std::string_view all = to.text(piece);
    const auto size = static_cast<std::uint32_t>(std::min(all.find_first_of(" \t\n"), all.size()));
    to.out.name(Role::Callee, {at.begin, at.begin + size}, all.substr(0, size));
    for (const Piece& part : parts) to.any(part, Role::Item);
  });
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, "value");
  bool adds = false;
  for (const Piece& part : to.pieces(piece, true)) adds = adds || part.is("+=");
  const NodeId id = to.out.open(adds ? Kind::AugAssign : Kind::Assign, role, piece.range());
  if (adds) to.out.set_op(id, "+=");
  to.any(to.child(piece, "name"), Role::Left);
  if (value) {
    to.any(value, Role::Right);
  } else {
    to.out.leaf(Kind::String, Role::Right, {piece.range().end, piece.range().end}, {});
  }
  to.out.close();
  return id;
}

// `a | b | c`, from the left; of `a && b` the grammar nests by itself.
NodeId binary_parts(Lowering& to, const std::vector<Piece>& parts, std::size_t end, Role role) {
  if (end == 1) return to.any(parts[0], role);
  const Range at{parts[0].range().begin, parts[end - 1].range().end};
  const std::string_view op = parts[end - 2].type();
  return statement(to, at, role, Kind::Binary, [&](NodeId id) {
    to.out.set_op(id, op == "|&" ? "|" : op);
    binary_parts(to, parts, end - 2, Role::Left);
    to.any(parts[end - 1], Role::Right);
  });
}

NodeId pipeline(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> parts;
  for (const Piece& part : to.pieces(piece, true)) {
    if (parts.size() % 2 == 0 ? part.is_named() : !part.is_named()) parts.push_back(part);
  }
  if (parts.size() % 2 == 0 || parts.size() > 400) return to.other(piece, role);
  return binary_parts(to, parts, parts.size(), role);
}

NodeId negated(Lowering& to, const Piece& piece, Role role) {
  return statement(to, piece.range(), role, Kind::Unary, [&](NodeId id) {
    to.out.set_op(id, "!");
    to.all(piece, Role::Value);
  });
}

NodeId redirected(Lowering& to, const Piece& piece, Role role) {
  if (const Piece body = to.child(piece, "body")) return to.any(body, role);
  return to.out.leaf(Kind::Empty, role, piece.range());
}

// What has a mark of its own: `$(…)`, `[ … ]`, `( … )`.
NodeId marked(Lowering& to, const Piece& piece, Role role, std::string_view mark, bool block) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  to.out.set_text(id, mark);
  if (block) to.out.open(Kind::Block, Role::Body, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (!part.is("file_redirect")) to.any(part, Role::Item);
  }
  if (block) to.out.close();
  to.out.close();
  return id;
}

NodeId substitution(Lowering& to, const Piece& piece, Role role) {
  return marked(to, piece, role, piece.is("process_substitution") ? "<()" : "$()", true);
}

NodeId subshell(Lowering& to, const Piece& piece, Role role) {
  return marked(to, piece, role, "()", true);
}

NodeId test(Lowering& to, const Piece& piece, Role role) {
  return marked(to, piece, role, to.text(piece).starts_with("((") ? "(())" : "[]", false);
}

NodeId arithmetic(Lowering& to, const Piece& piece, Role role) {
  return marked(to, piece, role, "$(())", false);
}

// Operators of tests and of arithmetic, which are any words.
NodeId operation(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Other, role, piece.range());
  std::string_view op;
  for (const Piece& part : to.pieces(piece, true)) {
    if (!part.is_named() || part.is("test_operator")) {
      if (op.empty()) op = to.text(part);
    } else {
      to.any(part, Role::Item);
    }
  }
  to.out.set_text(id, op.empty() ? piece.type() : op);
  to.out.close();
  return id;
}

// The statements from `first` as a Block.
NodeId block(Lowering& to, const std::vector<Piece>& parts, std::size_t first, std::size_t end, Role role, std::uint32_t empty_at) {
  const bool any = first < end;
  const NodeId id = to.out.open(Kind::Block, role,
                                any ? Range{parts[first].range().begin, parts[end - 1].range().end} : Range{empty_at, empty_at});
  for (std::size_t i = first; i < end; ++i) {
    if (parts[i].is_named()) to.any(parts[i], Role::Item);
  }
  to.out.close();
  return id;
}

// `if` and `elif`: conditions, `then`, statements, and what is done otherwise.
NodeId conditional(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  std::size_t then = 0;
  while (then < parts.size() && !parts[then].is("then")) ++then;
  for (std::size_t i = 0; i < then; ++i) {
    if (parts[i].is_named()) to.any(parts[i], Role::Condition);
  }
  std::size_t end = std::min(then + 1, parts.size());
  while (end < parts.size() && !parts[end].is("elif_clause") && !parts[end].is("else_clause") && !parts[end].is("fi")) ++end;
  block(to, parts, std::min(then + 1, end), end, Role::Then, piece.range().end);
  // A further `elif` stands beside the one before it.
  for (std::size_t i = end; i < parts.size(); ++i) {
    if (parts[i].is_named()) to.any(parts[i], Role::Otherwise);
  }
  to.out.close();
  return id;
}

NodeId otherwise(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return block(to, parts, 0, parts.size(), role, piece.range().end);
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::While, role, piece.range());
  for (const Piece& part : to.pieces(piece)) to.any(part, part.is("do_group") ? Role::Body : Role::Condition);
  to.out.close();
  return id;
}

NodeId definition(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  const Piece name = to.child(piece, "name");
  to.out.name(Role::Name, name.range(), to.text(name));
  const Piece body = to.child(piece, "body");
  if (body.is("compound_statement")) {
    to.any(body, Role::Body);
  } else {
    to.out.open(Kind::Block, Role::Body, body.range());
    to.any(body, Role::Item);
    to.out.close();
  }
  to.out.close();
  return id;
}

NodeId case_item(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Case, role, piece.range());
  const TSFieldId value = to.child(piece, "value").field;
  std::vector<Piece> body;
  for (const Piece& part : to.pieces(piece)) {
    if (part.field == value) {
      to.any(part, Role::Value);
    } else {
      body.push_back(part);
    }
  }
  block(to, body, 0, body.size(), Role::Body, piece.range().end);
  to.out.close();
  return id;
}

void add_rows(Table& table) {
  table.lift({"program", "command_name", "translated_string", "parenthesized_expression", "variable_assignments"});
  table.drop({"heredoc_body", "heredoc_start", "heredoc_end", "heredoc_redirect", "file_redirect", "herestring_redirect"});
  table.name({"variable_name", "special_variable_name"});
  table.leaf({"number"}, Kind::Number);
  table.special({"word", "extglob_pattern", "regex", "test_operator", "brace_expression", "string_content"}, word);
  table.special({"raw_string", "ansi_c_string"}, raw_string);
  table.special({"string", "concatenation"}, text);
  table.special({"simple_expansion", "expansion"}, expansion);
  table.special({"command"}, command);
  table.special({"declaration_command", "unset_command"}, declaration);
  table.special({"variable_assignment"}, assignment);
  table.special({"pipeline", "list"}, pipeline);
  table.special({"negated_command"}, negated);
  table.special({"redirected_statement"}, redirected);
  table.special({"command_substitution", "process_substitution"}, substitution);
  table.special({"subshell"}, subshell);
  table.special({"test_command"}, test);
  table.special({"arithmetic_expansion"}, arithmetic);
  table.special({"binary_expression", "unary_expression", "postfix_expression", "ternary_expression"}, operation);
  table.special({"if_statement", "elif_clause"}, conditional);
  table.special({"else_clause"}, otherwise);
  table.special({"while_statement"}, loop);
  table.node({"do_group", "compound_statement"}, Kind::Block);
  table.node({"array"}, Kind::List);
  table.node({"subscript"}, Kind::Index).field("name", Role::Object);
  table.node({"for_statement"}, Kind::ForEach).field("variable", Role::Left).field("value", Role::Right).field("body", Role::Body);
  table.node({"c_style_for_statement"}, Kind::For)
      .field("initializer", Role::Init)
      .field("condition", Role::Condition)
      .field("update", Role::Update)
      .field("body", Role::Body);
  table.special({"function_definition"}, definition);
  table.node({"case_statement"}, Kind::Switch).field("value", Role::Value);
  table.special({"case_item"}, case_item);
}

const Table& table() {
  return table_of<tree_sitter_bash, add_rows>();
}

void lower_script(Cst root, Builder& builder) {
  Lowering(table(), builder).file(root.raw());
}

constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", PatternShape::Pick::Statements},
    {"(( __ic_name = ", " ))\n", PatternShape::Pick::Expression},
});

constexpr std::array<std::string_view, 3> words{"bash", "sh", "shell"};
constexpr std::array<std::string_view, 4> extensions{"sh", "bash", "ksh", "bats"};
constexpr std::array<std::string_view, 4> file_names{".bashrc", ".bash_profile", ".profile", "PKGBUILD"};
constexpr std::array<std::string_view, 4> interpreters{"bash", "sh", "dash", "ksh"};

}  // namespace

void lower_bash(Builder& out, std::span<const Range> parts) {
  const TSTree* const parsed = parse_part(Language::Bash, out, parts, Errors::CountedInPatterns);
  if (parsed == nullptr) return;
  Lowering(table(), out).all({ts_tree_root_node(parsed)}, Role::Item);
}

constexpr LanguageSpec bash_spec{.language = Language::Bash,
                                 .name = "bash",
                                 .title = "Bash",
                                 .rule_words = words,
                                 .extensions = extensions,
                                 .file_names = file_names,
                                 .interpreters = interpreters,
                                 .runs_on = only<Language::Bash>,
                                 .grammar = tree_sitter_bash,
                                 .lower = lower_script,
                                 .shapes = shapes,
                                 .pattern_text = bash_pattern_text,
                                 .comment_leaders = shell_comments};

}  // namespace insight::engine::syntax
