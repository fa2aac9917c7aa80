#include "engine/join/match_row.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "engine/rule/join_spec.h"

namespace insight::engine {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

// Blanks stay between words, and within texts.
std::string without_layout(std::string_view code) {
  std::string out;
  char quote = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (quote == 0 && is_blank(c)) {
      while (i + 1 < code.size() && is_blank(code[i + 1])) ++i;
      if (!out.empty() && i + 1 < code.size() && is_word(out.back()) && is_word(code[i + 1])) out += ' ';
      continue;
    }
    if (quote != 0 && c == '\\' && i + 1 < code.size()) {
      out += c;
      out += code[++i];
      continue;
    }
    if (c == '"' || c == '\'' || c == '`') quote = quote == 0 ? c : quote == c ? char{0} : quote;
    out += c;
  }
  return out;
}

std::optional<std::string> value_of(std::string_view column, const JoinSpec::Table& table, const match::RuleMatch& match,
                                    const Finding& finding) {
  if (column == "path") return finding.file;
  for (const auto& bound : match.metavariables) {
    const auto renamed = std::ranges::find(table.renames, bound.name, &std::pair<std::string, std::string>::first);
    if ((renamed != table.renames.end() ? renamed->second : bound.name) == column) return comparable(bound.text);
  }
  return {};
}

}  // namespace

std::string comparable(std::string_view code) {
  code = trim(code);
  const auto quoted = [](char c) { return c == '"' || c == '\''; };
  if (!code.empty() && !quoted(code.front())) return without_layout(code);
  while (!code.empty() && quoted(code.front())) code.remove_prefix(1);
  while (!code.empty() && quoted(code.back())) code.remove_suffix(1);
  return std::string(code);
}

MatchRow row_of(const Rule& rule, const match::RuleMatch& match, Finding finding) {
  const JoinSpec& join = *rule.part_of;
  MatchRow row{.rule = match.rule};
  for (const std::string& column : join.tables[rule.table].columns)
    row.values.push_back(value_of(column, join.tables[rule.table], match, finding));
  if (rule.table == join.shown) {
    row.finding = std::move(finding);
  } else {
    row.finding.file = std::move(finding.file);
    row.finding.place = finding.place;
    row.finding.rule = rule.id;
  }
  return row;
}

}  // namespace insight::engine
