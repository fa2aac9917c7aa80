// HCL, which Terraform is written in: its table, how its patterns are written, and its spec. A block is a Call of its type with its
// labels and, last, a Class without a name for what stands in it: attributes (Assign) and blocks, in any order.
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_hcl();
}

namespace insight::engine::syntax {
namespace {

bool is_gap(Lowering& to, const Piece& piece) {
  return to.out.purpose() == Purpose::Pattern && to.text(piece) == placeholder::ellipsis;
}

NodeId block(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.empty()) return to.other(piece, role);
  if (is_gap(to, parts.front())) return to.any(parts.front(), role);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  Range inside{piece.range().end, piece.range().end};
  Piece body;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is("block_start")) {
      inside.begin = parts[i].range().begin;
    } else if (parts[i].is("body")) {
      body = parts[i];
    } else if (!parts[i].is("block_end")) {
      to.any(parts[i], i == 0 ? Role::Callee : Role::Item);
    }
  }
  to.out.open(Kind::Class, Role::Item, inside);
  to.out.open(Kind::Block, Role::Body, inside);
  if (body) to.all(body, Role::Item);
  to.out.close();
  to.out.close();
  to.out.close();
  return id;
}

NodeId assignment(Lowering& to, const Piece& piece, Role role, const Piece& left, const Piece& right) {
  if (is_gap(to, left)) return to.out.name(role, piece.range(), placeholder::ellipsis);
  const NodeId id = to.out.open(Kind::Assign, role, piece.range());
  to.any(left, Role::Left);
  to.any(right, Role::Right);
  to.out.close();
  return id;
}

NodeId attribute(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return parts.size() == 2 ? assignment(to, piece, role, parts[0], parts[1]) : to.other(piece, role);
}

NodeId object_element(Lowering& to, const Piece& piece, Role role) {
  const Piece key = to.child(piece, "key");
  const Piece value = to.child(piece, "val");
  return key && value ? assignment(to, piece, role, key, value) : to.other(piece, role);
}

// `.b`, `[0]`, `.*.c` after what stands already.
NodeId step(Lowering& to, NodeId inner, const Piece& part, std::uint32_t begin) {
  const Range at{begin, part.range().end};
  if (part.is("splat") || part.is("attr_splat") || part.is("full_splat")) {
    if (!part.is("splat")) {
      inner = to.out.wrap(inner, Kind::Dot, Role::Object, {begin, part.range().begin + 2});
      to.out.leaf(Kind::Identifier, Role::Name, {part.range().begin, part.range().begin + 2}, "*");
      to.out.close();
    }
    for (const Piece& more : to.pieces(part)) inner = step(to, inner, more, begin);
    return inner;
  }
  if (part.is("get_attr")) {
    inner = to.out.wrap(inner, Kind::Dot, Role::Object, at);
    to.all(part, Role::Name);
  } else {
    inner = to.out.wrap(inner, Kind::Index, Role::Object, at);
    to.all(part, Role::Item);
  }
  to.out.close();
  return inner;
}

bool is_step(const Piece& piece) {
  return piece.is("get_attr") || piece.is("index") || piece.is("splat");
}

// Some nodes that follow each other: something, and steps from it.
NodeId chain(Lowering& to, const std::vector<Piece>& parts, std::size_t first, std::size_t end, Role role) {
  if (first >= end) return no_node;
  NodeId id = to.any(parts[first], role);
  for (std::size_t i = first + 1; i < end && id != no_node; ++i)
    id = is_step(parts[i]) ? step(to, id, parts[i], parts[first].range().begin) : to.any(parts[i], role);
  if (id != no_node) to.out.set_role(id, role);
  return id;
}

NodeId expression(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  return chain(to, parts, 0, parts.size(), role);
}

NodeId operation(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece, true);
  std::size_t at = 0;
  while (at < parts.size() && (parts[at].is_named() || operator_of(parts[at].type()) == 0)) ++at;
  if (at == parts.size()) return to.other(piece, role);
  const bool unary = piece.is("unary_operation");
  const NodeId id = to.out.open(unary ? Kind::Unary : Kind::Binary, role, piece.range());
  to.out.set_op(id, parts[at].type());
  if (!unary) chain(to, parts, 0, at, Role::Left);
  chain(to, parts, at + 1, parts.size(), unary ? Role::Value : Role::Right);
  to.out.close();
  return id;
}

