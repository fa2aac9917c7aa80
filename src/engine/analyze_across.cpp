#include "engine/analyze_across.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "engine/across_starts.h"
#include "engine/cache/codec.h"
#include "engine/finish.h"
#include "engine/rule/paths.h"
#include "engine/rule/taint_spec.h"
#include "engine/rule_finding.h"
#include "engine/syntax/lower.h"
#include "engine/taint/across.h"

namespace insight::engine {
namespace {

// Steps of all starts together, about a minute: each gets its part, but enough for a file of a few thousand lines.
constexpr std::size_t most_work = 1'000'000'000;
constexpr std::size_t least_work = 50'000;

ReadFile as_read(const LoadedFile& file) {
  return {.path = file.path, .text = file.text, .lines = file.lines};
}

// What one start has given, as it is kept.
struct Looked {
  struct File {
    std::string path;
    cache::Key key;
  };
  std::vector<File> files;  // that it has looked at, itself first
  std::vector<Finding> findings;
};
BOOST_DESCRIBE_STRUCT(Looked::File, (), (path, key))
BOOST_DESCRIBE_STRUCT(Looked, (), (files, findings))

class SecondLook {
 public:
  SecondLook(const AnalyzeOptions& options, const RuleSet& rules, const Observer& observer, const RunFiles& files,
             std::vector<FileResult>& results, cache::FindingsCache* cache)
      : options_(options),
        rules_(rules),
        observer_(observer),
        entries_(files.entries),
        results_(results),
        cache_(cache),
        facts_(facts_of(files.entries, results)),
        files_(options, files, facts_) {
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (results[i].loaded) files_.take_over(i, std::exchange(results[i].loaded, nullptr));
    }
  }

  void go() {
    complete_facts();
    files_.link();
    starts_ = starts_of(ends(), [&](std::size_t file) { return beside(file); });
    if (starts_.empty()) return;
    std::size_t looks = 0;
    for (const Start& start : starts_) looks += start.rules.size();
    work_of_each_ = std::clamp(most_work / looks, least_work, taint::usual_work);
    if (cache_ != nullptr) describe_project();
    looked_.resize(starts_.size());
    look_from_all();
    drop_replaced();
    for (Looked& looked : looked_) {
      for (Finding& finding : looked.findings) add(std::move(finding));
    }
    for (const std::size_t file : changed_) finish_again(file);
  }

 private:
  // Of files that weren't analysed nothing but their place in the list.
  static std::vector<graph::FileImports> facts_of(std::span<const files::FileEntry> entries,
                                                  const std::vector<FileResult>& results) {
    std::vector<graph::FileImports> facts(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!results[i].imports.path.empty()) {
        facts[i] = results[i].imports;
      } else if (const auto language = syntax::language_of_file(entries[i].path); language && results[i].analysed) {
        facts[i].path = entries[i].path;
        facts[i].language = *language;
      }
    }
    return facts;
  }

  // A file that no rule and no detector asked for has been looked at without its tree. Where names lead to definitions these say
  // what it defines and includes; of others it is asked later.
  void complete_facts() {
    const bool any = std::ranges::any_of(results_, [](const FileResult& result) {
      return result.language && graph::leads_to_definitions(*result.language) && !result.flow_ends.empty();
    });
    for (std::size_t i = 0; any && i < facts_.size(); ++i) {
      if (!results_[i].imports.path.empty() || facts_[i].path.empty()) continue;
      if (graph::leads_to_definitions(facts_[i].language)) look_up(i);
    }
  }

  void look_up(std::size_t file) {
    const auto loaded = files_.load(file);
    if (!loaded->tree) return;
    facts_[file] = graph::imports_of(entries_[file].path, *loaded->tree, loaded->lines);
    facts_[file].names = graph::link_names_of(*loaded->tree);
  }

  std::vector<FileEnds> ends() const {
    std::map<std::string_view, std::uint32_t> rules;
    for (std::uint32_t i = 0; i < rules_.rules().size(); ++i) {
      if (rules_.rules()[i].taint && rules_.rules()[i].taint->options.interfile) rules.emplace(rules_.rules()[i].id, i);
    }
    std::vector<FileEnds> ends(results_.size());
    for (std::size_t i = 0; i < results_.size(); ++i) {
      if (facts_[i].path.empty()) continue;
      ends[i].ends = &results_[i].flow_ends;
      ends[i].facts = &facts_[i];
      for (const Finding& finding : results_[i].findings) {
        const auto rule = finding.trace.empty() ? rules.end() : rules.find(finding.rule);
        if (rule != rules.end()) ends[i].flows.push_back(rule->second);
      }
    }
    return ends;
  }

