// insight analyze: the analyser on this machine, without a server.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "analysis/detectors.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/findings_cache.h"
#include "cli/fixes.h"
#include "cli/report_format.h"
#include "cli/rule_facts.h"
#include "cli/rule_files.h"
#include "cli/scope.h"
#include "engine/analyze.h"
#include "engine/rule/rule_files.h"

namespace insight::cli {
namespace {

void require_known(const std::string& name) {
  const auto known = analysis::known_detectors();
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  throw Error(ErrorCode::invalid, fmt::format("`--detectors {}`: no such detector{}; known are {}", name,
                                              did_you_mean(name, candidates), join(known, ", ")));
}

std::vector<engine::RuleSource> user_rules(const Arguments& arguments, const Scope& scope) {
  auto sources = engine::project_rules(project_of(scope.root));
  for (const auto& path : arguments.values("--rules")) {
    auto more = read_rule_files(path);
    std::move(more.begin(), more.end(), std::back_inserter(sources));
  }
  drop_repeated(sources);
  add_files_of_joins(sources);
  return sources;
}

engine::AnalyzeOptions options_of(const Arguments& arguments, const Scope& scope) {
  engine::AnalyzeOptions options;
  options.root = scope.root;
  options.repository = repository_of(scope.root);
  options.paths = scope.paths;
  options.threads = static_cast<unsigned>(arguments.number("--jobs", 1, 1024).value_or(0));
  options.honour_rule_paths = !arguments.has("--ignore-rule-paths");
  options.honour_suppressions = !arguments.has("--no-suppress");
  options.now = SystemClock().now();
  return options;
}

engine::Report analyze_with_progress(const engine::AnalyzeOptions& options, const engine::RuleSet& rules) {
  ProgressLine line;
  engine::Observer observer;
  observer.progress = [&](const engine::Progress& progress) { line.show("analysing", progress.files_done, progress.files_total); };
  return engine::analyze(options, rules, observer);
}

void print_stats(const engine::Report& report) {
  auto stats = report.rule_stats;
  std::sort(stats.begin(), stats.end(), [](const auto& a, const auto& b) { return a.micros > b.micros; });
  std::fprintf(stderr, "%10s  %8s  %8s  rule\n", "ms", "files", "matches");
  for (std::size_t i = 0; i < stats.size() && i < 30; ++i) {
    std::fprintf(stderr, "%10.1f  %8llu  %8llu  %s\n", static_cast<double>(stats[i].micros) / 1000,
                 static_cast<unsigned long long>(stats[i].files_tried), static_cast<unsigned long long>(stats[i].matches),
                 stats[i].rule.c_str());
  }
}

// What was asked for, without what this installation lacks: that is said and not passed over.
engine::Report analyze_installed(engine::AnalyzeOptions options, const std::vector<std::string>& asked_for,
                                 const engine::RuleSet& rules) {
  std::vector<engine::DetectorRun> lacking;
  for (const auto& name : asked_for) {
    const bool said = std::any_of(lacking.begin(), lacking.end(), [&](const auto& run) { return run.detector == name; });
    if (analysis::is_installed(name))
      options.detectors.push_back(name);
    else if (!said)
      lacking.push_back({name, engine::RunStatus::UNAVAILABLE, std::string(analysis::kNotInstalled), 0, 0});
  }
  engine::Report report;
  if (lacking.empty() || !options.detectors.empty()) report = analyze_with_progress(options, rules);
  std::move(lacking.begin(), lacking.end(), std::back_inserter(report.detector_runs));
  return report;
}

// Of the rules that could have found something: those whose detector was asked.
std::vector<engine::report::RuleFacts> facts_of_run(const engine::RuleSet& rules, const engine::Report& report) {
  auto facts = facts_of(rules);
  std::erase_if(facts, [&](const auto& rule) {
    return std::none_of(report.detector_runs.begin(), report.detector_runs.end(),
                        [&](const auto& ran) { return ran.detector == rule.detector; });
  });
  return facts;
}

int run(const Arguments& arguments) {
  const auto wanted = report_options(arguments);
  if (arguments.has("--apply") && !arguments.has("--fix"))
    throw Error(ErrorCode::invalid, "`--apply` says that the fixes of `--fix` are to be written; give both");
  const auto scope = scope_of(arguments.positionals());
  auto options = options_of(arguments, scope);
  const auto asked_for = detector_names(arguments);
  for (const auto& name : asked_for) require_known(name);

  auto sources = user_rules(arguments, scope);
  const auto users = sources.size();
  if (!arguments.has("--no-builtin-rules")) {
    auto builtin = engine::builtin_rules();
    std::move(builtin.begin(), builtin.end(), std::back_inserter(sources));
  }
  // What rules cost is only known where they run.
  if (!arguments.has("--no-cache") && !arguments.has("--stats")) use_cache(options, sources);
  std::vector<engine::Diagnostic> diagnostics;
  auto rules = engine::RuleSet::compile({sources.begin(), sources.begin() + static_cast<std::ptrdiff_t>(users)}, diagnostics);
  print_diagnostics(diagnostics);
  const bool bad_rules = any_fatal(diagnostics);
  const bool some_work = !rules.rules().empty();
  if (bad_rules && users > 0 && !some_work) return kBadUsage;
  if (sources.size() > users) rules = engine::RuleSet::compile_later(std::move(sources));

  auto report = analyze_installed(options, asked_for, rules);
  if (asked_for.empty() && users > 0 && !some_work)
    report.detector_runs.push_back({"rules", engine::RunStatus::UNAVAILABLE, "none of the rules given can be run here", 0, 0});
  const bool diff_is_the_report = arguments.has("--fix") && wanted.format == Format::TEXT && wanted.output.empty();
  const auto facts = wanted.format == Format::SARIF ? facts_of_run(rules, report) : std::vector<engine::report::RuleFacts>();
  if (!diff_is_the_report) print_report(report, facts, wanted);
  if (arguments.has("--stats")) print_stats(report);
  if (arguments.has("--fix")) {
    const auto mode = arguments.has("--apply") ? FixMode::APPLY : FixMode::SHOW;
    if (!fix(report, options, mode, diff_is_the_report)) return kUnable;
  }
  return bad_rules ? static_cast<int>(kBadUsage) : exit_code(report, wanted, asked_for);
}

}  // namespace

Command analyze_command() {
  return {
      {"analyze",
       "[PATH...]",
       "Analyse files or folders on this machine; without a path, the current folder.",
       "Rules of the project, .insight/rules/*.yaml in the root or the closest folder above it, and those of --rules run as the\n"
       "detector `rules`. A file named here is always analysed. Exit code: 0 clean, 1 a finding at or above --fail-on, 2 bad usage "
       "or a bad rule file (its good rules\n"
       "still run), 3 a detector named in --detectors did not end OK, 4 the work could not be done.",
       "  insight analyze\n"
       "  insight analyze --fix src          # what the fixes of rules would change\n"
       "  insight analyze --fix --apply src  # change it\n"
       "  insight analyze src --fail-on high --format sarif --output findings.sarif\n"
       "  insight analyze --rules my-rules/ --detectors rules app.py",
       {{"--detectors", "A,B", "run only these: security, complexity, circular, rules"},
        {"--rules", "FILE|DIR", "Semgrep-syntax rules to run too; may be repeated"},
        {"--no-builtin-rules", "", "leave out the rules that come with insight"},
        kFormatFlag,
        kOutputFlag,
        kFailOnFlag,
        {"--fix", "", "show what the rules' fixes change, as a diff in place of the report; nothing is written"},
        {"--apply", "", "with --fix: write the fixed files"},
        {"--jobs", "N", "threads; default: one per core"},
        {"--no-cache", "", "analyse every file anew, and keep nothing; --stats does too"},
        {"--ignore-rule-paths", "", "run rules also where their `paths:` leave the file out"},
        {"--no-suppress", "", "report findings that nosem or insight-ignore comments suppress"},
        {"--stats", "", "time and matches per rule, on stderr and in JSON"}}},
      run};
}

}  // namespace insight::cli