NodeId conditional(Lowering& to, const Piece& piece, Role role) {
  const auto parts = to.pieces(piece);
  if (parts.size() != 3) return to.other(piece, role);
  const NodeId id = to.out.open(Kind::Conditional, role, piece.range());
  to.any(parts[0], Role::Condition);
  to.any(parts[1], Role::Then);
  to.any(parts[2], Role::Otherwise);
  to.out.close();
  return id;
}

NodeId call(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  Role next = Role::Callee;
  for (const Piece& part : to.pieces(piece)) {
    to.any(part, next);
    next = Role::Item;
  }
  to.out.close();
  return id;
}

NodeId string(Lowering& to, const Piece& piece, Role role) {
  return to.string(piece, role);
}

// A text with holes; one without is a String.
NodeId templated(Lowering& to, const Piece& piece, Role role) {
  std::vector<Piece> parts;
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("template_literal") || part.is("template_interpolation") || part.is("template_directive")) parts.push_back(part);
  }
  if (parts.empty()) return to.out.leaf(Kind::String, role, piece.range(), {});
  if (parts.size() == 1 && parts[0].is("template_literal"))
    return to.out.leaf(Kind::String, role, piece.range(), to.text(parts[0]));
  const NodeId id = to.out.open(Kind::Template, role, piece.range());
  for (const Piece& part : parts) {
    if (part.is("template_literal")) {
      to.out.leaf(Kind::String, Role::Item, part.range(), to.text(part));
    } else {
      to.all(part, Role::Item);
    }
  }
  to.out.close();
  return id;
}

NodeId comprehension(Lowering& to, const Piece& piece, Role role) {
  const NodeId id = to.out.open(Kind::Comprehension, role, piece.range());
  to.out.set_op(id, piece.is("for_object_expr") ? "dict" : "list");
  for (const Piece& part : to.pieces(piece)) {
    if (part.is("for_intro")) {
      to.out.open(Kind::ForEach, Role::Item, part.range());
      for (const Piece& one : to.pieces(part)) to.any(one, one.is("identifier") ? Role::Left : Role::Right);
      to.out.close();
    } else if (part.is("for_cond")) {
      to.out.open(Kind::If, Role::Item, part.range());
      to.all(part, Role::Condition);
      to.out.close();
    } else {
      to.any(part, Role::Value);
    }
  }
  to.out.close();
  return id;
}

