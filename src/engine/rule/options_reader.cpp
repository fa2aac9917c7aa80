#include "engine/rule/options_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace insight::engine {
namespace {

// All that Semgrep knows. Those without a reader here are always as they are by default, or have nothing to say in one file.
constexpr auto known = std::to_array<std::string_view>({"ac_matching",
                                                        "arrow_is_function",
                                                        "attr_expr",
                                                        "commutative_boolop",
                                                        "commutative_compop",
                                                        "constant_propagation",
                                                        "cpp_parsing_pref",
                                                        "decorators_order_matters",
                                                        "dynamic_timeout",
                                                        "dynamic_timeout_max_multiplier",
                                                        "dynamic_timeout_unit_kb",
                                                        "flddef_assign",
                                                        "generic_braces",
                                                        "generic_caseless",
                                                        "generic_comment_style",
                                                        "generic_ellipsis_max_span",
                                                        "generic_engine",
                                                        "generic_extra_braces",
                                                        "generic_extra_word_characters",
                                                        "generic_multiline",
                                                        "go_deeper_expr",
                                                        "go_deeper_stmt",
                                                        "implicit_deep_exprstmt",
                                                        "implicit_ellipsis",
                                                        "implicit_return",
                                                        "interfile",
                                                        "let_is_var",
                                                        "max_version",
                                                        "symbolic_propagation",
                                                        "symmetric_eq",
                                                        "taint_assume_safe_booleans",
                                                        "taint_assume_safe_comparisons",
                                                        "taint_assume_safe_functions",
                                                        "taint_assume_safe_indexes",
                                                        "taint_assume_safe_numbers",
                                                        "taint_focus_on",
                                                        "taint_fixpoint_timeout",
                                                        "taint_intrafile",
                                                        "taint_max_visits_per_node",
                                                        "taint_match_on",
                                                        "taint_only_propagate_through_assignments",
                                                        "taint_unify_mvars",
                                                        "timeout",
                                                        "unify_ids_strictly",
                                                        "vardef_assign",
                                                        "xml_attrs_implicit_ellipsis",
                                                        "xml_children_ordered",
                                                        "xml_permissive_ellipsis",
                                                        "xml_singleton_loose_matching"});

// Those of them that are no flags.
constexpr auto of_other_kinds = std::to_array<std::string_view>(
    {"cpp_parsing_pref", "dynamic_timeout_max_multiplier", "dynamic_timeout_unit_kb", "generic_braces", "generic_comment_style",
     "generic_ellipsis_max_span", "generic_engine", "generic_extra_braces", "generic_extra_word_characters", "max_version",
     "taint_focus_on", "taint_fixpoint_timeout", "taint_match_on", "taint_max_visits_per_node", "timeout"});

std::vector<WrongOption> wrong_options(const yaml::Node& node) {
  const auto is_among = [](const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::vector<WrongOption> wrong;
  for (const auto& entry : node.entries()) {
    const std::string_view key = entry.key.text();
    if (!is_among(known, key)) {
      const auto meant = closest(key, known);
      wrong.push_back({entry.key, fmt::format("option `{}` is unknown and passed over", key),
                       meant ? fmt::format("did you mean `{}`?", *meant) : "remove it"});
    } else if (!is_among(of_other_kinds, key) && !entry.value.as_flag()) {
      wrong.push_back({entry.value, fmt::format("option `{}` is neither true nor false and passed over", key), {}});
    }
  }
  return wrong;
}

// `generic_extra_braces: [["<", ">"]]`: pairs of single characters.
std::vector<std::pair<char, char>> bracket_pairs(const yaml::Node& node) {
  std::vector<std::pair<char, char>> pairs;
  for (const auto& item : node.items()) {
    const auto ends = item.texts();
    if (ends.size() == 2 && ends[0].size() == 1 && ends[1].size() == 1) pairs.emplace_back(ends[0][0], ends[1][0]);
  }
  return pairs;
}

void read_generic_options(const yaml::Node& node, generic::Options& options) {
  const std::string_view style = node.find("generic_comment_style").text();
  if (style == "c") options.comments = generic::Comments::C;
  if (style == "cpp") options.comments = generic::Comments::Cpp;
  if (style == "shell") options.comments = generic::Comments::Shell;
  constexpr double most_lines = 100'000;
  const auto span = node.find("generic_ellipsis_max_span").as_number().value_or(options.max_span);
  options.max_span = static_cast<std::uint32_t>(std::clamp(span, 0.0, most_lines));
  options.as_one_regex |= node.find("generic_engine").text() == "aliengrep";
  options.multiline = node.find("generic_multiline").as_flag().value_or(true);
  options.any_case = node.find("generic_caseless").as_flag().value_or(false);
  options.more_brackets = bracket_pairs(node.find("generic_extra_braces"));
  for (const std::string& letter : node.find("generic_extra_word_characters").texts()) options.more_word_letters += letter;
}

}  // namespace

std::vector<WrongOption> read_options(const yaml::Node& node, RuleOptions& options) {
  const auto flag = [&](std::string_view key, bool& value) { value = node.find(key).as_flag().value_or(value); };
  flag("ac_matching", options.ac_matching);
  flag("constant_propagation", options.constant_propagation);
  flag("symmetric_eq", options.symmetric_eq);
  if (bool commutes = false; flag("commutative_compop", commutes), commutes)
    options.symmetric_eq = true;  // `==` and `!=` there too
  flag("commutative_boolop", options.commutative_boolop);
  flag("implicit_return", options.implicit_return);
  flag("arrow_is_function", options.arrow_is_function);
  flag("let_is_var", options.let_is_var);
  flag("vardef_assign", options.vardef_assign);
  flag("flddef_assign", options.flddef_assign);
  flag("attr_expr", options.attr_expr);
  flag("go_deeper_expr", options.go_deeper_expr);
  flag("go_deeper_stmt", options.go_deeper_stmt);
  flag("implicit_deep_exprstmt", options.implicit_deep_exprstmt);
  flag("implicit_ellipsis", options.implicit_ellipsis);
  flag("symbolic_propagation", options.symbolic_propagation);
  flag("decorators_order_matters", options.decorators_order_matters);
  flag("unify_ids_strictly", options.unify_ids_strictly);
  flag("xml_attrs_implicit_ellipsis", options.xml_attrs_implicit_ellipsis);
  flag("xml_singleton_loose_matching", options.xml_singleton_loose_matching);
  flag("xml_children_ordered", options.xml_children_ordered);
  read_generic_options(node, options.generic);

  return wrong_options(node);
}

bool version_at_most(std::string_view a, std::string_view b) {
  const auto numbers = [](std::string_view version) {
    std::array<int, 3> parts{};
    std::size_t i = 0;
    for (const auto part : split(version, '.')) {
      if (i < parts.size()) std::from_chars(part.data(), part.data() + part.size(), parts[i++]);
    }
    return parts;
  };
  return numbers(a) <= numbers(b);
}

}  // namespace insight::engine
