// Language: the languages the engine can parse, and how files and rules name them. Pure look-ups.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace insight::engine::syntax {

// Tsx is TypeScript with markup: .tsx files. JavaScript always allows markup. Regex and Generic rules look at any text.
enum class Language : std::uint8_t { JavaScript, TypeScript, Tsx, Python };

// How rules write it: js javascript ts typescript tsx jsx py python python3 …. Nothing for a word that is no parsed language.
// A rule for ts also runs on Tsx files, one for js on those two as well (as in Semgrep); see languages_of_rule_word.
std::span<const Language> languages_of_rule_word(std::string_view word);

// By name, extension (without reading), then by the `#!` line when the content is given. Nothing: not a language of ours.
std::optional<Language> language_of_file(std::string_view path, std::string_view content = {});

std::string_view name_of(Language language);  // "javascript", "typescript", "tsx", "python"

}  // namespace insight::engine::syntax
