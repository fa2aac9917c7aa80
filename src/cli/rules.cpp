// insight rules: what rules there are, what one says, whether a rule file is right, whether rules do what their examples say.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/rule_examples.h"
#include "cli/rule_files.h"
#include "engine/report/summary.h"
#include "engine/rule/rule_files.h"
#include "engine/rule/rule_set.h"
#include "engine/rule/rule_text.h"

namespace insight::cli {
namespace {

namespace fs = std::filesystem;

std::vector<engine::RuleSource> known_sources(const Arguments& arguments) {
  auto sources = engine::builtin_rules();
  for (const auto& path : arguments.values("--rules")) {
    auto more = read_rule_files(path);
    std::move(more.begin(), more.end(), std::back_inserter(sources));
  }
  add_files_of_joins(sources);
  return sources;
}

engine::RuleSet known_rules(const std::vector<engine::RuleSource>& sources) {
  std::vector<engine::Diagnostic> diagnostics;
  auto rules = engine::RuleSet::compile(sources, diagnostics);
  print_diagnostics(diagnostics);
  return rules;
}

// As a file has them: what a join runs is a part of the join.
std::vector<engine::Rule> rules_as_written(const engine::RuleSet& set) {
  std::vector<engine::Rule> rules;
  std::ranges::copy_if(set.rules(), std::back_inserter(rules), [](const engine::Rule& rule) { return !rule.part_of; });
  return rules;
}

std::string languages_of(const engine::Rule& rule) {
  if (rule.any_text) return "any text";
  if (rule.join) return "join";
  std::string names;
  for (const auto language : rule.languages)
    names += fmt::format("{}{}", names.empty() ? "" : " ", engine::syntax::name_of(language));
  return names;
}

int list(const Arguments& arguments) {
  if (arguments.positionals().size() > 1)
    throw Error(ErrorCode::invalid, fmt::format("`{}`: `insight rules list` takes flags only; `--rules {}` lists that file's too",
                                                arguments.positionals()[1], arguments.positionals()[1]));
  const auto rules = rules_as_written(known_rules(known_sources(arguments)));
  for (const auto& rule : rules) {
    fmt::print("{:<8}  {:<44}  {:<10}  {}\n", engine::name_of(rule.severity), rule.id, rule.detector, languages_of(rule));
  }
  fmt::print("{} rules; `insight rules show ID` explains one\n", rules.size());
  return kClean;
}

int show(const Arguments& arguments) {
  if (arguments.positionals().size() != 2)
    throw Error(ErrorCode::invalid, "`insight rules show` needs the id of one rule; `insight rules list` has them");
  const auto& id = arguments.positionals()[1];
  const auto sources = known_sources(arguments);
  const auto rules = rules_as_written(known_rules(sources));
  std::vector<std::string_view> known;
  for (const auto& rule : rules) {
    known.push_back(rule.id);
    if (rule.id != id) continue;
    fmt::print("{}  {}  {}\n\n{}\n", rule.id, engine::name_of(rule.severity), languages_of(rule), trim(rule.message));
    if (!rule.why.empty()) fmt::print("\nWhy: {}\n", trim(rule.why));
    if (!rule.fix_advice.empty()) fmt::print("\nFix: {}\n", trim(rule.fix_advice));
    if (!rule.cwe.empty()) fmt::print("\n{}\n", join(rule.cwe, ", "));
    const auto source = std::ranges::find(sources, rule.path, &engine::RuleSource::path);
    fmt::print("\n{}:{}\n{}\n", rule.path, rule.line, engine::text_of_rule(*source, rule.id));
    return kClean;
  }
  throw Error(ErrorCode::not_found, fmt::format("there is no rule `{}`{}", id, did_you_mean(id, known)));
}

std::vector<engine::RuleSource> sources_named(const Arguments& arguments, std::string_view verb) {
  std::vector<engine::RuleSource> sources;
  for (std::size_t i = 1; i < arguments.positionals().size(); ++i) {
    const auto& path = arguments.positionals()[i];
    const bool may_hold_examples_only = verb == "test" && fs::is_directory(path);
    auto more = may_hold_examples_only ? engine::read_rule_folder(path) : read_rule_files(path);
    std::move(more.begin(), more.end(), std::back_inserter(sources));
  }
  if (sources.empty())
    throw Error(ErrorCode::invalid, fmt::format("`insight rules {}` needs a rule file or a folder with some", verb));
  return sources;
}

int validate(const Arguments& arguments) {
  using engine::report::counted;
  auto sources = sources_named(arguments, "validate");
  const auto named = sources.size();
  add_files_of_joins(sources);
  std::vector<engine::Diagnostic> diagnostics;
  const auto rules = rules_as_written(engine::RuleSet::compile(sources, diagnostics));
  print_diagnostics(diagnostics);
  fmt::print("{} in {} can run, {}\n", counted(rules.size(), "rule"), counted(named, "file"),
             counted(diagnostics.size(), "complaint"));
  return any_fatal(diagnostics) ? kBadUsage : kClean;
}

void print_list(std::string_view title, const std::vector<std::string>& lines) {
  for (const auto& line : lines) fmt::print("{}  {}\n", title, line);
}

std::vector<fs::path> folders_named(const Arguments& arguments) {
  std::vector<fs::path> folders;
  for (std::size_t i = 1; i < arguments.positionals().size(); ++i) {
    const fs::path path = arguments.positionals()[i];
    if (fs::is_directory(path)) folders.push_back(path);
  }
  return folders;
}

int test(const Arguments& arguments) {
  ExampleOutcome all;
  std::uint64_t examples = 0;
  std::uint64_t without = 0;
  const auto files = files_below(folders_named(arguments));
  for (const auto& source : sources_named(arguments, "test")) {
    auto found = examples_of(source.path);
    if (found.empty()) found = examples_among(files, source.path);
    if (found.empty()) {
      all.add(without_example(source.path));
      ++without;
    }
    for (const auto& example : found) {
      all.add(run_example(source.path, example));
      ++examples;
    }
  }
  print_list("note   ", all.notes);
  print_list("missed ", all.missed);
  print_list("wrong  ", all.wrong);
  print_list("problem", all.problems);
  using engine::report::counted;
  fmt::print("{}: {} right, {} missed, {} wrong, {}; {} without an example\n", counted(examples, "example"),
             counted(all.right, "line"), all.missed.size(), all.wrong.size(), counted(all.problems.size(), "problem"),
             counted(without, "rule file"));
  if (examples == 0)
    fmt::print("The example of RULE.yaml is RULE.py (or .js, .ts …) beside it, or elsewhere below the folders named\n");
  return all.good() ? kClean : kFindings;
}

int run(const Arguments& arguments) {
  using Action = int (*)(const Arguments&);
  static constexpr std::array<std::pair<std::string_view, Action>, 4> kActions{
      {{"list", list}, {"show", show}, {"validate", validate}, {"test", test}}};
  const std::string word = arguments.positionals().empty() ? "" : arguments.positionals().front();
  for (const auto& [name, action] : kActions) {
    if (word == name) return action(arguments);
  }
  static constexpr std::array<std::string_view, 4> kNames{"list", "show", "validate", "test"};
  throw Error(ErrorCode::invalid, fmt::format("`insight rules{}{}`: expected list, show, validate or test{}",
                                              word.empty() ? "" : " ", word, did_you_mean(word, kNames)));
}

}  // namespace

Command rules_command() {
  return {
      {"rules",
       "list | show ID | validate FILE|DIR... | test FILE|DIR...",
       "List, explain, check or test rules.",
       "`test` runs the annotated example of each rule file (`ruleid:`, `ok:`, `todoruleid:`, `todook:` comments above a line), "
       "the\n"
       "file of the same name beside it or, where there is none, elsewhere below the folders named, for example in tests/. It\n"
       "prints what was missed and what was wrong; `paths:` are ignored, suppressed findings never wrong. Exit code 1 when "
       "anything was.\n"
       "`validate` exits 2 for a bad rule file and names file, line, field and a suggestion.",
       "  insight rules list\n"
       "  insight rules show python-command-from-request\n"
       "  insight rules validate .insight/rules/\n"
       "  insight rules test my-rules/",
       {{"--rules", "FILE|DIR", "for list and show: these too"}}},
      run};
}

}  // namespace insight::cli
