#include "cli/rule_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <utility>

#include "base/text.h"
#include "cli/rule_files.h"
#include "engine/analyze.h"
#include "engine/fix/edits.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

enum class Word : std::uint8_t { ruleid, ok, todo };

struct Annotation {
  Word word;
  std::vector<std::string> rules;
};

bool is_id_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '/';
}

// "a, b.c  --> " gives a and c: a rule may be named with the path of its folder before it.
std::vector<std::string> read_ids(std::string_view text) {
  std::vector<std::string> ids;
  while (true) {
    text = trim(text);
    const auto size = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_id_character) - text.begin());
    if (size == 0) return ids;
    const auto id = text.substr(0, size);
    ids.emplace_back(id.substr(id.find_last_of("./") + 1));
    text = trim(text.substr(size));
    if (!text.starts_with(',')) return ids;
    text.remove_prefix(1);
  }
}

bool begins_comment(std::string_view before) {
  static constexpr std::array<std::string_view, 9> kOpeners{"#", "//", "/*", "<!--", "--", ";", "*", "(*", "%"};
  before = trim(before);
  return std::any_of(kOpeners.begin(), kOpeners.end(), [&](std::string_view opener) { return before.ends_with(opener); });
}

std::optional<Annotation> annotation_in(std::string_view line) {
  static constexpr std::array<std::pair<std::string_view, Word>, 6> kWords{{{"todoruleid", Word::todo},
                                                                            {"todook", Word::todo},
                                                                            {"deepruleid", Word::todo},
                                                                            {"proruleid", Word::todo},
                                                                            {"ruleid", Word::ruleid},
                                                                            {"ok", Word::ok}}};
  for (const auto& [word, meaning] : kWords) {
    const auto at = line.find(word);
    if (at == std::string_view::npos || !begins_comment(line.substr(0, at))) continue;
    const auto rest = trim(line.substr(at + word.size()));
    if (!rest.starts_with(':')) continue;
    auto ids = read_ids(rest.substr(1));
    if (!ids.empty()) return Annotation{meaning, std::move(ids)};
  }
  return std::nullopt;
}

std::string last_part(std::string_view id) {
  return std::string(id.substr(id.find_last_of("./") + 1));
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool contains(const std::map<std::string, std::set<std::uint32_t>>& lines, const std::string& rule, std::uint32_t line) {
  const auto found = lines.find(rule);
  return found != lines.end() && found->second.contains(line);
}

std::vector<engine::RuleSource> sources_with_joins(const fs::path& rule_file) {
  auto sources = read_rule_files(rule_file);
  add_files_of_joins(sources);
  return sources;
}

engine::Report analyze_example(const engine::RuleSet& rules, const fs::path& example) {
  engine::AnalyzeOptions options;
  options.root = fs::absolute(example).parent_path();
  options.paths = {fs::absolute(example)};
  options.detectors = {"rules"};
  options.threads = 1;
  options.honour_rule_paths = false;
  return engine::analyze(options, rules);
}

}  // namespace

Annotations read_annotations(std::string_view text) {
  Annotations annotations;
  std::vector<Annotation> pending;
  std::uint32_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    if (auto annotation = annotation_in(line)) {
      pending.push_back(std::move(*annotation));
      continue;
    }
    for (const auto& [word, rules] : pending) {
      auto& lines = word == Word::ruleid ? annotations.must_fire : word == Word::ok ? annotations.must_not : annotations.undecided;
      for (const auto& rule : rules) lines[rule].insert(number);
    }
    pending.clear();
  }
  return annotations;
}

namespace {

// `.py`, or `.1.py` beside it; `.fixed.py` is what a fix makes of one, and `.1.py` may be the example of a rule file `.1.yaml`.
bool belongs_to(const fs::path& rule_file, const std::string& endings) {
  const auto second = endings.find('.', 1);
  if (second == std::string::npos) return true;
  const auto middle = endings.substr(0, second);
  if (middle == ".fixed" || endings.find('.', second + 1) != std::string::npos) return false;
  const auto other = (rule_file.parent_path() / rule_file.stem()).string() + middle;
  return !fs::exists(other + ".yaml") && !fs::exists(other + ".yml");
}

}  // namespace

