// Every language there is, in the order of the enumeration.
#include <array>

#include "engine/syntax/languages/spec.h"

namespace insight::engine::syntax {
namespace {

constexpr std::array<const LanguageSpec*, language_count> all{
    &javascript_spec, &typescript_spec, &tsx_spec,    &python_spec, &java_spec,  &go_spec,    &php_spec,
    &ruby_spec,       &csharp_spec,     &kotlin_spec, &yaml_spec,   &hcl_spec,   &json_spec,  &bash_spec,
    &dockerfile_spec, &c_spec,          &cpp_spec,    &rust_spec,   &scala_spec, &swift_spec, &solidity_spec,
    &lua_spec,        &ocaml_spec,      &html_spec,   &xml_spec};

}  // namespace

std::span<const LanguageSpec* const> language_specs() {
  return all;
}

const LanguageSpec& spec_of(Language language) {
  return *all[static_cast<std::size_t>(language)];
}

}  // namespace insight::engine::syntax
