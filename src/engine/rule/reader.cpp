#include "engine/rule/reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/rule/formula_reader.h"

namespace insight::engine {
namespace {

constexpr std::size_t max_rule_file = 4u << 20;
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

std::vector<std::string> strings(const YAML::Node& node) {
  std::vector<std::string> all;
  if (node && node.IsScalar()) all.push_back(node.Scalar());
  if (node && node.IsSequence()) {
    for (const auto& item : node) {
      if (item.IsScalar()) all.push_back(item.Scalar());
    }
  }
  return all;
}

double confidence_of(const YAML::Node& node) {
  if (!node || !node.IsScalar()) return 0.8;
  const std::string word = lower(node.Scalar());
  if (word == "high") return 0.9;
  if (word == "medium") return 0.7;
  if (word == "low") return 0.4;
  const double value = node.as<double>(0.8);
  return std::clamp(value, 0.0, 1.0);
}

void read_metadata(const YAML::Node& node, Rule& rule) {
  if (!node || !node.IsMap()) return;
  const auto text = [&](const char* key) { return node[key] && node[key].IsScalar() ? node[key].Scalar() : std::string(); };
  rule.why = text("why");
  rule.fix_advice = text("fix");
  rule.category = text("category");
  rule.confidence = confidence_of(node["confidence"]);
  rule.cwe = strings(node["cwe"]);
  rule.owasp = strings(node["owasp"]);
  rule.references = strings(node["references"]);
}

void read_options(const YAML::Node& node, RuleOptions& options) {
  if (!node || !node.IsMap()) return;
  const auto flag = [&](const char* key, bool& value) { value = node[key] ? node[key].as<bool>(value) : value; };
  flag("constant_propagation", options.constant_propagation);
  flag("symmetric_eq", options.symmetric_eq);
  flag("commutative_boolop", options.commutative_boolop);
}

class RuleReader {
 public:
  RuleReader(const RuleSource& source, const YAML::Node& node, std::vector<Diagnostic>& diagnostics)
      : source_(source), node_(node), diagnostics_(diagnostics) {}

  std::optional<Rule> read() {
    if (!node_.IsMap())
      return complain(node_, "", "a rule must be a mapping with `id`, `message`, `severity`, `languages` and a pattern");
    if (const auto id = required("id")) rule_.id = *id;
    const auto message = rule_.id.empty() ? std::nullopt : required("message");
    if (rule_.id.empty() || !message) return {};
    rule_.message = *message;
    rule_.line = node_.Mark().line + 1;
    rule_.path = source_.path;
    rule_.detector = source_.detector;
    if (!read_mode() || !read_severity() || !read_languages() || !check_keys()) return {};
    read_metadata(node_["metadata"], rule_);
    read_options(node_["options"], rule_.options);
    if (const auto paths = node_["paths"]; paths && paths.IsMap()) {
      rule_.include_paths = strings(paths["include"]);
      rule_.exclude_paths = strings(paths["exclude"]);
    }
    if (node_["fix"] && node_["fix"].IsScalar()) rule_.fix = node_["fix"].Scalar();
    if (!read_formula()) return {};
    YAML::Emitter text;
    text << node_;
    rule_.yaml = text.c_str();
    return std::move(rule_);
  }

 private:
  std::nullopt_t complain(const YAML::Node& at, std::string_view field, std::string message, std::string suggestion = {},
                          bool fatal = true) {
    const YAML::Mark mark = at ? at.Mark() : node_.Mark();
    diagnostics_.push_back({source_.path, mark.line + 1, mark.column + 1, rule_.id, std::string(field), std::move(message),
                            std::move(suggestion), fatal});
    return std::nullopt;
  }

  std::optional<std::string> required(const char* key) {
    const YAML::Node value = node_[key];
    if (value && value.IsScalar() && !value.Scalar().empty()) return value.Scalar();
    return complain(value, key, fmt::format("`{}` is missing or not a text", key), fmt::format("add `{}: …` to the rule", key));
  }

  bool read_mode() {
    const YAML::Node mode = node_["mode"];
    const std::string word = mode && mode.IsScalar() ? mode.Scalar() : "search";
    if (word == "search") return true;
    complain(mode, "mode", fmt::format("mode `{}` is not run here; the rule is left out", word),
             "only `mode: search` rules run today", false);
    return false;
  }