std::vector<fs::path> examples_of(const fs::path& rule_file) {
  const auto stem = rule_file.stem().string();
  std::vector<fs::path> examples;
  for (const auto& entry : fs::directory_iterator(rule_file.parent_path().empty() ? fs::path(".") : rule_file.parent_path())) {
    const auto name = entry.path().filename().string();
    if (!entry.is_regular_file() || !name.starts_with(stem + ".")) continue;
    const auto rest = name.substr(stem.size());
    const bool yaml = rest.ends_with(".yaml") || rest.ends_with(".yml");
    const bool yaml_example = rest == ".test.yaml" || rest == ".test.yml";
    if (yaml_example || (!yaml && belongs_to(rule_file, rest))) examples.push_back(entry.path());
  }
  std::sort(examples.begin(), examples.end());
  return examples;
}

namespace {

bool names_example_of(const fs::path& rule_file, const fs::path& file) {
  const auto name = file.filename().string();
  const auto stem = rule_file.stem().string();
  const bool yaml = name.ends_with(".yaml") || name.ends_with(".yml");
  return !yaml && name.starts_with(stem + ".") && belongs_to(rule_file, name.substr(stem.size()));
}

// How many folders above the two files are called alike: rules/python/a.yaml and tests/python/a.py have one.
std::ptrdiff_t folders_alike(const fs::path& a, const fs::path& b) {
  const fs::path left = a.parent_path();
  const fs::path right = b.parent_path();
  std::ptrdiff_t alike = 0;
  for (auto l = left.end(), r = right.end(); l != left.begin() && r != right.begin(); ++alike) {
    if (*--l != *--r) break;
  }
  return alike;
}

bool annotates(const fs::path& example, const engine::RuleSet& rules) {
  const auto annotations = read_annotations(read_file(example));
  return std::any_of(rules.rules().begin(), rules.rules().end(), [&](const engine::Rule& rule) {
    const auto id = last_part(rule.id);
    return annotations.must_fire.contains(id) || annotations.must_not.contains(id) || annotations.undecided.contains(id);
  });
}

}  // namespace

