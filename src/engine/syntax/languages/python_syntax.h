// The Python grammar's words as an enumeration, so that the lowering can switch on them. The generated parser numbers its symbols
// for itself; the table from its numbers to ours is made once, on first use. Used only by python*.cpp.
#pragma once

#include "engine/syntax/languages/vocabulary.h"

namespace insight::engine::syntax::python {

// clang-format off
#define INSIGHT_PYTHON_NODES(X) \
  X(module) X(block) X(identifier) X(integer) X(float_, "float") X(string) X(concatenated_string) X(true_, "true") X(false_, "false") X(none) X(ellipsis) \
  X(comment) X(line_continuation) X(import_statement) X(import_from_statement) X(future_import_statement) X(relative_import) X(dotted_name) \
  X(aliased_import) X(wildcard_import) X(print_statement) X(chevron) X(exec_statement) X(assert_statement) X(expression_statement) X(return_statement) \
  X(delete_statement) X(raise_statement) X(pass_statement) X(break_statement) X(continue_statement) X(global_statement) X(nonlocal_statement) \
  X(type_alias_statement) X(if_statement) X(elif_clause) X(else_clause) X(match_statement) X(case_clause) X(for_statement) X(while_statement) \
  X(try_statement) X(except_clause) X(finally_clause) X(with_statement) X(with_clause) X(with_item) X(function_definition) X(class_definition) \
  X(decorated_definition) X(decorator) X(parameters) X(lambda_parameters) X(typed_parameter) X(default_parameter) X(typed_default_parameter) \
  X(list_splat_pattern) X(dictionary_splat_pattern) X(keyword_separator) X(positional_separator) X(tuple_pattern) X(list_pattern) X(pattern_list) \
  X(list_splat) X(dictionary_splat) X(argument_list) X(keyword_argument) X(expression_list) X(as_pattern) X(as_pattern_target) X(named_expression) \
  X(not_operator) X(boolean_operator) X(binary_operator) X(unary_operator) X(comparison_operator) X(lambda) X(assignment) X(augmented_assignment) \
  X(yield) X(await) X(attribute) X(subscript) X(slice) X(call) X(type) X(splat_type) X(generic_type) X(union_type) X(constrained_type) X(member_type) \
  X(type_parameter) X(list) X(set) X(tuple) X(dictionary) X(pair) X(list_comprehension) X(dictionary_comprehension) X(set_comprehension) \
  X(generator_expression) X(for_in_clause) X(if_clause) X(parenthesized_expression) X(conditional_expression) X(interpolation) X(format_specifier) \
  X(format_expression) X(type_conversion) X(string_start) X(string_content) X(string_end) X(case_pattern) X(union_pattern) X(keyword_pattern) \
  X(splat_pattern) X(class_pattern) X(complex_pattern) X(dict_pattern)
#define INSIGHT_PYTHON_TOKENS(X) \
  X(async_, "async") X(from, "from") X(star, "*") X(double_star, "**") X(colon, ":") X(comma, ",") X(minus, "-") X(underscore, "_") X(if_, "if") \
  X(else_, "else") X(in, "in") X(as, "as") X(equals, "=")
#define INSIGHT_PYTHON_FIELDS(X) \
  X(name) X(alias) X(module_name) X(argument) X(code) X(body) X(condition) X(consequence) X(alternative) X(subject) X(guard) X(left) X(right) \
  X(value) X(type_parameters) X(parameters) X(return_type) X(superclasses) X(definition) X(type) X(object) X(attribute) X(subscript) X(function) \
  X(arguments) X(operator_, "operator") X(operators) X(cause) X(key) X(expression) X(format_specifier)
// clang-format on

enum class Word : std::uint8_t {
  unknown,  // a token without a meaning of its own, or a node that a newer grammar brings
  error,
#define X(name, ...) name,
  INSIGHT_PYTHON_NODES(X)
#undef X
#define X(name, spelling) token_##name,
      INSIGHT_PYTHON_TOKENS(X)
#undef X
};

enum class Field : std::uint8_t {
  none,
#define X(name, ...) name,
  INSIGHT_PYTHON_FIELDS(X)
#undef X
};

struct Vocabulary : VocabularyOf<Word, Field> {
  explicit Vocabulary(const TSLanguage* language);
};

}  // namespace insight::engine::syntax::python
