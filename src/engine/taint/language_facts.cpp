#include "engine/taint/language_facts.h"

#include <algorithm>
#include <array>

namespace insight::engine::taint {
namespace {

constexpr auto falling = std::to_array<std::string_view>({"javascript", "typescript", "tsx", "java", "c", "cpp", "php"});
constexpr auto without_break =
    std::to_array<std::string_view>({"python", "rust", "kotlin", "scala", "ruby", "ocaml", "lua", "bash"});

bool among(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool cases_fall_through(syntax::Language language) {
  return among(syntax::name_of(language), falling);
}

bool break_leaves_switch(syntax::Language language) {
  return !among(syntax::name_of(language), without_break);
}

}  // namespace insight::engine::taint
