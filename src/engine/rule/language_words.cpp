#include "engine/rule/language_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "engine/syntax/languages/spec.h"

namespace insight::engine {
namespace {

// Semgrep's words for what is not parsed here.
constexpr auto unparsed = std::to_array<std::string_view>(
    {"apex",   "cairo", "circom", "clojure",       "dart",        "elixir", "ex",         "gosu",  "hack",   "jsonnet",  "julia",
     "lisp",   "move",  "r",      "move_on_aptos", "move_on_sui", "promql", "prometheus", "proto", "proto3", "protobuf", "ql",
     "scheme", "vb",    "vue"});

}  // namespace

std::optional<std::string_view> meant_language(std::string_view word) {
  if (std::ranges::find(unparsed, word) != unparsed.end()) return {};
  std::vector<std::string_view> words;
  for (const syntax::LanguageSpec* spec : syntax::language_specs())
    words.insert(words.end(), spec->rule_words.begin(), spec->rule_words.end());
  return closest(word, words);
}

}  // namespace insight::engine
