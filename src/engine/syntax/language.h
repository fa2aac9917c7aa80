// Language: the languages the engine can parse, and how files and rules name them. Pure look-ups; each language says these things
// of itself in its file under languages/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace insight::engine::syntax {

// Tsx is TypeScript with markup: .tsx files. JavaScript always allows markup. Regex and Generic rules look at any text.
enum class Language : std::uint8_t {
  JavaScript,
  TypeScript,
  Tsx,
  Python,
  Java,
  Go,
  Php,
  Ruby,
  CSharp,
  Kotlin,
  Yaml,
  Hcl,
  Json,
  Bash,
  Dockerfile,
  C,
  Cpp,
  Rust,
  Scala,
  Swift,
  Solidity,
  Lua,
  Ocaml,
  Html,
  Xml
};
inline constexpr std::size_t language_count = 25;

// How rules write it: js javascript ts typescript tsx jsx py python python3 …. Nothing for a word that is no parsed language.
// A rule for ts also runs on Tsx files, one for js on those two as well (as in Semgrep).
std::span<const Language> languages_of_rule_word(std::string_view word);

// By name, extension (without reading), then by the `#!` line when the content is given. Nothing: not a language of ours.
std::optional<Language> language_of_file(std::string_view path, std::string_view content = {});

// What else a file of that name is read as: a C header is C++ too.
std::optional<Language> second_language_of_file(std::string_view path);

std::string_view name_of(Language language);   // "javascript", "typescript", "tsx", "python"
std::string_view title_of(Language language);  // "JavaScript", for people
// "javascript, typescript, python": one word for each.
std::string known_languages();

// JavaScript, TypeScript and TSX lower into the same shapes, so one compiled pattern serves all three: the first stands for them.
constexpr Language family_of(Language language) {
  return language == Language::TypeScript || language == Language::Tsx ? Language::JavaScript : language;
}

}  // namespace insight::engine::syntax
