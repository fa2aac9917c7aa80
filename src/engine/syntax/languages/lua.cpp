// Lua: its table, how its patterns are written, and its spec. `o:m(a)` is a call of a member like `o.m(a)`, while a function's name
// is a Dot or, with a colon, an Index; a table with keys is a Dict, one without a List.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_lua();
}

namespace insight::engine::syntax {
namespace {

// The block in a field, which the grammar leaves out where it is empty.
void block(Lowering& to, const Piece& parent, std::string_view field, Role role) {
  const Piece body = to.child(parent, field);
  const Range at = body ? body.range() : Range{parent.range().end, parent.range().end};
  to.out.open(Kind::Block, role, at);
  if (body) {
    for (const Piece& one : to.pieces(body)) to.statement(one);
  }
  to.out.close();
}

NodeId plain_block(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Block, role, piece.range());
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("block")) {
      for (const Piece& one : to.pieces(part)) to.statement(one);
    } else {
      to.statement(part);
    }
  }
  to.out.close();
  return id;
}

// Several names or values separated by commas are a Tuple, one is itself.
NodeId list(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> parts = to.pieces(piece);
  std::erase_if(parts, [](const Piece& one) { return one.is("attribute"); });
  if (parts.size() == 1) return to.any(parts[0], role);
  const NodeId id = to.out.open(Kind::Tuple, role, piece.range());
  for (const Piece& part : parts) to.any(part, Role::Item);
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role) {
  return to.two_parts(piece, role, Kind::Assign, Role::Left, Role::Right);
}

// `local a, b = c, d`
NodeId local(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::VarDef, role, piece.range());
  to.out.leaf(Kind::Modifier, Role::Modifier, {piece.range().begin, piece.range().begin + 5}, "local");
  for (const Piece& part : to.pieces(piece)) {
    Role next = Role::Name;
    for (const Piece& one : part.is("assignment_statement") ? to.pieces(part) : std::vector<Piece>{part}) {
      to.any(one, next);
      next = Role::Value;
    }
  }
  to.out.close();
  return id;
}

NodeId function(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Function, role, piece.range());
  if (piece.is("function_definition")) {
    to.out.set_flag(id, Flag::Lambda);
  } else {
    for (const Piece& part : to.pieces(piece, true)) {
      if (part.is("local")) to.out.leaf(Kind::Modifier, Role::Modifier, part.range(), "local");
    }
    const Piece name = to.child(piece, "name");
    if (name.is("method_index_expression")) {
      to.two_parts(name, Role::Name, Kind::Index, Role::Object, Role::Item);
    } else {
      to.any(name, Role::Name);
    }
  }
  if (const Piece parameters = to.child(piece, "parameters")) to.all(parameters, Role::Param);
  block(to, piece, "body", Role::Body);
  to.out.close();
  return id;
}

// A name among parameters is one.
NodeId parameters(Lowering& to, const Piece& piece, Role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) {
    last = to.out.open(Kind::Param, Role::Param, part.range());
    if (part.is("vararg_expression")) to.out.set_flag(last, Flag::Rest);
    to.any(part, Role::Name);
    to.out.close();
  }
  return last;
}

// A call without arguments stands for a gap where only a statement may.
NodeId call(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "name");
  const Piece arguments = to.child(piece, "arguments");
  const std::string_view called = name ? to.text(name) : std::string_view();
  const bool gap = called == placeholder::ellipsis || called.starts_with(placeholder::sequence);
  if (to.out.purpose() == Purpose::Pattern && gap && arguments && to.text(arguments) == "()")
    return to.out.name(role, piece.range(), called);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  if (name) to.any(name, Role::Callee);
  if (arguments) to.all(arguments, Role::Item);
  to.out.close();
  return id;
}

