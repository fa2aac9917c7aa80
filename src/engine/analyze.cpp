#include "engine/analyze.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/error.h"
#include "base/text.h"
#include "engine/analyze_across.h"
#include "engine/analyze_file.h"
#include "engine/cache/codec.h"
#include "engine/covered.h"
#include "engine/detectors/circular.h"
#include "engine/files/walk.h"
#include "engine/find_joins.h"
#include "engine/finish.h"
#include "engine/known_files.h"
#include "engine/known_run.h"
#include "engine/read_resources.h"
#include "engine/rule/taint_spec.h"

namespace insight::engine {
namespace {

using std::chrono::steady_clock;

std::int64_t millis_since(steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - start).count();
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_rules(const RuleSet& rules, std::string_view detector) {
  return std::any_of(rules.rules().begin(), rules.rules().end(), [&](const Rule& rule) { return rule.detector == detector; });
}

// The detectors of this run, in a fixed order: the native ones, then those that rules bring.
std::vector<std::string> detectors_of(const AnalyzeOptions& options, const RuleSet& rules) {
  std::vector<std::string> known = native_detectors();
  for (const std::string& name : rules.detectors()) {
    if (!contains(known, name)) known.push_back(name);
  }
  if (!contains(known, "rules") && contains(options.detectors, "rules")) known.emplace_back("rules");
  if (options.detectors.empty()) return known;
  for (const std::string& name : options.detectors) {
    if (!contains(known, name)) {
      throw Error{ErrorCode::invalid,
                  fmt::format("detector `{}` is unknown; known are {}", name, join(known, ", ")),
                  {{"detectors", name}}};
    }
  }
  std::erase_if(known, [&](const std::string& name) { return !contains(options.detectors, name); });
  return known;
}

Wanted wanted_by(const std::vector<std::string>& detectors, const RuleSet& rules) {
  Wanted wanted;
  wanted.complexity = contains(detectors, "complexity");
  wanted.imports = contains(detectors, "circular");
  for (const Rule& rule : rules.rules()) {
    const bool wants = contains(detectors, rule.detector);
    wanted.rules.push_back(wants);
    wanted.flows = wanted.flows || (wants && rule.taint && rule.taint->options.interfile);
  }
  return wanted;
}

// Files that some wanted rule or detector can say something about.
std::vector<files::FileEntry> files_of(const AnalyzeOptions& options, const RuleSet& rules, std::span<const std::string> detectors,
                                       Coverage& coverage) {
  files::WalkOptions walk;
  walk.threads = options.threads;
  walk.repository = options.repository;
  if (!rules.looks_at_any_text(detectors)) {
    // Without an extension the first line decides, which only reading tells.
    walk.wanted = [](std::string_view path) {
      return syntax::language_of_file(path).has_value() || syntax::Resources::is_one(path) ||
             path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
    };
  }
  auto entries = files::walk(options.root, options.paths, walk, coverage.skipped);
  std::erase_if(entries, [&](const files::FileEntry& entry) {
    if (!contains(options.skip_files, entry.path)) return false;
    coverage.skipped.push_back({entry.path, "crashed the analyser"});
    return true;
  });
  return entries;
}

// What rules can be asked of these files. Of one that is named and of no known language, anything. Files that have given a result
// already aren't opened.
std::vector<Family> families_of(const AnalyzeOptions& options, std::span<const files::FileEntry> entries,
                                std::span<const FileResult> results, const std::vector<bool>& is_known) {
  std::vector<bool> seen(family_count);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const files::FileEntry& entry = entries[i];
    auto language = is_known[i] ? results[i].language : syntax::language_of_file(entry.path);
    if (!language && !is_known[i]) language = syntax::language_of_file(entry.path, files::first_line(options.root, entry));
    if (!language && entry.named) seen.assign(family_count, true);
    if (language) seen[static_cast<std::size_t>(family_of(*language))] = true;
    if (const auto second = syntax::second_language_of_file(entry.path)) seen[static_cast<std::size_t>(family_of(*second))] = true;
  }
  std::vector<Family> families;
  for (std::size_t i = 0; i < family_count; ++i) {
    if (seen[i]) families.push_back(static_cast<Family>(i));
  }
  return families;
}

std::uint64_t bytes_of(std::span<const files::FileEntry> entries, const std::vector<bool>& is_known) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) bytes += is_known[i] ? 0 : entries[i].bytes;
  return bytes;
}

struct Costs {
  std::int64_t rules = 0;
  std::int64_t complexity = 0;
  std::int64_t imports = 0;
  std::vector<RuleCost> by_rule;

  void add(const FileAnalyzer& analyzer) {
    rules += analyzer.rules_micros();
    complexity += analyzer.complexity_micros();
    imports += analyzer.imports_micros();
    by_rule.resize(analyzer.rule_costs().size());
    for (std::size_t i = 0; i < by_rule.size(); ++i) {
      by_rule[i].micros += analyzer.rule_nanos()[i] / 1000;
      by_rule[i].files_tried += analyzer.rule_costs()[i].files_tried;
      by_rule[i].matches += analyzer.rule_costs()[i].matches;
    }
  }
};

