// Matcher: does one leaf pattern match at one node of a file's tree, and with which bindings? It tries every way, by continuation:
// each function calls `next` once per way in which its part matches, and cuts the environment back afterwards; a true answer
// ends the search. Steps and depth are counted, so neither pattern nor file can make it run away. One thread, one file.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/match/leaf.h"

namespace insight::engine::match {

// What is to be done once a part has matched: a borrowed callable, so that nothing is allocated on the way.
class Next {
 public:
  template <class F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, Next>)
  Next(F&& call)  // NOLINT: meant to convert
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(call)))),
        call_([](void* object, syntax::NodeId last) { return (*static_cast<std::remove_reference_t<F>*>(object))(last); }) {}
  // `last`: the last node that matched; only statement lists look at it.
  bool operator()(syntax::NodeId last = syntax::no_node) const { return call_(object_, last); }

 private:
  void* object_;
  bool (*call_)(void*, syntax::NodeId);
};

class Matcher {
 public:
  Matcher(const Leaf& leaf, const syntax::Tree& tree, const syntax::Names* names)
      : leaf_(leaf), pattern_(leaf.code->tree), tree_(tree), names_(names) {}

  // May the pattern begin at a node of this kind? A cheap first sieve.
  static bool may_match(const Leaf& leaf, syntax::Kind kind);

  // Appends every match whose outermost node is `id`; for a pattern of several statements, whose first statement is.
  void match_at(syntax::NodeId id, std::vector<Found>& found);

  // Lets a node count as an expression that is none where it stands: a type that a condition asks about.
  void take_for_expression(syntax::NodeId id) { taken_for_expression_ = id; }

  // The `f` of `@f` where that counts as a call; no_node otherwise.
  static syntax::NodeId bare_name(const syntax::Tree& tree, syntax::NodeId decorator);

 private:
  using NodeId = syntax::NodeId;
  using Nodes = std::vector<NodeId>;

  // matcher.cpp: the dispatch by kind
  void match_bare_decorator(NodeId id, std::vector<Found>& found);
  bool node(NodeId p, NodeId n, Next next);
  bool same_kind(NodeId p, NodeId n, Next next);
  bool bind(NodeId p, const Value& value, Next next) { return bind(pattern_[p].symbol, pattern_.text(p), value, next); }
  bool bind(std::uint64_t symbol, std::string_view name, const Value& value, Next next);
  bool roles(NodeId p, NodeId n, std::size_t index, Next next);
  bool defines_for_its_holder(NodeId n) const;
  bool is_member_of_enumeration(NodeId n) const;
  bool is_default_of_target(NodeId n) const;
  bool is_body_of_block(NodeId n) const;
  bool is_body_of_class(NodeId n) const;
  bool holds_members(NodeId n) const;

  // matcher_expressions.cpp
  bool metavariable(NodeId p, NodeId n, Next next);
  bool is_in_markup(NodeId p) const;
  bool is_braced(NodeId n) const;
  bool is_block_label(NodeId n) const;
  bool modifiers(NodeId p, NodeId n, Next next);
  bool by_value(NodeId p, NodeId n, Next next);
  bool gives_value(NodeId function) const;
  bool deep_ellipsis(NodeId p, NodeId n, Next next);
  bool name(NodeId p, NodeId n, Next next);
  bool member(NodeId p, NodeId n, Next next);
  bool any_comprehension(NodeId p, NodeId n, Next next);
  bool any_array(NodeId p, NodeId n) const;
  enum class Depth : std::uint8_t { Usual, Whole };
  bool is_closed(NodeId n, Depth depth) const;
  bool deep(NodeId p, NodeId n, Depth depth, Next next);
  bool binary(NodeId p, NodeId n, Next next);
  bool grouped(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Next next);
  bool in_any_order(const Nodes& p, const Nodes& n, Next next);
  bool call(NodeId p, NodeId n, Next next);
  bool bare_call(NodeId p, NodeId n, Next next);
  bool command(NodeId p, NodeId n, Next next);
  bool element(NodeId p, NodeId n, Next next);
  bool content(const Nodes& p, const Nodes& n, Next next);

  // matcher_names.cpp: names of imports, chains
  bool name_of_import(NodeId p, std::string_view dotted, NodeId n, NodeId use, Next next);
  bool name_of_star_import(NodeId p, NodeId n, Next next);
  bool chain(NodeId p, NodeId n, Next next);

