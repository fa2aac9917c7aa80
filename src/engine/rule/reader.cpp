#include "engine/rule/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <span>

#include "base/text.h"
#include "engine/rule/formula_reader.h"
#include "engine/rule/join_reader.h"
#include "engine/rule/language_words.h"
#include "engine/rule/options_reader.h"
#include "engine/rule/outline.h"
#include "engine/rule/rule_context.h"
#include "engine/rule/rule_shape.h"
#include "engine/rule/taint_reader.h"
#include "engine/rule/yaml.h"

namespace insight::engine {
namespace {

constexpr std::size_t max_rule_file = 4u << 20;
double confidence_of(const yaml::Node& node) {
  constexpr double usual = 0.8;
  const std::string word = lower(node.text());
  if (word == "high") return 0.9;
  if (word == "medium") return 0.7;
  if (word == "low") return 0.4;
  return std::clamp(node.as_number().value_or(usual), 0.0, 1.0);
}

void read_metadata(const yaml::Node& node, Rule& rule) {
  const auto text = [&](std::string_view key) { return node.find(key).text(); };
  rule.why = text("why");
  rule.fix_advice = text("fix");
  rule.category = text("category");
  rule.confidence = confidence_of(node.find("confidence"));
  rule.cwe = node.find("cwe").texts();
  rule.owasp = node.find("owasp").texts();
  rule.references = node.find("references").texts();
}

class RuleReader {
 public:
  RuleReader(const RuleSource& source, const yaml::Node& node, std::span<const yaml::Node> repeated, SharedParts& shared,
             std::vector<Diagnostic>& diagnostics)
      : source_(source),
        node_(node),
        repeated_(repeated),
        shared_(shared),
        diagnostics_(diagnostics),
        context_(source, rule_.id, shared, diagnostics) {}

  std::optional<Rule> read() {
    if (!node_.is_mapping())
      return complain(node_, "", "a rule must be a mapping with `id`, `message`, `severity`, `languages` and a pattern");
    if (const auto id = required("id")) rule_.id = *id;
    if (rule_.id.empty() || !has_shape_of_rule(node_, repeated_, context_)) return {};
    if (!fits_version() || !read_mode() || !read_message()) return {};
    rule_.line = node_.line();
    rule_.path = source_.path;
    rule_.detector = source_.detector;
    if (!read_severity() || (!is_join() && !read_languages())) return {};
    read_metadata(node_.find("metadata"), rule_);
    for (auto& wrong : read_options(node_.find("options"), rule_.options))
      complain(wrong.at, "options", std::move(wrong.message), std::move(wrong.suggestion), false);
    read_paths();
    if (!read_fix() || !(is_join() ? read_join() : read_formula())) return {};
    return std::move(rule_);
  }

  // A rule within a join: without message and severity, which are the join's.
  std::optional<Rule> read_part() {
    if (!node_.is_mapping())
      return complain(node_, "rules", "a rule of a join must be a mapping with `id`, `languages` and a pattern");
    if (const auto id = required("id")) rule_.id = *id;
    if (rule_.id.empty() || !has_shape_of_rule(node_, repeated_, context_) || !read_mode()) return {};
    if (is_join()) return complain(node_.find("mode"), "mode", "a rule of a join is no join itself");
    if (!read_languages()) return {};
    read_options(node_.find("options"), rule_.options);
    read_paths();
    if (!read_formula()) return {};
    return std::move(rule_);
  }

 private:
  std::nullopt_t complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion = {},
                          bool fatal = true) {
    context_.complain(at ? at : node_, field, std::move(message), std::move(suggestion), fatal);
    return std::nullopt;
  }

  std::optional<std::string> required(const char* key) {
    const yaml::Node value = node_.find(key);
    if (!value.text().empty()) return std::string(value.text());
    return complain(value, key, fmt::format("`{}` is missing or not a text", key), fmt::format("add `{}: …` to the rule", key));
  }

  bool read_message() {  // an empty one is one
    const yaml::Node message = node_.find("message");
    if (!message.is_scalar()) return required("message").has_value();
    rule_.message = message.text();
    return true;
  }

  // A rule for other versions of the language would mean something else here.
  bool fits_version() {
    for (const char* key : {"min-version", "max-version"}) {
      const yaml::Node value = node_.find(key);
      if (!value.is_scalar()) continue;
      const bool least = std::string_view(key) == "min-version";
      if (least ? version_at_most(value.text(), language_version) : version_at_most(language_version, value.text())) continue;
      complain(value, key,
               fmt::format("the rule wants Semgrep {} {}, and the language here is that of {}; the rule is left out",
                           least ? "from" : "up to", value.text(), language_version),
               {}, false);
      return false;
    }
    return true;
  }

  bool is_join() const { return node_.find("mode").text() == "join"; }

  bool read_mode() {
    const yaml::Node mode = node_.find("mode");
    const std::string_view word = mode.is_scalar() ? mode.text() : "search";
    if (word == "search" || word == "taint" || word == "join") return true;
    const bool of_semgrep = word == "extract" || word == "steps";
    complain(mode, "mode",
             of_semgrep ? fmt::format("mode `{}` is not run here; the rule is left out", word)
                        : fmt::format("mode `{}` is unknown", word),
             of_semgrep ? "`search`, `taint` and `join` are" : "use search, taint or join", !of_semgrep);
    return false;
  }

  void read_paths() {
    rule_.include_paths = node_.find("paths").find("include").texts();
    rule_.exclude_paths = node_.find("paths").find("exclude").texts();
  }

