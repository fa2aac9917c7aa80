// The words of the JavaScript, TypeScript and TSX grammars as one enumeration, so that the lowering can switch on them. Each
// generated parser numbers its symbols for itself; a table from its numbers to ours is made once a grammar, on first use. Used only
// by javascript*.cpp.
#pragma once

#include "engine/syntax/languages/vocabulary.h"

namespace insight::engine::syntax::javascript {

// clang-format off
#define INSIGHT_JAVASCRIPT_NODES(X) \
  X(program) X(identifier) X(property_identifier) X(private_property_identifier) X(shorthand_property_identifier) \
  X(shorthand_property_identifier_pattern) X(statement_identifier) X(type_identifier) X(nested_identifier) X(nested_type_identifier) X(predefined_type) \
  X(undefined) X(number) X(string) X(template_string) X(template_substitution) X(true_, "true") X(false_, "false") X(null) X(regex) X(this_, "this") \
  X(this_type) X(super) X(import_, "import") X(comment) X(html_comment) X(hash_bang_line) \
  X(array) X(array_pattern) X(arrow_function) X(assignment_expression) X(assignment_pattern) X(augmented_assignment_expression) X(await_expression) \
  X(binary_expression) X(call_expression) X(arguments) X(computed_property_name) X(decorator) X(function_expression) X(generator_function) \
  X(member_expression) X(subscript_expression) X(meta_property) X(new_expression) X(object) X(object_pattern) X(object_assignment_pattern) X(pair) \
  X(pair_pattern) X(parenthesized_expression) X(rest_pattern) X(spread_element) X(sequence_expression) X(ternary_expression) X(unary_expression) \
  X(update_expression) X(yield_expression) X(optional_chain) X(as_expression) X(satisfies_expression) X(non_null_expression) X(type_assertion) \
  X(instantiation_expression) X(method_definition) X(class_, "class") \
  X(break_statement) X(continue_statement) X(debugger_statement) X(do_statement) X(empty_statement) X(expression_statement) X(for_statement) \
  X(for_in_statement) X(if_statement) X(else_clause) X(labeled_statement) X(lexical_declaration) X(variable_declaration) X(using_declaration) \
  X(variable_declarator) X(return_statement) X(statement_block) X(switch_statement) X(switch_case) X(switch_default) X(throw_statement) \
  X(try_statement) X(catch_clause) X(finally_clause) X(while_statement) X(with_statement) \
  X(function_declaration) X(generator_function_declaration) X(function_signature) X(class_declaration) X(abstract_class_declaration) X(class_body) \
  X(class_heritage) X(extends_clause) X(implements_clause) X(extends_type_clause) X(class_static_block) X(field_definition) X(public_field_definition) \
  X(abstract_method_signature) X(method_signature) X(property_signature) X(call_signature) X(construct_signature) X(index_signature) \
  X(interface_declaration) X(interface_body) X(object_type) X(enum_declaration) X(enum_body) X(enum_assignment) X(type_alias_declaration) \
  X(ambient_declaration) X(internal_module) X(module_, "module") X(formal_parameters) X(required_parameter) X(optional_parameter) \
  X(accessibility_modifier) X(override_modifier) \
  X(import_statement) X(import_clause) X(import_specifier) X(named_imports) X(namespace_import) X(import_require_clause) X(import_alias) \
  X(import_attribute) X(export_statement) X(export_clause) X(export_specifier) X(namespace_export) \
  X(type_annotation) X(asserts_annotation) X(type_predicate_annotation) X(omitting_type_annotation) X(adding_type_annotation) \
  X(opting_type_annotation) X(type_parameters) X(type_parameter) X(type_arguments) X(constraint) X(default_type) X(generic_type) X(literal_type) \
  X(parenthesized_type) X(function_type) X(constructor_type) X(union_type) X(intersection_type) X(array_type) X(tuple_type) X(conditional_type) \
  X(index_type_query) X(infer_type) X(lookup_type) X(optional_type) X(rest_type) X(readonly_type) X(template_literal_type) X(template_type) \
  X(type_query) X(type_predicate) X(asserts) X(flow_maybe_type) X(existential_type) X(mapped_type_clause) \
  X(jsx_element) X(jsx_self_closing_element) X(jsx_opening_element) X(jsx_closing_element) X(jsx_attribute) X(jsx_expression) X(jsx_namespace_name) \
  X(jsx_text) X(html_character_reference)
#define INSIGHT_JAVASCRIPT_TOKENS(X) \
  X(async_, "async") X(star, "*") X(get, "get") X(set, "set") X(static_, "static") X(readonly, "readonly") X(abstract, "abstract") \
  X(declare, "declare") X(accessor, "accessor") X(const_, "const") X(type, "type") X(typeof_, "typeof") X(default_, "default") X(await, "await") \
  X(question, "?") X(optional_chain, "?.") X(comma, ",") X(global, "global") X(new_, "new") X(equals, "=") X(namespace_, "namespace") X(this_, "this")
#define INSIGHT_JAVASCRIPT_FIELDS(X) \
  X(name) X(value) X(body) X(parameters) X(parameter) X(return_type) X(type) X(type_parameters) X(type_arguments) X(decorator) X(left) X(right) \
  X(operator_, "operator") X(argument) X(arguments) X(function) X(constructor) X(object) X(property) X(index) X(optional_chain) X(condition) \
  X(consequence) X(alternative) X(initializer) X(increment) X(kind) X(label) X(handler) X(finalizer) X(declaration) X(source) X(alias) X(key) \
  X(pattern) X(flags) X(attribute) X(open_tag) X(close_tag) X(constraint) X(module_, "module")
// clang-format on

enum class Word : std::uint8_t {
  unknown,  // a token without a meaning of its own, or a node that a newer grammar brings
  error,
#define X(name, ...) name,
  INSIGHT_JAVASCRIPT_NODES(X)
#undef X
#define X(name, spelling) token_##name,
      INSIGHT_JAVASCRIPT_TOKENS(X)
#undef X
};

enum class Field : std::uint8_t {
  none,
#define X(name, ...) name,
  INSIGHT_JAVASCRIPT_FIELDS(X)
#undef X
};

struct Vocabulary : VocabularyOf<Word, Field> {
  explicit Vocabulary(const TSLanguage* language);
};

}  // namespace insight::engine::syntax::javascript