  // matcher_literals.cpp
  // `declared`: the name in its declaration has its type too.
  bool typed(NodeId p, NodeId n, Next next, bool declared = false);
  bool has_type(NodeId n, NodeId type, bool declared = false);
  bool same_interpolator(NodeId p, NodeId n) const;
  bool says_type(NodeId value) const;
  bool names_class(NodeId n, NodeId type);

  // matcher_java.cpp
  bool has_type_by_shape(NodeId n, NodeId type);
  bool is_given_value(NodeId n) const;
  bool holds_null(NodeId n) const;
  bool is_global_of_c(NodeId n) const;
  bool literal(NodeId p, NodeId n, Next next);
  std::optional<std::string> plain_value(NodeId n) const;
  bool string(NodeId p, NodeId n, Next next);
  bool pattern_text(NodeId p, std::string_view text, NodeId n, Next next);

  // matcher_lists.cpp: lists and statements
  bool subscript(NodeId p, NodeId n, Next next);
  bool list(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Next next);
  bool arguments(const Nodes& p, std::size_t i, const Nodes& n, Next next);
  bool any_order(const Nodes& p, std::size_t i, const Nodes& n, std::vector<bool>& used, bool all, Next next);
  // Of what follows the last statement nothing; anything; anything, and a `...` at the end stops after each statement.
  enum class Ending : std::uint8_t { Whole, Open, Any };
  bool statements(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Ending ending, NodeId last, Next next);
  bool ends(const Nodes& n, std::size_t j, NodeId last, Next next);
  bool statement(NodeId p, NodeId n, Next next);
  bool block(NodeId p, NodeId n, Next next);
  bool is_bare_body(NodeId n) const;
  bool is_whole_pattern(NodeId p) const;
  bool is_member_alone(NodeId p) const;
  NodeId stands_for_block(NodeId p, NodeId n) const;
  bool assertion(NodeId p, NodeId n, Next next);
  bool sequence_at(NodeId id, Next next);
  void flatten(NodeId id, Nodes& out) const;

  // matcher_choices.cpp: if and unless, switch and try
  bool unless(NodeId p, NodeId n, Next next);
  bool clauses(NodeId p, NodeId n, Next next);
  bool case_clause(NodeId p, NodeId n, Next next);
  bool is_case_value(NodeId n) const;

  // matcher_go.cpp
  bool makes_or_converts(NodeId call) const;
  bool made_by_new(NodeId p, NodeId n, Next next);
  bool made_with_values(NodeId p, NodeId n, Next next);

  // matcher_definitions.cpp: functions, classes, loops; matcher_assignments.cpp; matcher_imports.cpp
  bool function(NodeId p, NodeId n, bool with_name, Next next);
  Nodes parameters_of(const syntax::Tree& tree, NodeId id) const;
  bool declared_only(NodeId wanted, NodeId n) const;
  bool same_lambda(NodeId p, NodeId n) const;
  bool is_statement_of_ocaml(NodeId body) const;
  bool parameter(NodeId p, NodeId n, Next next);
  bool class_definition(NodeId p, NodeId n, Next next);
  bool members_of(NodeId body, NodeId body_at, Next next);
  bool assignment(NodeId p, NodeId n, Next next);
  bool one_of_several(NodeId p, NodeId n, Next next);
  bool variable(NodeId p, NodeId n, Next next);
  NodeId computed_value(NodeId p, NodeId n) const;
  bool names_nothing(NodeId n, NodeId name) const;
  bool field_of_table(NodeId p, NodeId n, Next next);
  bool named_argument(NodeId p, NodeId n, Next next);
  bool augmented(NodeId p, NodeId n, Next next);
  bool same_key(NodeId p, NodeId n, Next next);
  bool pair(NodeId p, NodeId n, Next next);
  bool dict(NodeId p, NodeId n, Next next);
  bool import(NodeId p, NodeId n, Next next);
  bool import_with_holes(NodeId p, NodeId n, Next next);
  bool import_as_written(NodeId p, NodeId n, Next next);
  bool import_of_require(NodeId p, NodeId n, Next next);
  bool required_names(const Nodes& p, std::size_t i, const Nodes& fields, std::vector<bool>& used, Next next);
  bool import_part(const std::vector<std::string_view>& wanted, std::size_t i, const std::vector<std::string_view>& at,
                   NodeId n_item, Next next);
  bool import_names(NodeId p, const Nodes& wanted, std::size_t i, NodeId n, const Nodes& at, std::vector<bool>& used, Next next);
  bool import_name(NodeId p, NodeId p_item, NodeId n, NodeId n_item, Next next);
  bool for_header(NodeId p, NodeId n, Next next);
  bool same_reference(NodeId p, NodeId n) const;
  bool same_targets(NodeId p, NodeId n) const;
  bool type_alias(NodeId p, NodeId n, Next next);
  bool any_loop(NodeId p, NodeId n, Next next);
  bool catch_clause(NodeId p, NodeId n, Next next);
  bool one_of_caught(NodeId p, NodeId n, Next next);
  bool decorator(NodeId p, NodeId n, Next next);
  bool modifier_call(NodeId p, NodeId n, Next next);
  bool decorators(NodeId p, NodeId n, Next next);
  bool in_order(const Nodes& p, std::size_t i, const Nodes& n, std::size_t j, Next next);
  bool says_async(const syntax::Tree& tree, NodeId function) const;
  bool with(NodeId p, NodeId n, Next next);