  bool read_severity() {
    const YAML::Node node = node_["severity"];
    const std::string word = node && node.IsScalar() ? node.Scalar() : "";
    if (const auto severity = parse_severity(word)) {
      rule_.severity = *severity;
      return true;
    }
    complain(node, "severity", fmt::format("severity `{}` is unknown", word),
             "use CRITICAL, HIGH, MEDIUM, LOW, INFO, ERROR or WARNING");
    return false;
  }

  bool read_languages() {
    const YAML::Node node = node_["languages"];
    const auto words = strings(node);
    if (words.empty()) {
      complain(node, "languages", "`languages` is missing or empty", "add `languages: [python]`");
      return false;
    }
    std::string unknown;
    for (const std::string& word : words) {
      if (word == "regex" || word == "none" || word == "generic") {
        rule_.any_text = true;
        generic_ = generic_ || word == "generic";
        continue;
      }
      const auto languages = syntax::languages_of_rule_word(lower(word));
      if (languages.empty()) unknown = word;
      for (const auto language : languages) {
        if (std::find(rule_.languages.begin(), rule_.languages.end(), language) == rule_.languages.end())
          rule_.languages.push_back(language);
      }
    }
    if (!rule_.languages.empty()) rule_.any_text = false;
    if (!rule_.languages.empty() || rule_.any_text) return true;
    complain(node, "languages", fmt::format("language `{}` is not one that is parsed here; the rule is left out", unknown),
             "known: javascript, typescript, python, regex", false);
    return false;
  }

  bool check_keys() {
    for (const auto& entry : node_) {
      const std::string key = entry.first.Scalar();
      if (std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end()) continue;
      const auto meant = closest(key, known_keys);
      complain(entry.first, key, fmt::format("field `{}` is unknown", key),
               meant ? fmt::format("did you mean `{}`?", *meant) : "remove it");
      return false;
    }
    return true;
  }

  bool read_formula() {
    FormulaReader reader(source_.path, rule_.id, diagnostics_);
    auto formula = reader.read_top(node_);
    if (!formula) return false;
    rule_.formula = std::move(*formula);
    if (rule_.any_text && reader.has_code_pattern()) {
      complain(node_["languages"], "languages", "patterns of `generic` rules are not run here; the rule is left out",
               "use `pattern-regex` with `languages: [regex]`", false);
      return false;
    }
    return true;
  }

  const RuleSource& source_;
  const YAML::Node& node_;
  std::vector<Diagnostic>& diagnostics_;
  Rule rule_;
  bool generic_ = false;
};

}  // namespace

std::string describe(const Diagnostic& diagnostic) {
  std::string text = fmt::format("{}:{}", diagnostic.path, diagnostic.line);
  if (diagnostic.column > 0) text += fmt::format(":{}", diagnostic.column);
  if (!diagnostic.rule.empty()) text += fmt::format(": rule `{}`", diagnostic.rule);
  text += fmt::format(": {}", diagnostic.message);
  if (!diagnostic.suggestion.empty()) text += fmt::format(" ({})", diagnostic.suggestion);
  return text;
}

std::vector<Rule> read_rules(const RuleSource& source, std::vector<Diagnostic>& diagnostics) {
  const auto complain = [&](int line, int column, std::string message, std::string suggestion) {
    diagnostics.push_back({source.path, line, column, {}, "rules", std::move(message), std::move(suggestion), true});
  };
  std::vector<Rule> rules;
  if (source.text.size() > max_rule_file) {
    complain(1, 0, fmt::format("the file has {} bytes; at most {} are read", source.text.size(), max_rule_file), "split it");
    return rules;
  }
  try {
    const YAML::Node file = YAML::Load(source.text);
    const YAML::Node list = file.IsMap() ? file["rules"] : YAML::Node();
    if (!list || !list.IsSequence()) {
      complain(1, 1, "no list `rules` at the top of the file", "a rule file begins with `rules:` and a list");
      return rules;
    }
    for (const auto& node : list) {
      if (auto rule = RuleReader(source, node, diagnostics).read()) rules.push_back(std::move(*rule));
    }
  } catch (const YAML::Exception& error) {
    complain(error.mark.line + 1, error.mark.column + 1, fmt::format("not valid YAML: {}", error.msg),
             "check the indentation and the quotes");
  }
  return rules;
}

}  // namespace insight::engine
