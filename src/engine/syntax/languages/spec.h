// LanguageSpec: all that the engine must know of a language besides its tree: how files and rules name it, its grammar and
// lowering, and how a rule's pattern is made parseable. One constant per language, at the end of its file in this folder; listed in
// registry.cpp. Read by language.cpp, lower.cpp, the pattern compiler and the suppressions.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "engine/syntax/languages/languages.h"

namespace insight::engine::syntax {

// What stands around a pattern so that it parses, and what of the tree is then the pattern. A rule's text is tried in each shape of
// its language; the first that parses whole wins.
struct PatternShape {
  std::string_view before;
  std::string_view after;
  // Expression: the value of the one statement. Statements: all of them, a bare expression unwrapped. Member: what stands in the
  // first class. Only: the first node of the kind; of a Block what stands in it.
  // Data: the one value; of a mapping of one pair the pair, of a list of one item the item.
  enum class Pick : std::uint8_t { Expression, Statements, Member, Only, Data } pick = Pick::Statements;
  Kind kind = Kind::Other;
  bool in_block = false;  // Expression and Statements: inside the first Block of a function
};

// How `...` and metavariables are written so that the grammar takes them.
struct PatternStyle {
  std::string_view line_comment = "//";
  bool block_comments = true;            // /* */
  std::string_view quotes = "\"'";       // what opens a string
  std::string_view gap_statement = ";";  // after a `...` that stands as a statement
  std::string_view gap_parameter;        // after one among a function's parameters: " __ic_gap" where a type and a name must stand
  bool typed_parameters = false;         // a parameter has a type always, and so must one that is but a metavariable
  std::string_view gap_member = ";";     // after one among a class's members
  std::string_view gap_member_word;      // before a `...` among a class's members: "var "
  std::string_view gap_pair_word;        // before one among the pairs in braces
  std::string_view hole;                 // what opens one in a string: "#{", "\\("
  bool block_is_argument = false;        // `f(…) {…}` calls f
  std::string_view type_before;          // what makes a value of a type, for `(T $X)`: "default("
  std::string_view type_after;           // ")"
  std::string_view variable_sigil;       // "$": how the language writes a variable, and so a metavariable
  std::string_view name_sigil;           // the same where only the name of a class or function may stand,
  std::span<const std::string_view> names_after;        // which is behind these
  std::span<const std::string_view> variables;          // that look like metavariables: $_GET
  std::string_view gap_method;                          // gap_member in an impl or trait, where it differs
  bool new_has_values = false;                          // `new T {…}` gives fields values and makes no class
  bool words_for_types = false;                         // a type is written where no value may stand: `(char *$X)`
  std::span<const std::string_view> member_words;       // that open members, besides class, interface …: "extension"
  std::span<const std::string_view> constructor_words;  // that take parameters without a word for functions: "init"
  std::span<const std::string_view> statement_words;    // with which no expression begins, though the grammar takes them for names
  std::span<const std::string_view> member_starts;      // with which no statement of a function begins either
  bool dotted_ranges = false;                           // `0...5`, without blanks
  bool typed_metavars = true;                           // `($X : T)` and `(T $X)`
  std::string_view gap_case = ":";                      // after one among the cases of a switch
  std::string_view gap_loop;                            // after one that stands for the whole head of a loop
  std::string_view gap_option;                          // after one in the braces before arguments: `f{…}(…)`
  // How `(T $X)` is written: T as an argument beside $X, or as what the language says of a value's type, which takes every type.
  enum class Typed : std::uint8_t { Argument, Cast, Assertion, As } typed = Typed::Argument;
  bool braces_make_arrays = false;   // `x = {…}`
  bool matches_after_value = false;  // `x match {…}` has cases
};

struct LanguageSpec {
  Language language{};
  std::string_view name;   // "java": what reports and dumps write
  std::string_view title;  // "Java"
  std::span<const std::string_view> rule_words;
  std::span<const std::string_view> extensions;
  std::span<const std::string_view> shared_extensions;  // of another language, whose files are read as this one too
  std::span<const std::string_view> file_names;
  std::span<const std::string_view> interpreters;
  std::span<const Language> runs_on;  // the files that a rule for this one looks at
  const TSLanguage* (*grammar)() = nullptr;
  void (*lower)(Cst, Builder&) = nullptr;
  std::string (*mended)(std::string_view) = nullptr;  // mended_text.h
  void (*read)(Builder&) = nullptr;                   // instead of the two: a language without a grammar lowers its text by itself
  std::span<const PatternShape> shapes;               // empty: the pattern compiler knows this one by itself
  PatternStyle style;
  std::string (*prepared)(std::string_view) = nullptr;      // what becomes of a pattern's text before the style is applied
  std::string (*pattern_text)(std::string_view) = nullptr;  // instead of a style, where patterns are too unlike code
  std::span<const std::string_view> comment_leaders;
};

// What most specs have in common.
template <Language language>
inline constexpr std::array only{language};  // `runs_on`
inline constexpr std::array<std::string_view, 3> c_comments{"//", "/*", "*"};
inline constexpr std::array<std::string_view, 1> shell_comments{"#"};

extern const LanguageSpec javascript_spec, typescript_spec, tsx_spec;
extern const LanguageSpec python_spec;
extern const LanguageSpec java_spec;
extern const LanguageSpec go_spec;
extern const LanguageSpec php_spec;
extern const LanguageSpec ruby_spec;
extern const LanguageSpec csharp_spec;
extern const LanguageSpec kotlin_spec;
extern const LanguageSpec yaml_spec;
extern const LanguageSpec hcl_spec;
extern const LanguageSpec json_spec;
extern const LanguageSpec bash_spec;
extern const LanguageSpec dockerfile_spec;
extern const LanguageSpec c_spec;
extern const LanguageSpec cpp_spec;
extern const LanguageSpec rust_spec;
extern const LanguageSpec scala_spec;
extern const LanguageSpec swift_spec;
extern const LanguageSpec solidity_spec;
extern const LanguageSpec lua_spec;
extern const LanguageSpec ocaml_spec;
extern const LanguageSpec html_spec;
extern const LanguageSpec xml_spec;

// By Language, in the order of the enumeration.
std::span<const LanguageSpec* const> language_specs();
const LanguageSpec& spec_of(Language language);

}  // namespace insight::engine::syntax
