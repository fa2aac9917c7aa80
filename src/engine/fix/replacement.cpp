#include "engine/fix/replacement.h"

#include <algorithm>

#include "base/text.h"
#include "engine/fix/brackets.h"
#include "engine/match/regex.h"

namespace insight::engine::fix {
namespace {

// The longest name that stands here, as in messages: $XY is not $X followed by a Y unless only $X is bound.
const match::Binding* binding_at(std::string_view text, const match::Environment& bound) {
  const match::Binding* best = nullptr;
  for (const match::Binding& binding : bound) {
    if (text.starts_with(binding.name) && (best == nullptr || binding.name.size() > best->name.size())) best = &binding;
  }
  return best;
}

std::string_view written(const match::Value& value) {
  const bool literal = value.is_node() && (*value.tree)[value.first].kind == syntax::Kind::String;
  return literal ? value.tree->span(value.first) : value.text;
}

// f(, b) and f(a, ) become f(b) and f(a): how many bytes of `rest` go with what was left out, after shortening `out` if it is that.
std::size_t drop_comma(std::string& out, std::string_view rest) {
  const std::size_t comma = rest.find_first_not_of(" \t");
  if (comma != std::string_view::npos && rest[comma] == ',') {
    const std::size_t next = rest.find_first_not_of(" \t", comma + 1);
    return next == std::string_view::npos ? rest.size() : next;
  }
  const std::size_t last = out.find_last_not_of(" \t");
  if (last != std::string::npos && out[last] == ',') out.resize(last);
  return 0;
}

std::string filled(std::string_view fix, const match::Environment& bound) {
  std::string out;
  for (std::size_t i = 0; i < fix.size();) {
    const match::Binding* binding = fix[i] == '$' ? binding_at(fix.substr(i), bound) : nullptr;
    if (binding == nullptr) {
      out += fix[i++];
      continue;
    }
    const std::string_view value = written(binding->value);
    i += binding->name.size();
    const bool brackets = is_operation(binding->value) && is_operand(out, fix.substr(i));
    if (brackets) out += '(';
    out += value;
    if (brackets) out += ')';
    if (value.empty() && binding->name.starts_with("$...")) i += drop_comma(out, fix.substr(i));
  }
  return out;
}

bool is_code(const match::Environment& bound) {
  return std::ranges::any_of(bound, [](const match::Binding& binding) {
    if (!binding.value.is_node()) return false;
    using enum syntax::Language;
    const syntax::Language of = binding.value.tree->language();
    return of != Yaml && of != Json && of != Bash && of != Dockerfile && of != Html && of != Xml;
  });
}

// As it stands among the code: an operation that becomes an operand gets brackets, unless the code that it replaces was one
// too, and a statement keeps its semicolon.
std::string among_code(std::string fix, std::string_view text, match::Span range, const match::Environment& bound) {
  if (!is_code(bound) || fix.empty()) return fix;
  const std::string_view code = text.substr(range.begin, range.end - range.begin);
  const bool comments = fix.starts_with("//") || fix.starts_with("/*") || fix.starts_with('#');
  if (code.ends_with(';') && fix.back() != ';' && fix.back() != '}' && !comments && is_statement(bound, range)) fix += ';';
  const std::size_t line = text.substr(0, range.begin).rfind('\n') + 1;  // npos + 1 is 0
  const std::string_view before = text.substr(line, range.begin - line);
  if (!is_operation(fix) || is_operation(code) || !is_operand(before, text.substr(range.end))) return fix;
  return '(' + std::move(fix) + ')';
}

// What stands before the match on its line, as blanks.
std::string indentation(std::string_view text, std::size_t begin) {
  const std::size_t line = text.substr(0, begin).rfind('\n') + 1;  // npos + 1 is 0
  std::string blanks;
  for (const char c : text.substr(line, begin - line)) {
    if (c == '\t') {
      blanks += c;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {  // one for each letter
      blanks += ' ';
    }
  }
  return blanks;
}

// The fix's own lines have the file's line ends, and the match's place.
std::string indented(std::string_view fix, std::string_view text, std::size_t begin) {
  const std::string blanks = indentation(text, begin);
  const std::size_t first_end = text.find('\n');
  const bool crlf = first_end != std::string_view::npos && first_end > 0 && text[first_end - 1] == '\r';
  std::string out;
  for (std::size_t i = 0; i < fix.size(); ++i) {
    if (fix[i] == '\n' && crlf) out += '\r';
    out += fix[i];
    if (fix[i] == '\n' && i + 1 < fix.size() && fix[i + 1] != '\n') out += blanks;
  }
  return out;
}

// \1 is the first group.
void append_expanded(std::string& out, std::string_view replacement, std::string_view code, const match::Regex::Found& found) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const bool group =
        replacement[i] == '\\' && i + 1 < replacement.size() && replacement[i + 1] >= '0' && replacement[i + 1] <= '9';
    if (!group) {
      out += replacement[i];
      continue;
    }
    const auto number = static_cast<std::size_t>(replacement[++i] - '0');
    std::optional<match::Span> span;
    if (number == 0) span = found.whole;
    if (number > 0 && number <= found.captures.size()) span = found.captures[number - 1];
    if (span) out += code.substr(span->begin, span->end - span->begin);
  }
}

std::string replaced(const FixRegex& fix, std::string_view code) {
  std::string out;
  std::size_t done = 0;
  int left = fix.count > 0 ? fix.count : -1;
  const match::Regex regex(fix.regex, match::Regex::Mode::Plain);
  regex.each(code, [&](const match::Regex::Found& found) {
    if (left == 0 || out.size() > max_replacement) return;
    if (left > 0) --left;
    out += code.substr(done, found.whole.begin - done);
    append_expanded(out, fix.replacement, code, found);
    done = found.whole.end;
  });
  out += code.substr(done);
  return out;
}

}  // namespace

std::optional<std::string> replacement(const Rule& rule, std::string_view text, match::Span range,
                                       const match::Environment& bound) {
  std::string out;
  if (rule.fix) {
    out = among_code(filled(indented(trim(*rule.fix), text, range.begin), bound), text, range, bound);
  } else if (rule.fix_regex) {
    out = replaced(*rule.fix_regex, text.substr(range.begin, range.end - range.begin));
  } else {
    return {};
  }
  return out.size() <= max_replacement ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace insight::engine::fix
