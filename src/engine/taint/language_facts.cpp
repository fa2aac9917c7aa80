#include "engine/taint/language_facts.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace insight::engine::taint {
namespace {

constexpr auto falling = std::to_array<std::string_view>({"javascript", "typescript", "tsx", "java", "c", "cpp", "php"});
constexpr auto without_break =
    std::to_array<std::string_view>({"python", "rust", "kotlin", "scala", "ruby", "ocaml", "lua", "bash"});

constexpr auto with_patterns = std::to_array<std::string_view>({"python", "rust", "scala", "ocaml", "swift", "csharp", "ruby"});
constexpr auto taking_object = std::to_array<std::string_view>({"python", "rust", "go"});
constexpr auto without_this =
    std::to_array<std::string_view>({"java", "kotlin", "scala", "csharp", "cpp", "swift", "ruby", "solidity"});

constexpr auto on_jvm = std::to_array<std::string_view>({"java", "kotlin", "scala"});
constexpr auto jvm_sets = std::to_array<std::string_view>({"put", "setProperty", "setAttribute", "putIfAbsent", "computeIfAbsent"});
constexpr auto jvm_gets = std::to_array<std::string_view>({"get", "getOrDefault", "getProperty", "getAttribute"});
constexpr auto first_in_python =
    std::to_array<std::string_view>({"__init__", "setup", "initialize", "prepare", "dispatch"});  // Django's, Tornado's
constexpr auto python_gets = std::to_array<std::string_view>({"get", "pop"});

}  // namespace

bool cases_fall_through(syntax::Language language) {
  return among(syntax::name_of(language), falling);
}

bool cases_are_patterns(syntax::Language language) {
  return among(syntax::name_of(language), with_patterns);
}

bool new_makes_literals(syntax::Language language) {
  return syntax::name_of(language) == "go";
}

bool has_accessors(syntax::Language language) {
  return syntax::name_of(language) == "java";
}

bool sets_by_key(syntax::Language language, std::string_view method) {
  if (among(syntax::name_of(language), on_jvm)) return among(method, jvm_sets);
  if (language == syntax::Language::Python) return method == "setdefault";
  return syntax::family_of(language) == syntax::Language::JavaScript && method == "set";
}

bool keeps_keys_apart(syntax::Language language) {
  return language != syntax::Language::Python;
}

bool gets_by_key(syntax::Language language, std::string_view method) {
  if (among(syntax::name_of(language), on_jvm)) return among(method, jvm_gets);
  if (language == syntax::Language::Python) return among(method, python_gets);
  return syntax::family_of(language) == syntax::Language::JavaScript && method == "get";
}

bool sets_if_absent(std::string_view method) {
  return method == "setdefault" || method == "putIfAbsent" || method == "computeIfAbsent";
}

bool takes_by_key(syntax::Language language, std::string_view method) {
  if (among(syntax::name_of(language), on_jvm)) return method == "remove";
  return language == syntax::Language::Python && method == "pop";
}

bool methods_take_object(syntax::Language language) {
  return among(syntax::name_of(language), taking_object);
}

bool runs_first(syntax::Language language, std::string_view method, std::string_view of_class) {
  if (has_accessors(language)) return method == of_class;
  return language == syntax::Language::Python && among(method, first_in_python);
}

bool opens_classes_again(syntax::Language language) {
  return language == syntax::Language::Rust || language == syntax::Language::Swift;
}

bool methods_go_without_this(syntax::Language language) {
  return among(syntax::name_of(language), without_this);
}

bool labels_keep_order(syntax::Language language) {
  return syntax::name_of(language) == "swift";
}

bool break_leaves_switch(syntax::Language language) {
  return !among(syntax::name_of(language), without_break);
}

std::vector<std::string_view> text_methods(syntax::Language language) {
  if (language == syntax::Language::Python) return {"__str__", "__repr__"};
  return has_accessors(language) ? std::vector<std::string_view>{"toString"} : std::vector<std::string_view>{};
}

std::string_view method_of_operator(std::string_view op) {
  constexpr auto methods = std::to_array<std::pair<std::string_view, std::string_view>>({{"/", "__truediv__"},
                                                                                         {"//", "__floordiv__"},
                                                                                         {"+", "__add__"},
                                                                                         {"-", "__sub__"},
                                                                                         {"*", "__mul__"},
                                                                                         {"%", "__mod__"},
                                                                                         {"@", "__matmul__"},
                                                                                         {"|", "__or__"},
                                                                                         {"&", "__and__"},
                                                                                         {"<<", "__lshift__"},
                                                                                         {">>", "__rshift__"}});
  const auto found = std::find_if(methods.begin(), methods.end(), [&](const auto& method) { return method.first == op; });
  return found != methods.end() ? found->second : std::string_view();
}

bool never_returns(syntax::Language language, std::string_view name) {
  constexpr auto python =
      std::to_array<std::string_view>({"abort", "flask.abort", "bottle.abort", "sys.exit", "exit", "quit", "os._exit", "os.abort"});
  constexpr auto java = std::to_array<std::string_view>({"System.exit", "Runtime.halt"});
  if (language == syntax::Language::Python) return std::find(python.begin(), python.end(), name) != python.end();
  return language == syntax::Language::Java && std::find(java.begin(), java.end(), name) != java.end();
}

}  // namespace insight::engine::taint
