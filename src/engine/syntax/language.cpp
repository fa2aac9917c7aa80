#include "engine/syntax/language.h"

#include <algorithm>

#include "engine/syntax/languages/spec.h"

namespace insight::engine::syntax {
namespace {

// The language for which `list` of its spec holds the key.
std::optional<Language> look_up(std::span<const std::string_view> LanguageSpec::* list, std::string_view key) {
  for (const LanguageSpec* spec : language_specs()) {
    const auto& words = spec->*list;
    if (std::find(words.begin(), words.end(), key) != words.end()) return spec->language;
  }
  return {};
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
  return look_up(&LanguageSpec::interpreters, program);
}

}  // namespace

std::span<const Language> languages_of_rule_word(std::string_view word) {
  const auto found = look_up(&LanguageSpec::rule_words, word);
  return found ? spec_of(*found).runs_on : std::span<const Language>();
}

std::optional<Language> language_of_file(std::string_view path, std::string_view content) {
  const std::string_view name = last_part(path);
  if (const auto found = look_up(&LanguageSpec::file_names, name)) return found;
  if (const std::size_t dot = name.find_last_of('.'); dot != std::string_view::npos && dot != 0) {
    if (const auto found = look_up(&LanguageSpec::extensions, name.substr(dot + 1))) return found;
  }
  return language_of_shebang(content);
}

std::optional<Language> second_language_of_file(std::string_view path) {
  const std::string_view name = last_part(path);
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  return look_up(&LanguageSpec::shared_extensions, name.substr(dot + 1));
}

std::string_view name_of(Language language) {
  return spec_of(language).name;
}

std::string_view title_of(Language language) {
  return spec_of(language).title;
}

std::string known_languages() {
  std::string known;
  for (const LanguageSpec* spec : language_specs()) {
    if (spec->language == Language::Tsx) continue;
    if (!known.empty()) known += ", ";
    known += spec->name;
  }
  return known;
}

}  // namespace insight::engine::syntax