class Run {
 public:
  Run(const AnalyzeOptions& options, const RuleSet& rules, const Observer& observer)
      : options_(options), rules_(rules), observer_(observer), detectors_(detectors_of(options, rules)), covered_(rules_) {}

  Report go() {
    entries_ = files_of(options_, rules_, detectors_, report_.coverage);
    resources_ = read_resources(options_.root, entries_);
    results_.resize(entries_.size());
    is_known_.resize(entries_.size());
    left_out_ = report_.coverage.skipped;
    if (!options_.cache_folder.empty()) {
      cache_.emplace(options_.cache_folder, run_key());
      known_.emplace(*cache_, started_, resources_.number());
      known_run_.emplace(*cache_, entries_, left_out_);
      if (auto report = known_run_->recall(*known_, project_)) return told(std::move(*report));
      recall();
    }
    rules_ = rules_.narrowed_to(families_of(options_, entries_, results_, is_known_), bytes_of(entries_, is_known_));
    wanted_ = wanted_by(detectors_, rules_);
    tell_progress(0);
    analyze_files();
    if (known_run_) known_run_->describe(results_);
    look_across();
    join_matches();
    find_cycles();
    gather();
    if (known_run_) known_run_->keep(report_, project_);
    if (cache_) cache_->save();
    return std::move(report_);
  }

 private:
  cache::Key run_key() const {
    std::string all = options_.cache_key;
    all += '\0' + options_.root.string() + '\0' + join(detectors_, ",") + '\0';
    cache::put(all, options_.honour_rule_paths);
    cache::put(all, options_.honour_suppressions);
    cache::put(all, options_.max_file_bytes);
    return cache::key_of(all);
  }

  // Of an earlier run.
  Report told(Report report) const {
    tell_progress(entries_.size());
    if (!observer_.found) return report;
    std::map<std::string_view, std::vector<Finding>> by_file;
    for (const Finding& finding : report.findings) by_file[finding.file].push_back(finding);
    for (const auto& [file, findings] : by_file) tell_found(findings, [](const Finding&) { return true; });
    return report;
  }