NodeId table_constructor(Lowering& to, const Piece& piece, Role role) {
  const auto fields = to.pieces(piece);
  const bool keys = std::ranges::any_of(fields, [&](const Piece& one) { return one.is("field") && to.child(one, "name"); });
  const NodeId id = to.out.open(keys ? Kind::Dict : Kind::List, role, piece.range());
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

NodeId field(Lowering& to, const Piece& piece, Role role) {
  const Piece value = to.child(piece, "value");
  const Piece key = to.child(piece, "name");
  if (!value) return to.other(piece, role);
  if (!key) return to.any(value, role);
  const NodeId id = to.out.open(Kind::Pair, role, piece.range());
  if (to.text(piece).starts_with("[")) to.out.set_flag(id, Flag::Computed);
  to.any(key, Role::Key);
  to.any(value, Role::Value);
  to.out.close();
  return id;
}

// `a .. b` puts texts together, `a ~= b` compares.
NodeId binary(Lowering& to, const Piece& piece, Role role) {
  const Piece sign = to.child(piece, "operator");
  const std::string_view op = sign ? sign.type() : std::string_view();
  const NodeId id = to.out.open(Kind::Binary, role, piece.range());
  to.out.set_op(id, op == ".." ? "." : op == "~=" ? "!=" : op == "and" ? "&&" : op == "or" ? "||" : op);
  to.any(to.child(piece, "left"), Role::Left);
  to.any(to.child(piece, "right"), Role::Right);
  to.out.close();
  return id;
}

NodeId text(Lowering& to, const Piece& piece, Role role) {
  const std::string_view written = to.text(piece);
  if (!written.starts_with("[")) return to.string(piece, role);
  const Piece content = to.child(piece, "content");
  return to.out.leaf(Kind::String, role, piece.range(), content ? to.text(content) : std::string_view());
}

// `elseif` is an If in the place of the else; each is open until the last has been added.
NodeId if_statement(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::If, role, piece.range());
  to.any(to.child(piece, "condition"), Role::Condition);
  block(to, piece, "consequence", Role::Then);
  unsigned open = 1;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("elseif_statement")) {
      to.out.open(Kind::If, Role::Otherwise, {part.range().begin, piece.range().end});
      to.any(to.child(part, "condition"), Role::Condition);
      block(to, part, "consequence", Role::Then);
      ++open;
    } else if (part.is("else_statement")) {
      block(to, part, "body", Role::Otherwise);
    }
  }
  while (open-- > 0) to.out.close();
  return id;
}

NodeId loop(Lowering& to, const Piece& piece, Role role) {
  const bool body_first = piece.is("repeat_statement");
  const NodeId id = to.out.open(body_first ? Kind::DoWhile : Kind::While, role, piece.range());
  if (body_first) block(to, piece, "body", Role::Body);
  to.any(to.child(piece, "condition"), Role::Condition);
  if (!body_first) block(to, piece, "body", Role::Body);
  to.out.close();
  return id;
}

// `for i = 1, 10` goes over what stands behind the sign, `for k, v in pairs(t)` over what that gives.
NodeId for_statement(Lowering& to, const Piece& piece, Role role) {
  const Piece clause = to.child(piece, "clause");
  const NodeId id = to.out.open(Kind::ForEach, role, piece.range());
  const auto parts = clause ? to.pieces(clause) : std::vector<Piece>{};
  const bool counts = clause && clause.is("for_numeric_clause");
  to.out.set_op(id, counts ? "=" : "of");
  if (!parts.empty()) {
    to.out.open(Kind::VarDef, Role::Left, parts.front().range());
    to.any(parts.front(), Role::Name);
    to.out.close();
  }
  if (counts && parts.size() > 1) to.out.open(Kind::Sequence, Role::Right, {parts[1].range().begin, parts.back().range().end});
  for (std::size_t i = 1; i < parts.size(); ++i) to.any(parts[i], counts ? Role::Item : Role::Right);
  if (counts && parts.size() > 1) to.out.close();
  block(to, piece, "body", Role::Body);
  to.out.close();
  return id;
}

void rows(Table& table) {
  table.lift({"parenthesized_expression"});
  table.drop({"hash_bang_line", "attribute"});
  table.name({"identifier", "vararg_expression"});
  table.leaf({"number"}, Kind::Number);
  table.leaf({"true", "false"}, Kind::Bool);
  table.leaf({"nil"}, Kind::Null);
  table.special({"string"}, text);
  table.special({"function_call"}, call);
  table.node({"dot_index_expression"}, Kind::Dot).field("table", Role::Object).field("field", Role::Name);
  table.node({"method_index_expression"}, Kind::Dot).field("table", Role::Object).field("method", Role::Name);
  table.node({"bracket_index_expression"}, Kind::Index).field("table", Role::Object).field("field", Role::Item);
  table.special({"binary_expression"}, binary);
  table.node({"unary_expression"}, Kind::Unary).op_token().field("operand", Role::Value);
  table.special({"table_constructor"}, table_constructor);
  table.special({"field"}, field);
  table.special({"function_definition", "function_declaration"}, function);
  table.special({"parameters"}, parameters);
  table.special({"variable_list", "expression_list"}, list);
  table.special({"variable_declaration"}, local);
  table.special({"assignment_statement"}, assignment);
  table.special({"do_statement", "block"}, plain_block);
  table.special({"if_statement"}, if_statement);
  table.special({"while_statement", "repeat_statement"}, loop);
  table.special({"for_statement"}, for_statement);
  table.node({"return_statement"}, Kind::Return).rest(Role::Value);
  table.node({"break_statement", "goto_statement"}, Kind::Break).rest(Role::Name);
  table.node({"label_statement"}, Kind::Labeled).rest(Role::Name);
  table.node({"empty_statement"}, Kind::Empty);
}