  // matcher_javascript.cpp: what only JavaScript has
  static bool is_expression_definition(const syntax::Tree& tree, NodeId id);
  bool is_implicit_return(NodeId n) const;
  NodeId only_result(NodeId body) const;
  bool only_statement(NodeId p, NodeId body, Next next);
  bool value_body(NodeId wanted, NodeId body, Next next);
  bool returned(NodeId p, NodeId n, Next next);
  bool exported_default(NodeId p, NodeId n, Next next);
  std::optional<Span> part_of_declaration(NodeId id) const;
  bool exported(NodeId p, NodeId n, Next next);
  bool exported_name(NodeId p, NodeId item, NodeId n, Next next);
  bool augmented_at_length(NodeId p, NodeId n, Next next);
  bool sum_of_augmented(NodeId p, NodeId n, Next next);
  bool base_classes(const Nodes& p, std::size_t i, const Nodes& n, std::vector<bool>& used, Next next);
  bool type_name(NodeId p, NodeId n, Next next);
  bool is_written_type(NodeId n) const;
  bool is_readonly(NodeId n) const;
  bool is_transparent_cast(NodeId p, NodeId n) const;
  bool cast(NodeId p, NodeId n, Next next);
  NodeId target_of_loop(NodeId n) const;
  bool is_require(NodeId n) const;
  bool same_braces(NodeId p, NodeId n) const;

  bool optional(NodeId p, NodeId n, syntax::Role role, Next next);  // absent in the pattern: anything goes

  Value value_of(const Nodes& n, std::size_t from, std::size_t to) const;
  Value value_of(NodeId n) const {
    return {&tree_, names_, n, n, {tree_[n].begin, tree_[n].end}, tree_.span(n), !leaf_.options.unify_ids_strictly};
  }
  bool is_gap(NodeId p) const;
  bool is_expression(NodeId n) const;
  bool is_definition(NodeId n) const;
  bool is_rescued_method(NodeId n) const;
  bool is_python() const { return tree_.language() == syntax::Language::Python; }
  bool is_javascript() const { return syntax::family_of(tree_.language()) == syntax::Language::JavaScript; }
  // Where a function is declared, not defined, without a body, and only the first bases of a class are those of a pattern.
  bool declares_otherwise() const {
    return tree_.language() == syntax::Language::Swift || tree_.language() == syntax::Language::Solidity;
  }
  bool is_c() const { return tree_.language() == syntax::Language::C || tree_.language() == syntax::Language::Cpp; }
  bool is_type(NodeId n) const;
  bool same_name_in_any_case(NodeId p, NodeId n) const;
  // Commands, whose words are alike.
  bool is_shell() const { return tree_.language() == syntax::Language::Bash || tree_.language() == syntax::Language::Dockerfile; }
  // YAML and JSON, where a key is a value like any other.
  bool is_data() const { return tree_.language() == syntax::Language::Yaml || tree_.language() == syntax::Language::Json; }
  Nodes children(const syntax::Tree& tree, NodeId id, syntax::Role role) const;
  bool out_of_steps() { return ++steps_ > 200'000; }

  const Leaf& leaf_;
  const syntax::Tree& pattern_;
  const syntax::Tree& tree_;
  const syntax::Names* names_;
  Environment environment_;
  std::size_t steps_ = 0;
  bool only_longest_ = false;
  bool cut_ = false;  // does the way that is tried stop before the last statement?
  unsigned depth_ = 0;
  NodeId taken_for_expression_ = syntax::no_node;
};

}  // namespace insight::engine::match
