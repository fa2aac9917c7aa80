#include "engine/fix/brackets.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace insight::engine::fix {
namespace {

using syntax::Kind;
using Words = std::array<std::string_view, 9>;

constexpr Words operator_words{"not", "in", "is", "and", "or", "instanceof", "as", "await", "typeof"};
constexpr std::string_view signs = "+-*/%<>&|^~";

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

bool is_operator_word(std::string_view word) {
  return std::ranges::find(operator_words, word) != operator_words.end();
}

bool ends_with_operator(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (before.empty() || before.ends_with("=>") || before.ends_with("->")) return false;
  const char last = before.back();
  if (last == '=') return before.size() > 1 && std::string_view("=!<>").find(before[before.size() - 2]) != std::string_view::npos;
  if (signs.find(last) != std::string_view::npos || last == '!') return true;
  std::size_t begin = before.size();
  while (begin > 0 && is_word(before[begin - 1])) --begin;
  return is_operator_word(before.substr(begin));
}

bool begins_with_operator(std::string_view after) {
  if (after.empty()) return false;
  if (std::string_view(".[(").find(after.front()) != std::string_view::npos) return true;  // a member, an index, a call
  const std::size_t begin = after.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  after.remove_prefix(begin);
  if (after.starts_with("=>") || after.starts_with("->") || after.starts_with("</") || after.starts_with("//")) return false;
  if (after.starts_with("==") || after.starts_with("!=") || after.starts_with("?")) return true;
  if (signs.find(after.front()) != std::string_view::npos) return true;
  const auto end = std::ranges::find_if_not(after, is_word);
  return is_operator_word({after.begin(), end});
}

// One pair of brackets around all of it.
bool is_bracketed(std::string_view code) {
  if (!code.starts_with('(')) return false;
  int depth = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '(') ++depth;
    if (code[i] == ')' && --depth == 0) return i + 1 == code.size();
  }
  return false;
}

}  // namespace

bool is_operand(std::string_view before, std::string_view after) {
  return ends_with_operator(before) || begins_with_operator(after);
}

bool is_operation(const match::Value& value) {
  if (!value.is_node() || is_bracketed(value.text)) return false;
  const auto& node = (*value.tree)[value.first];
  const bool lambda = node.kind == Kind::Function && node.has(syntax::Flag::Lambda);
  const bool arrow = node.kind == Kind::Function && node.has(syntax::Flag::Arrow);
  return node.kind == Kind::Binary || node.kind == Kind::Unary || node.kind == Kind::Conditional || node.kind == Kind::Assign ||
         node.kind == Kind::Walrus || node.kind == Kind::Await || lambda || arrow;
}

bool is_operation(std::string_view code) {
  if (is_bracketed(code)) return false;
  int depth = 0;
  char quote = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '"' || c == '\'' || c == '`') quote = c;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ';' || c == '\n' || (depth == 0 && code.substr(i).starts_with(" = "))) return false;  // statements
    if (depth == 0 && c == ' ' && begins_with_operator(code.substr(i))) return true;
  }
  return code.starts_with("not ") || code.starts_with("await ");
}

bool is_statement(const match::Environment& bound, match::Span range) {
  for (const match::Binding& binding : bound) {
    const match::Value& value = binding.value;
    if (!value.is_node()) continue;
    const syntax::Tree& tree = *value.tree;
    for (auto id = value.first; id != syntax::no_node && tree[id].begin >= range.begin && tree[id].end <= range.end;
         id = tree[id].parent) {
      const bool whole = tree[id].begin == range.begin && tree[id].end == range.end;
      const Kind kind = tree[id].kind;
      const bool statement = kind >= Kind::ExprStatement && kind <= Kind::Class;
      if (whole && (statement || kind == Kind::Import || kind == Kind::Export)) return true;
    }
  }
  return false;
}

}  // namespace insight::engine::fix