// --- patterns

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// `...` is a word of the language, and a statement can't be a name alone.
class PatternWriter {
 public:
  explicit PatternWriter(std::string_view text) : text_(text) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  void copy(std::size_t count) {
    count = std::min(count, text_.size() - at_);
    out_.append(text_.substr(at_, count));
    at_ += count;
  }

  void step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return string(c);
    if (starts("[[")) return copy(std::min(text_.find("]]", at_), text_.size() - 2) + 2 - at_);
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') return word();
    if (starts("--"))
      return copy(text_.substr(at_).find('\n') == std::string_view::npos ? text_.size() : text_.substr(at_).find('\n'));
    if (starts("<...")) {
      at_ += 4;
      out_.append(placeholder::deep).append("(");
      ++depth_;
      return;
    }
    if (starts("...>") && depth_ > 0) {
      at_ += 4;
      out_ += ')';
      --depth_;
      return;
    }
    if (starts("$...")) return gap(4, placeholder::sequence);
    if (starts("...")) return gap(3, placeholder::ellipsis);
    if (c == '$' && at_ + 1 < text_.size() && is_word(text_[at_ + 1])) {
      ++at_;
      out_ += placeholder::metavar;
      return;
    }
    if (c == '(' || c == '{' || c == '[') ++depth_;
    if (c == ')' || c == '}' || c == ']') --depth_;
    copy(1);
  }

  // What opens and closes blocks: within one, also one in brackets, statements stand again.
  void word() {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    copy(word.size());
    if (word == "function" || word == "if" || word == "do" || word == "repeat") {
      around_.push_back(depth_);
      depth_ = 0;
    } else if ((word == "end" || word == "until") && !around_.empty()) {
      depth_ = around_.back();
      around_.pop_back();
    }
  }

  void string(char quote) {
    copy(1);
    while (at_ < text_.size() && text_[at_] != quote) copy(text_[at_] == '\\' ? 2 : 1);
    copy(1);
  }

  void gap(std::size_t size, std::string_view stands) {
    at_ += size;
    const bool statement = depth_ <= 0 && begins_statement() && !goes_on();
    out_ += stands;
    while (at_ < text_.size() && is_word(text_[at_])) copy(1);
    if (statement) out_ += "()";
  }

  bool begins_statement() const {
    std::string_view written = out_;
    while (!written.empty() && (written.back() == ' ' || written.back() == '\t')) written.remove_suffix(1);
    if (written.empty() || written.back() == '\n' || written.back() == ';') return !expects_value(written);
    if (written.back() == ')') return true;
    return ends_with_word(written, {"then", "do", "else", "repeat"});
  }
  static bool expects_value(std::string_view written) {
    while (!written.empty() && std::isspace(static_cast<unsigned char>(written.back())) != 0) written.remove_suffix(1);
    return !written.empty() && (std::string_view("=,+-*/").find(written.back()) != std::string_view::npos ||
                                ends_with_word(written, {"return", "and", "or", "not", "in"}));
  }
  static bool ends_with_word(std::string_view written, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
      return written.ends_with(word) && (written.size() == word.size() || !is_word(written[written.size() - word.size() - 1]));
    });
  }
  // By what makes an expression of it.
  bool goes_on() const {
    std::size_t next = at_;
    while (next < text_.size() && is_word(text_[next])) ++next;
    while (next < text_.size() && text_[next] == ' ') ++next;
    return next < text_.size() && std::string_view(".,=+*/<>([:").find(text_[next]) != std::string_view::npos &&
           !text_.substr(next).starts_with("...");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  int depth_ = 0;            // of brackets, in the block
  std::vector<int> around_;  // the same in the blocks around
};

std::string pattern_text(std::string_view pattern) {
  return PatternWriter(pattern).write();
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"__ic_name = ", "\n", Pick::Expression, Kind::Assign},
    {"", "\n__ic_ellipsis()\nend\n", Pick::Statements},
    {"", "\nend\n", Pick::Statements},
    {"__ic_name = { ", "\n}\n", Pick::Only, Kind::Pair},
});

constexpr std::array<std::string_view, 1> words{"lua"};
constexpr std::array<std::string_view, 2> interpreters{"lua", "luajit"};
constexpr std::array<std::string_view, 1> comment_leaders{"--"};

}  // namespace

constexpr LanguageSpec lua_spec{.language = Language::Lua,
                                .name = "lua",
                                .title = "Lua",
                                .rule_words = words,
                                .extensions = words,
                                .interpreters = interpreters,
                                .runs_on = only<Language::Lua>,
                                .grammar = tree_sitter_lua,
                                .lower = lower_statements<tree_sitter_lua, &Lowering::statement, rows>,
                                .shapes = shapes,
                                .pattern_text = pattern_text,
                                .comment_leaders = comment_leaders};

}  // namespace insight::engine::syntax