void add_rows(Table& table) {
  table.lift({"config_file", "body", "literal_value", "variable_expr", "operation", "collection_value", "template_expr", "for_expr",
              "function_arguments", "new_index"});
  table.drop({"tuple_start", "tuple_end", "object_start", "object_end", "block_start", "block_end", "ellipsis", "strip_marker",
              "template_interpolation_start", "template_interpolation_end", "template_directive_start", "template_directive_end"});
  table.name({"identifier"});
  table.leaf({"numeric_lit"}, Kind::Number);
  table.leaf({"bool_lit"}, Kind::Bool);
  table.leaf({"null_lit"}, Kind::Null);
  table.special({"string_lit"}, string);
  table.special({"quoted_template", "heredoc_template"}, templated);
  table.node({"tuple"}, Kind::List);
  table.node({"object"}, Kind::Dict);
  table.special({"object_elem"}, object_element);
  table.special({"attribute"}, attribute);
  table.special({"block"}, block);
  table.special({"expression"}, expression);
  table.special({"binary_operation", "unary_operation"}, operation);
  table.special({"conditional"}, conditional);
  table.special({"function_call"}, call);
  table.special({"for_tuple_expr", "for_object_expr"}, comprehension);
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// `...` must be a block where attributes stand, an element where an object's stand, and a name elsewhere.
class PatternWriter {
 public:
  explicit PatternWriter(std::string_view text) : text_(text) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  enum class Inside : std::uint8_t { Body, Object, Values };

  void copy(std::size_t count) {
    out_.append(text_.substr(at_, count));
    at_ += count;
  }
  bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  char before() const {
    const std::size_t last = out_.find_last_not_of(" \t\r");
    return last == std::string::npos ? '\n' : out_[last];
  }
  char after() const {
    const std::size_t next = text_.find_first_not_of(" \t\r", at_);
    return next == std::string_view::npos ? '\n' : text_[next];
  }

  void step() {
    const char c = text_[at_];
    if (c == '"') return string();
    if (c == '#' || starts("//")) return copy(std::min(text_.find('\n', at_), text_.size()) - at_);
    if (starts("$...")) return metavariable(4, placeholder::sequence);
    if (c == '$' && at_ + 1 < text_.size() && is_word(text_[at_ + 1])) return metavariable(1, placeholder::metavar);
    if (starts("<...")) return replace(4, std::string(placeholder::deep) + "(", Inside::Values);
    if (starts("...>") && !inside_.empty()) {
      inside_.pop_back();
      at_ += 4;
      out_ += ')';
      return;
    }
    if (starts("...")) return gap();
    if (c == '{')
      inside_.push_back(std::string_view("=([,:?{").find(before()) != std::string_view::npos || out_.empty() ? Inside::Object
                                                                                                             : Inside::Body);
    if (c == '(' || c == '[') inside_.push_back(Inside::Values);
    if ((c == '}' || c == ')' || c == ']') && !inside_.empty()) inside_.pop_back();
    copy(1);
  }

  void replace(std::size_t size, const std::string& by, Inside inside) {
    at_ += size;
    out_ += by;
    inside_.push_back(inside);
  }

  // Holes of a text are code.
  void string() {
    copy(1);
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') {
        copy(std::min<std::size_t>(2, text_.size() - at_));
      } else if (starts("${") || starts("%{")) {
        const std::size_t depth = inside_.size();
        copy(2);
        inside_.push_back(Inside::Values);
        while (at_ < text_.size() && inside_.size() > depth) step();
      } else {
        copy(1);
      }
    }
    if (at_ < text_.size()) copy(1);
  }

  void metavariable(std::size_t sign, std::string_view stands) {
    at_ += sign;
    out_ += stands;
    while (at_ < text_.size() && is_word(text_[at_])) copy(1);
  }

  void gap() {
    at_ += 3;
    const Inside inside = inside_.empty() ? Inside::Body : inside_.back();
    const bool alone = inside != Inside::Values && stands_alone();
    const std::string_view line = alone && !inside_.empty() ? "\n" : "";  // what stands beside it may be on its line
    out_.append(line).append(placeholder::ellipsis);
    if (inside == Inside::Body && alone) out_ += " {}";
    if (inside == Inside::Object && alone) out_ += " = 0";
    out_ += line;
  }

  // Neither a value or a part of one, nor the label of a block.
  bool stands_alone() const {
    const auto is_one_of = [](std::string_view these, char c) { return these.find(c) != std::string_view::npos; };
    if (is_one_of("=+-*/%<>&|!?:(", before()) || is_one_of("=+-*/%<>&|!?:.[", after())) return false;
    return is_one_of("{,\n", before()) || !is_one_of("{\"", after());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Inside> inside_;
};

std::string pattern_text(std::string_view pattern) {
  return PatternWriter(pattern).write();
}

using Pick = PatternShape::Pick;
constexpr auto shapes = std::to_array<PatternShape>({
    {"", "\n", Pick::Statements},
    {"__ic_name = ", "\n", Pick::Expression, Kind::Assign},
});

constexpr std::array<std::string_view, 3> words{"hcl", "terraform", "tf"};
constexpr std::array<std::string_view, 5> extensions{"tf", "hcl", "tfvars", "tofu", "nomad"};
constexpr std::array<std::string_view, 4> comment_leaders{"#", "//", "/*", "*"};

}  // namespace

constexpr LanguageSpec hcl_spec{.language = Language::Hcl,
                                .name = "hcl",
                                .title = "HCL",
                                .rule_words = words,
                                .extensions = extensions,
                                .runs_on = only<Language::Hcl>,
                                .grammar = tree_sitter_hcl,
                                .lower = lower_by_table<tree_sitter_hcl, add_rows>,
                                .shapes = shapes,
                                .pattern_text = pattern_text,
                                .comment_leaders = comment_leaders};

}  // namespace insight::engine::syntax