  bool read_join() {
    JoinReader reader(
        context_, [&](const yaml::Node& part) { return RuleReader(source_, part, repeated_, shared_, diagnostics_).read_part(); });
    rule_.join = reader.read(node_);
    return rule_.join != nullptr;
  }

  bool read_fix() {
    if (const auto fix = node_.find("fix"); fix.is_scalar()) rule_.fix = fix.text();
    const auto fix = node_.find("fix-regex");
    if (!fix) return true;
    if (!fix.find("regex").is_scalar() || !fix.find("replacement").is_scalar()) {
      complain(fix, "fix-regex", "`fix-regex` must have `regex` and `replacement`");
      return false;
    }
    constexpr double most = 10'000;
    const double count = fix.find("count").as_number().value_or(0);
    rule_.fix_regex = {std::string(fix.find("regex").text()), std::string(fix.find("replacement").text()),
                       static_cast<int>(std::clamp(count, 0.0, most))};
    return true;
  }

  bool read_severity() {
    const yaml::Node node = node_.find("severity");
    const std::string_view word = node.text();
    if (const auto severity = parse_severity(word)) {
      rule_.severity = *severity;
      return true;
    }
    complain(node, "severity", fmt::format("severity `{}` is unknown", word),
             "use CRITICAL, HIGH, MEDIUM, LOW, INFO, ERROR or WARNING");
    return false;
  }

  bool read_languages() {
    const yaml::Node node = node_.find("languages");
    const auto words = node.texts();
    if (words.empty()) {
      complain(node, "languages", "`languages` is missing or empty", "add `languages: [python]`");
      return false;
    }
    std::string not_parsed;
    for (const std::string& word : words) {
      if (add_language(word)) continue;
      if (const auto meant = meant_language(lower(word))) {
        complain(node, "languages", fmt::format("language `{}` is unknown", word), fmt::format("did you mean `{}`?", *meant));
        return false;
      }
      not_parsed = word;
    }
    if (not_parsed.empty()) return true;
    const bool others = !rule_.languages.empty() || rule_.any_text;
    complain(node, "languages",
             fmt::format("language `{}` is not one that is parsed here; the rule {}", not_parsed,
                         others ? "runs for the others" : "is left out"),
             others ? "nothing needs to be done" : fmt::format("known: {}, regex", syntax::known_languages()), false);
    return others;
  }

  // False for a word that names no language which is looked at here.
  bool add_language(const std::string& word) {
    if (is_any_text(word)) {
      rule_.any_text = true;
      rule_.options.generic.as_one_regex |= word == "aliengrep";
      return true;
    }
    const auto languages = syntax::languages_of_rule_word(lower(word));
    for (const auto language : languages) {
      if (std::find(rule_.languages.begin(), rule_.languages.end(), language) == rule_.languages.end())
        rule_.languages.push_back(language);
    }
    return !languages.empty();
  }

  bool read_taint() {
    TaintReader reader(context_, rule_);
    rule_.taint = reader.read(node_);
    if (rule_.taint == nullptr || !rule_.any_text) return rule_.taint != nullptr;
    complain(node_.find("languages"), "languages", "taint needs code; the rule is left out", "name a programming language", false);
    return false;
  }

  bool read_formula() {
    if (node_.find("mode").text() == "taint" || node_.find("taint")) return read_taint();
    FormulaReader reader(context_);
    auto formula = reader.read_top(node_);
    if (!formula) return false;
    rule_.formula = std::move(*formula);
    return true;
  }

  const RuleSource& source_;
  const yaml::Node& node_;
  std::span<const yaml::Node> repeated_;  // keys of the whole file that stand twice in their mapping
  SharedParts& shared_;
  std::vector<Diagnostic>& diagnostics_;
  Rule rule_;
  RuleContext context_;
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

std::string path_of_shared(const RuleSource& source) {
  return std::filesystem::path(source.path).replace_filename(SharedParts::file_name).generic_string();
}

std::vector<Rule> read_rules(const RuleSource& source, std::vector<Diagnostic>& diagnostics) {
  SharedParts shared;
  return read_rules(source, shared, diagnostics);
}

std::vector<Rule> read_rules(const RuleSource& source, SharedParts& shared, std::vector<Diagnostic>& diagnostics) {
  const auto complain = [&](int line, int column, std::string message, std::string suggestion) {
    diagnostics.push_back({source.path, line, column, {}, "rules", std::move(message), std::move(suggestion), true});
  };
  std::vector<Rule> rules;
  if (source.text.size() > max_rule_file) {
    complain(1, 0, fmt::format("the file has {} bytes; at most {} are read", source.text.size(), max_rule_file), "split it");
    return rules;
  }
  const yaml::Document file = yaml::read(source.text);
  if (file.problem) {
    complain(file.problem->line, file.problem->column, fmt::format("not valid YAML: {}", file.problem->message),
             "check the indentation and the quotes");
    return rules;
  }
  const yaml::Node list = file.root.find("rules");
  if (!list && file.root.find("shared")) {
    complain(1, 1, "the file holds what rules share, and no rules", "name the rule files beside it, or their folder");
    return rules;
  }
  if (!list.is_sequence()) {
    complain(1, 1, "no list `rules` at the top of the file", "a rule file begins with `rules:` and a list");
    return rules;
  }
  std::set<std::string> ids;
  for (const auto& node : list.items()) {
    if (auto rule = RuleReader(source, node, file.repeated, shared, diagnostics).read()) {
      if (!ids.insert(rule->id).second)
        diagnostics.push_back({source.path, rule->line, 0, rule->id, "id", "another rule of the file has this id; both run",
                               "give each its own", false});
      rules.push_back(std::move(*rule));
    }
  }
  return rules;
}

}  // namespace insight::engine
