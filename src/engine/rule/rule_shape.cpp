#include "engine/rule/rule_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace insight::engine {
namespace {

constexpr auto known_keys = std::to_array<std::string_view>({"id",
                                                             "message",
                                                             "severity",
                                                             "languages",
                                                             "metadata",
                                                             "paths",
                                                             "fix",
                                                             "fix-regex",
                                                             "options",
                                                             "min-version",
                                                             "max-version",
                                                             "mode",
                                                             "pattern",
                                                             "patterns",
                                                             "pattern-either",
                                                             "pattern-regex",
                                                             "match",
                                                             "pattern-not",
                                                             "pattern-inside",
                                                             "pattern-not-inside",
                                                             "pattern-not-regex",
                                                             "taint",
                                                             "pattern-sources",
                                                             "pattern-sinks",
                                                             "pattern-sanitizers",
                                                             "pattern-propagators",
                                                             "join",
                                                             "extract",
                                                             "dest-language",
                                                             "reduce",
                                                             "json",
                                                             "transform",
                                                             "equivalences",
                                                             "pattern-where-python",
                                                             "version",
                                                             "project-depends-on",
                                                             "product",
                                                             "steps",
                                                             "on",
                                                             "rules",
                                                             "extends",
                                                             "validators",
                                                             "requires"});

class Shape {
 public:
  Shape(const yaml::Node& rule, RuleContext& context) : rule_(rule), context_(context) {}

  bool has_each_key_once(std::span<const yaml::Node> repeated) {
    for (const auto& key : repeated) {
      if (key.begin() < rule_.begin() || key.begin() >= rule_.end()) continue;
      return complain(key, key.text(), fmt::format("field `{}` is given twice", key.text()), "keep one of them");
    }
    return true;
  }

  // An unknown key that is like no other may be one of a later language, and says nothing here.
  bool knows_keys_of(const yaml::Node& mapping, std::span<const std::string_view> known) {
    for (const auto& entry : mapping.entries()) {
      const std::string_view key = entry.key.text();
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      if (const auto meant = closest(key, known))
        return complain(entry.key, key, fmt::format("field `{}` is unknown", key), fmt::format("did you mean `{}`?", *meant));
      context_.complain(entry.key, key, fmt::format("field `{}` is unknown and ignored", key), "remove it", false);
    }
    return true;
  }

  bool holds_mapping(const char* key, const char* example) {
    const yaml::Node value = rule_.find(key);
    if (!value || value.is_mapping() || is_null(value)) return true;
    return complain(value, key, fmt::format("`{}` must be a mapping", key), fmt::format("for example `{}`", example));
  }

  bool holds_text(const char* key) {
    const yaml::Node value = rule_.find(key);
    if (!value || value.is_scalar()) return true;
    return complain(value, key, fmt::format("`{}` must be a text", key), fmt::format("write it as `{}: |`", key));
  }

  // Which lists of a taint rule stand in one that is none.
  bool has_taint_mode_for_its_lists() {
    if (rule_.find("mode").is_scalar() && rule_.find("mode").text() != "search") return true;
    for (const char* key : {"pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators"}) {
      if (rule_.find(key)) return complain(rule_, key, fmt::format("`{}` belongs to taint rules", key), "add `mode: taint`");
    }
    return true;
  }

 private:
  static bool is_null(const yaml::Node& node) { return !node.is_scalar() && !node.is_sequence() && !node.is_mapping(); }

  bool complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion) {
    context_.complain(at, field, std::move(message), std::move(suggestion));
    return false;
  }

  const yaml::Node& rule_;
  RuleContext& context_;
};

}  // namespace

bool has_shape_of_rule(const yaml::Node& rule, std::span<const yaml::Node> repeated, RuleContext& context) {
  constexpr auto keys_of_paths = std::to_array<std::string_view>({"include", "exclude"});
  Shape shape(rule, context);
  return shape.has_each_key_once(repeated) && shape.knows_keys_of(rule, known_keys) && shape.has_taint_mode_for_its_lists() &&
         shape.holds_mapping("metadata", "metadata: {cwe: [CWE-78]}") &&
         shape.holds_mapping("options", "options: {interfile: false}") &&
         shape.holds_mapping("paths", "paths: {include: [src/]}") && shape.knows_keys_of(rule.find("paths"), keys_of_paths) &&
         shape.holds_text("fix");
}

}  // namespace insight::engine