  // Takes what files gave before that have not been touched since.
  void recall() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      auto result = known_->recall(entries_[i]);
      if (!result) continue;
      results_[i] = std::move(*result);
      is_known_[i] = true;
    }
  }

  // Big files first, so that no thread is left alone with one at the end.
  std::vector<std::size_t> order() const {
    std::vector<std::size_t> order(entries_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries_[a].bytes > entries_[b].bytes; });
    return order;
  }

  void analyze_files() {
    const std::vector<std::size_t> order = this->order();
    const unsigned cores = options_.threads != 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(cores, std::max<std::size_t>(1, entries_.size())));
    std::atomic<std::size_t> next = 0;
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> loaded_bytes = 0;
    const auto work = [&] {
      FileAnalyzer analyzer(options_, rules_, wanted_, observer_, resources_, known_ ? &*known_ : nullptr);
      for (std::size_t at = next++; at < order.size(); at = next++) {
        FileResult& result = results_[order[at]];
        if (!is_known_[order[at]]) result = analyzer.analyze(entries_[order[at]]);
        if (result.loaded) loaded_bytes += result.loaded->text.size();
        if (loaded_bytes > most_loaded_bytes) result.loaded = nullptr;
        tell_found(result.findings, [&](const Finding& finding) { return is_settled(finding, result); });
        tell_progress(++done);
      }
      const std::lock_guard lock(mutex_);
      costs_.add(analyzer);
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }

  void tell_progress(std::uint64_t done) const {
    if (observer_.progress) observer_.progress({.files_done = done, .files_total = entries_.size()});
  }

  // A value's way may lead through files that are still to come.
  bool is_settled(const Finding& finding, const FileResult& of) const {
    return finding.trace.empty() && !covered_.may_be(finding, of.flow_ends);
  }

  void look_across() {
    const auto start = steady_clock::now();
    analyze_across(options_, rules_, observer_, {entries_, resources_, project_}, results_, cache_ ? &*cache_ : nullptr);
    costs_.rules += millis_since(start) * 1000;
    for (FileResult& result : results_) {
      covered_.drop(result.findings, result.flow_ends);
      tell_found(result.findings, [&](const Finding& finding) { return !is_settled(finding, result); });
    }
  }

  void join_matches() {
    const auto start = steady_clock::now();
    std::map<std::string_view, std::vector<Finding>> by_file;
    std::vector<Finding> joined = find_joins(options_, rules_, results_);
    for (const Finding& finding : joined) by_file[finding.file].push_back(finding);
    for (const auto& [file, findings] : by_file) tell_found(findings, [](const Finding&) { return true; });
    for (Finding& finding : joined) (finding.suppressed ? report_.suppressed : report_.findings).push_back(std::move(finding));
    costs_.rules += millis_since(start) * 1000;
  }

  template <class Wanted>
  void tell_found(const std::vector<Finding>& findings, Wanted wanted) const {
    if (!observer_.found) return;
    std::vector<Finding> shown;
    std::ranges::copy_if(findings, std::back_inserter(shown),
                         [&](const Finding& finding) { return !finding.suppressed && wanted(finding); });
    if (!shown.empty()) observer_.found(std::move(shown));
  }

  void find_cycles() {
    if (!wanted_.imports) return;
    if (observer_.entering) observer_.entering("", "circular");
    const auto start = steady_clock::now();
    std::vector<graph::FileImports> imports;
    for (FileResult& result : results_) {
      if (result.analysed) imports.push_back(std::move(result.imports));
    }
    for (Finding& finding : detectors::circular(imports, [&](const std::string& path) { return project_.read(path); }))
      finish_cycle(std::move(finding));
    cycles_millis_ = millis_since(start);
  }

  // A cycle is found when its files are long closed, so the one it is shown at is read once more.
  void finish_cycle(Finding finding) {
    const auto entry =
        std::find_if(entries_.begin(), entries_.end(), [&](const files::FileEntry& file) { return file.path == finding.file; });
    std::vector<Finding> one{std::move(finding)};
    auto text = entry != entries_.end()
                    ? files::read_text(options_.root, *entry, {.max_bytes = options_.max_file_bytes, .skip_minified = false})
                    : std::variant<files::Text, Skipped>();
    if (const auto* content = std::get_if<files::Text>(&text)) {
      finish(one, content->content, files::LineIndex(content->content), nullptr, options_.honour_suppressions);
    }
    tell_found(one, [](const Finding&) { return true; });
    (one.front().suppressed ? report_.suppressed : report_.findings).push_back(std::move(one.front()));
  }

  void gather() {
    for (std::size_t i = 0; i < results_.size(); ++i) {
      FileResult& result = results_[i];
      if (result.analysed) {
        ++report_.coverage.files;
        report_.coverage.bytes += result.bytes;
        report_.coverage.lines += result.lines;
      }
      std::move(result.skipped.begin(), result.skipped.end(), std::back_inserter(report_.coverage.skipped));
      for (Finding& finding : result.findings) {
        (finding.suppressed ? report_.suppressed : report_.findings).push_back(std::move(finding));
      }
    }
    std::stable_sort(report_.findings.begin(), report_.findings.end(), listed_before);
    std::stable_sort(report_.suppressed.begin(), report_.suppressed.end(), listed_before);
    std::stable_sort(report_.coverage.skipped.begin(), report_.coverage.skipped.end(),
                     [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
    for (const std::string& name : detectors_) report_.detector_runs.push_back(run_of(name));
    for (std::size_t i = 0; i < costs_.by_rule.size(); ++i) add_stats(rules_.rules()[i], costs_.by_rule[i]);
  }

  // The rules within a join cost what the join costs.
  void add_stats(const Rule& rule, const RuleCost& cost) {
    if (cost.files_tried == 0) return;
    auto& all = report_.rule_stats;
    if (rule.part_of && !all.empty() && all.back().rule == rule.id) {
      all.back().micros += cost.micros;
      all.back().files_tried += cost.files_tried;
      all.back().matches += cost.matches;
    } else {
      all.push_back({rule.id, cost.micros, cost.files_tried, cost.matches});
    }
  }

  DetectorRun run_of(const std::string& name) const {
    DetectorRun run{.detector = name};
    if (!contains(native_detectors(), name) && !has_rules(rules_, name)) {
      run.status = RunStatus::UNAVAILABLE;
      run.reason = "there is no rule for it to run";
    }
    for (const Finding& finding : report_.findings) run.issues += finding.detector == name ? 1u : 0u;
    if (name == "complexity") {
      run.duration_ms = costs_.complexity / 1000;
    } else if (name == "circular") {
      run.duration_ms = costs_.imports / 1000 + cycles_millis_;
    } else {
      run.duration_ms = costs_.rules / 1000;
    }
    return run;
  }

  const AnalyzeOptions& options_;
  RuleSet rules_;
  const Observer& observer_;
  std::vector<std::string> detectors_;
  Wanted wanted_;
  Covered covered_;
  std::vector<files::FileEntry> entries_;
  std::vector<Skipped> left_out_;  // by the walk
  std::vector<FileResult> results_;
  syntax::Resources resources_;
  std::vector<bool> is_known_;  // by file: its result is from an earlier run
  const std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
  std::optional<cache::FindingsCache> cache_;
  std::optional<KnownFiles> known_;
  std::optional<KnownRun> known_run_;
  ProjectFiles project_{options_.root};
  std::mutex mutex_;
  Costs costs_;
  std::int64_t cycles_millis_ = 0;
  Report report_;
};

}  // namespace

const std::vector<std::string>& native_detectors() {
  static const std::vector<std::string> names{"security", "complexity", "circular"};
  return names;
}

Report analyze(const AnalyzeOptions& options, const RuleSet& rules, const Observer& observer) {
  return Run(options, rules, observer).go();
}

}  // namespace insight::engine