std::vector<fs::path> files_below(const std::vector<fs::path>& folders) {
  std::vector<fs::path> files;
  for (const auto& folder : folders) {
    std::error_code error;
    auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      std::error_code ignored;
      if (entry->is_regular_file(ignored)) files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> examples_among(const std::vector<fs::path>& files, const fs::path& rule_file) {
  std::vector<fs::path> named;
  std::copy_if(files.begin(), files.end(), std::back_inserter(named),
               [&](const fs::path& file) { return names_example_of(rule_file, file); });
  if (named.empty()) return named;
  std::vector<engine::Diagnostic> ignored;
  const auto rules = engine::RuleSet::compile(sources_with_joins(rule_file), ignored);
  std::erase_if(named, [&](const fs::path& file) { return !annotates(file, rules); });
  std::ptrdiff_t best = 0;
  for (const auto& file : named) best = std::max(best, folders_alike(rule_file, file));
  std::erase_if(named, [&](const fs::path& file) { return folders_alike(rule_file, file) < best; });
  return named;
}

void ExampleOutcome::add(ExampleOutcome other) {
  right += other.right;
  std::move(other.missed.begin(), other.missed.end(), std::back_inserter(missed));
  std::move(other.wrong.begin(), other.wrong.end(), std::back_inserter(wrong));
  std::move(other.problems.begin(), other.problems.end(), std::back_inserter(problems));
  std::move(other.notes.begin(), other.notes.end(), std::back_inserter(notes));
}

namespace {

// Blanks at line ends are nobody's.
std::vector<std::string_view> bare_lines(std::string_view text) {
  auto lines = split(text, '\n');
  for (auto& line : lines) line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return {lines.begin(), lines.end()};
}

// What the fixes make of `a.py` must be `a.fixed.py`, where there is one.
void check_fixed(const fs::path& example, const engine::Report& report, ExampleOutcome& outcome) {
  auto expected_path = example;
  expected_path.replace_filename(example.stem().string() + ".fixed" + example.extension().string());
  if (!fs::exists(expected_path)) return;
  std::vector<const engine::Finding*> findings;
  for (const auto& finding : report.findings) findings.push_back(&finding);
  std::vector<engine::fix::Left> left;
  const auto fixed = engine::fix::fix_text(example.generic_string(), read_file(example), findings, left);
  const auto expected_text = read_file(expected_path);
  const auto expected = bare_lines(expected_text);
  const auto made = bare_lines(fixed.after);
  if (made == expected) {
    ++outcome.right;
    return;
  }
  const auto line =
      static_cast<std::size_t>(std::mismatch(made.begin(), made.end(), expected.begin(), expected.end()).second - expected.begin());
  outcome.wrong.push_back(fmt::format("{}:{} is `{}` after the fixes", expected_path.generic_string(), line + 1,
                                      line < made.size() ? made[line] : "the end"));
}

engine::RuleSet compiled(const fs::path& rule_file, ExampleOutcome& outcome) {
  std::vector<engine::Diagnostic> diagnostics;
  auto rules = engine::RuleSet::compile(sources_with_joins(rule_file), diagnostics);
  for (const auto& diagnostic : diagnostics) {
    const bool runs = std::ranges::any_of(rules.rules(), [&](const engine::Rule& rule) { return rule.id == diagnostic.rule; });
    (!diagnostic.fatal && runs ? outcome.notes : outcome.problems).push_back(engine::describe(diagnostic));
  }
  return rules;
}

}  // namespace

ExampleOutcome without_example(const fs::path& rule_file) {
  ExampleOutcome outcome;
  static_cast<void>(compiled(rule_file, outcome));
  return outcome;
}

ExampleOutcome run_example(const fs::path& rule_file, const fs::path& example) {
  ExampleOutcome outcome;
  const auto rules = compiled(rule_file, outcome);
  const auto report = analyze_example(rules, example);
  // Examples show fragments, and stand in languages of their own: a part that doesn't parse is no problem while the lines are
  // right.
  for (const auto& file : report.coverage.skipped) {
    if (!file.reason.starts_with("syntax errors"))
      outcome.problems.push_back(fmt::format("{}: {}", example.generic_string(), file.reason));
  }
  const auto annotations = read_annotations(read_file(example));
  const auto place = [&](std::uint32_t line, const std::string& rule) {
    return fmt::format("{}:{} {}", example.generic_string(), line, rule);
  };

  const auto by_rule = [](const std::vector<engine::Finding>& findings) {
    std::map<std::string, std::set<std::uint32_t>> lines;
    for (const auto& finding : findings) lines[last_part(finding.rule)].insert(finding.place.line);
    return lines;
  };
  auto fired = by_rule(report.findings);
  const auto suppressed = by_rule(report.suppressed);
  for (const auto& rule : rules.rules()) {
    if (rule.part_of) continue;
    const auto id = last_part(rule.id);
    if (const auto expected = annotations.must_fire.find(id); expected != annotations.must_fire.end()) {
      for (const auto line : expected->second)
        contains(fired, id, line) || contains(suppressed, id, line) ? void(++outcome.right)
                                                                    : outcome.missed.push_back(place(line, id));
    }
    if (const auto quiet = annotations.must_not.find(id); quiet != annotations.must_not.end()) {
      for (const auto line : quiet->second) outcome.right += contains(fired, id, line) ? 0 : 1;
    }
    for (const auto line : fired[id]) {
      if (!contains(annotations.must_fire, id, line) && !contains(annotations.undecided, id, line))
        outcome.wrong.push_back(place(line, id));
    }
  }
  check_fixed(example, report, outcome);
  return outcome;
}

}  // namespace insight::cli