  std::vector<std::size_t> beside(std::size_t file) {
    if (results_[file].imports.path.empty() && facts_[file].imports.empty() && !facts_[file].names) look_up(file);
    return files_.links().beside(file);
  }

  // Which names lead where depends on all paths, on the configuration files, on which class is made from which, and in some
  // languages on what files define and import.
  void describe_project() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      project_ += entries_[i].path + '\n';
      if (entries_[i].path.ends_with(".json")) cache::put(project_, results_[i].key);
      if (facts_[i].names) cache::put(project_, facts_[i].names->bases);
      if (graph::leads_to_definitions(facts_[i].language)) describe_definitions(facts_[i]);
      index_.emplace(entries_[i].path, i);
    }
    const cache::Key key = cache::key_of(project_);
    project_.clear();
    cache::put(project_, key);
  }

  void describe_definitions(const graph::FileImports& file) {
    if (file.names) cache::put(project_, file.names->gives);
    for (const graph::ImportFact& import : file.imports) cache::put(project_, import.specifier);
  }

  void look_from_all() {
    const unsigned cores = options_.threads != 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(cores, starts_.size()));
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
      std::optional<taint::Across> across;  // from the first start on that the cache doesn't know
      for (std::size_t at = next++; at < starts_.size(); at = next++) looked_[at] = look_from(starts_[at], across);
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }

  Looked look_from(const Start& start, std::optional<taint::Across>& across) {
    const cache::Key key = cache_ != nullptr ? key_of(start) : cache::Key{};
    if (auto known = known_of(key)) return std::move(*known);
    if (!across) across.emplace(rules_, files_, options_.now);
    Looked looked;
    for (const taint::FlowAcross& flow : flows_from(start, *across)) {
      const Rule& of = rules_.rules()[flow.rule];
      if (options_.honour_rule_paths && !applies_to(of, entries_[flow.file].path)) continue;
      looked.findings.push_back(finding_for(of, flow));
    }
    for (const std::size_t file : across->take_visited()) looked.files.push_back({entries_[file].path, results_[file].key});
    if (cache_ != nullptr) {
      std::string value;
      cache::put(value, looked);
      cache_->add(key, std::move(value));
    }
    return looked;
  }

  // Which scouts look from there, because they stand for several groups.
  std::vector<const FlowGroup*> scouts_from(const Start& start) const {
    std::map<std::size_t, std::set<const FlowGroup*>> served;
    const FlowGroups& groups = rules_.flow_groups();
    for (const std::uint32_t rule : start.rules) {
      if (const FlowGroup* const scout = groups.scout_of(rule))
        served[static_cast<std::size_t>(scout - groups.scouts.data())].insert(&groups.group_of(rule));
    }
    std::vector<const FlowGroup*> scouts;
    for (const auto& [scout, of] : served) {
      if (of.size() > 1) scouts.push_back(&groups.scouts[scout]);
    }
    return scouts;
  }

  // The rules of the start that no scout rules out.
  std::vector<std::uint32_t> promising(const Start& start, taint::Across& across) const {
    const FlowGroups& groups = rules_.flow_groups();
    const std::vector<const FlowGroup*> scouts = scouts_from(start);
    std::vector<const FlowGroup*> first = scouts;
    for (const std::uint32_t rule : start.rules) {
      if (std::ranges::find(scouts, groups.scout_of(rule)) == scouts.end()) first.push_back(&groups.group_of(rule));
    }
    across.expect(std::move(first));
    std::vector<std::uint32_t> rules = start.rules;
    for (const FlowGroup* const scout : scouts) {
      if (observer_.entering) observer_.entering(entries_[start.file].path, rules_.rules()[scout->rules.front()].detector);
      const auto found = across.scout(*scout, start.file, work_of_each_);
      if (!found) continue;
      std::erase_if(
          rules, [&](std::uint32_t rule) { return groups.scout_of(rule) == scout && !std::ranges::binary_search(*found, rule); });
    }
    return rules;
  }

  // In the order of the rules.
  std::vector<taint::FlowAcross> flows_from(const Start& start, taint::Across& across) const {
    std::set<const FlowGroup*> looked_for;
    std::vector<taint::FlowAcross> flows;
    for (const std::uint32_t rule : promising(start, across)) {
      const FlowGroup& group = rules_.flow_groups().group_of(rule);
      if (!looked_for.insert(&group).second) continue;
      if (observer_.entering) observer_.entering(entries_[start.file].path, rules_.rules()[rule].detector);
      for (taint::FlowAcross& flow : across.find(group, start.file, work_of_each_)) {
        if (std::ranges::binary_search(start.rules, flow.rule)) flows.push_back(std::move(flow));
      }
    }
    std::ranges::stable_sort(flows, {}, &taint::FlowAcross::rule);
    return flows;
  }

  cache::Key key_of(const Start& start) const {
    std::string all = project_;
    cache::put(all, results_[start.file].key);
    cache::put(all, static_cast<std::uint64_t>(work_of_each_));
    for (const std::uint32_t rule : start.rules) cache::put(all, rule);
    return cache::key_of(all);
  }

  // What was found before, if none of the files that were looked at for it has changed.
  std::optional<Looked> known_of(const cache::Key& key) const {
    const auto value = cache_ != nullptr ? cache_->find(key) : std::nullopt;
    if (!value) return {};
    Looked looked;
    cache::Reader reader(*value);
    reader.get(looked);
    const bool holds = reader.at_end() && std::ranges::all_of(looked.files, [&](const Looked::File& file) {
                         const auto known = index_.find(file.path);
                         return known != index_.end() && results_[known->second].key == file.key;
                       });
    return holds ? std::optional(std::move(looked)) : std::nullopt;
  }

  Finding finding_for(const Rule& rule, const taint::FlowAcross& flow) {
    Finding finding = finding_of(rule, flow.match, as_read(*files_.load(flow.file)));
    for (const taint::Step& step : flow.path) add_step(finding.trace, as_read(*files_.load(step.file)), step.span);
    name_last_step(finding.trace);
    return finding;
  }

  // What a start looked at with the files around it counts instead of what the file gave by itself.
  void drop_replaced() {
    for (const Start& start : starts_) {
      std::set<std::string_view> rules;
      for (const std::uint32_t rule : start.rules) rules.insert(rules_.rules()[rule].id);
      const auto gone = std::erase_if(results_[start.file].findings, [&](const Finding& finding) {
        return !finding.trace.empty() && rules.contains(finding.rule);
      });
      if (gone > 0) changed_.insert(start.file);
    }
  }

  void add(Finding finding) {
    if (index_.empty()) {
      for (std::size_t i = 0; i < entries_.size(); ++i) index_.emplace(entries_[i].path, i);
    }
    const std::size_t file = index_.at(finding.file);
    auto& findings = results_[file].findings;
    const bool known = std::ranges::any_of(findings, [&](const Finding& other) {
      return other.rule == finding.rule && other.place == finding.place && other.message == finding.message;
    });
    if (known) return;
    findings.push_back(std::move(finding));
    changed_.insert(file);
  }

  void finish_again(std::size_t file) {
    const auto loaded = files_.load(file);
    finish(results_[file].findings, loaded->text, loaded->lines, loaded->tree ? &*loaded->tree : nullptr,
           options_.honour_suppressions);
  }

  const AnalyzeOptions& options_;
  const RuleSet& rules_;
  const Observer& observer_;
  std::span<const files::FileEntry> entries_;
  std::vector<FileResult>& results_;
  cache::FindingsCache* cache_;
  std::vector<graph::FileImports> facts_;
  FilesOfRun files_;
  std::vector<Start> starts_;
  std::vector<Looked> looked_;
  std::size_t work_of_each_ = taint::usual_work;  // steps of a rule from a start
  std::string project_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::set<std::size_t> changed_;
};

}  // namespace

void analyze_across(const AnalyzeOptions& options, const RuleSet& rules, const Observer& observer, const RunFiles& files,
                    std::vector<FileResult>& results, cache::FindingsCache* cache) {
  const bool any_ends = std::ranges::any_of(results, [](const FileResult& result) { return !result.flow_ends.empty(); });
  if (any_ends && results.size() > 1) SecondLook(options, rules, observer, files, results, cache).go();
}

}  // namespace insight::engine
