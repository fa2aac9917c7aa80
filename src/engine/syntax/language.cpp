#include "engine/syntax/language.h"

#include <algorithm>
#include <array>
#include <utility>

namespace insight::engine::syntax {
namespace {

constexpr std::array javascript{Language::JavaScript, Language::TypeScript, Language::Tsx};
constexpr std::array typescript{Language::TypeScript, Language::Tsx};
constexpr std::array tsx{Language::Tsx};
constexpr std::array python{Language::Python};

constexpr auto rule_words = std::to_array<std::pair<std::string_view, std::span<const Language>>>({
    {"js", javascript},
    {"javascript", javascript},
    {"jsx", javascript},
    {"ts", typescript},
    {"typescript", typescript},
    {"tsx", tsx},
    {"py", python},
    {"python", python},
    {"python2", python},
    {"python3", python},
});

constexpr auto extensions = std::to_array<std::pair<std::string_view, Language>>({
    {"js", Language::JavaScript},
    {"jsx", Language::JavaScript},
    {"mjs", Language::JavaScript},
    {"cjs", Language::JavaScript},
    {"es6", Language::JavaScript},
    {"ts", Language::TypeScript},
    {"mts", Language::TypeScript},
    {"cts", Language::TypeScript},
    {"tsx", Language::Tsx},
    {"py", Language::Python},
    {"pyi", Language::Python},
    {"pyw", Language::Python},
    {"wsgi", Language::Python},
});

constexpr auto file_names = std::to_array<std::pair<std::string_view, Language>>({
    {"Jakefile", Language::JavaScript},
    {"SConstruct", Language::Python},
    {"SConscript", Language::Python},
    {"wscript", Language::Python},
});

constexpr auto interpreters = std::to_array<std::pair<std::string_view, Language>>({
    {"node", Language::JavaScript},
    {"nodejs", Language::JavaScript},
    {"ts-node", Language::TypeScript},
    {"tsx", Language::TypeScript},
    {"python", Language::Python},
    {"pypy", Language::Python},
});

template <class Value, std::size_t size>
const Value* look_up(const std::array<std::pair<std::string_view, Value>, size>& table, std::string_view key) {
  for (const auto& [known, value] : table) {
    if (known == key) return &value;
  }
  return nullptr;
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::string_view first_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(" \t"));
  text.remove_prefix(word.size());
  return word;
}

// `#!/usr/bin/python3.11 -u`, `#!/usr/bin/env -S node --flag`.
std::optional<Language> language_of_shebang(std::string_view content) {
  if (!content.starts_with("#!")) return {};
  std::string_view line = content.substr(2, content.find_first_of("\r\n") - 2);
  std::string_view program = last_part(first_word(line));
  if (program == "env") {
    do {
      program = last_part(first_word(line));
    } while (program.starts_with('-') || program.find('=') != std::string_view::npos);
  }
  program = program.substr(0, program.find_last_not_of("0123456789.") + 1);
  const Language* const found = look_up(interpreters, program);
  return found != nullptr ? std::optional(*found) : std::nullopt;
}

}  // namespace

std::span<const Language> languages_of_rule_word(std::string_view word) {
  const auto* const found = look_up(rule_words, word);
  return found != nullptr ? *found : std::span<const Language>();
}

std::optional<Language> language_of_file(std::string_view path, std::string_view content) {
  const std::string_view name = last_part(path);
  if (const Language* const found = look_up(file_names, name)) return *found;
  if (const std::size_t dot = name.find_last_of('.'); dot != std::string_view::npos && dot != 0) {
    if (const Language* const found = look_up(extensions, name.substr(dot + 1))) return *found;
  }
  return language_of_shebang(content);
}

std::string_view name_of(Language language) {
  switch (language) {
    case Language::JavaScript:
      return "javascript";
    case Language::TypeScript:
      return "typescript";
    case Language::Tsx:
      return "tsx";
    case Language::Python:
      return "python";
  }
  return {};
}

}  // namespace insight::engine::syntax
