#include "engine/analyze_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <tuple>
#include <utility>

#include "engine/detectors/complexity.h"
#include "engine/finish.h"
#include "engine/rule_finding.h"
#include "engine/syntax/lower.h"

namespace insight::engine {
namespace {

class Stopwatch {
 public:
  explicit Stopwatch(std::int64_t& total) : total_(total) {}
  ~Stopwatch() {
    total_ += std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start_).count();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  std::int64_t& total_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

// One file on its way through the stages.
struct FileAnalyzer::Work {
  const files::FileEntry& entry;
  std::shared_ptr<LoadedFile> file = std::make_shared<LoadedFile>();
  std::optional<syntax::Language> language;
  match::Candidates candidates;
  FileResult result;
};

FileAnalyzer::FileAnalyzer(const AnalyzeOptions& options, const RuleSet& rules, const Wanted& wanted, const Observer& observer,
                           const syntax::Resources& resources, KnownFiles* known)
    : options_(options),
      rules_(rules),
      wanted_(wanted),
      observer_(observer),
      resources_(resources),
      known_(known),
      paths_(rules.rules()),
      no_nanos_(rules.rules().size()),
      costs_(rules.rules().size()) {}

void FileAnalyzer::entering(const std::string& file, std::string_view detector) const {
  if (observer_.entering) observer_.entering(file, std::string(detector));
}

FileResult FileAnalyzer::analyze(const files::FileEntry& entry) {
  Work work{.entry = entry};
  entering(entry.path, "");
  auto text = files::read_text(options_.root, entry, {.max_bytes = options_.max_file_bytes, .skip_minified = !entry.named});
  if (auto* skipped = std::get_if<Skipped>(&text)) {
    work.result.skipped.push_back(std::move(*skipped));
  } else {
    work.file->path = entry.path;
    work.file->text = std::move(std::get<files::Text>(text).content);
    if (known_ != nullptr) work.result.key = known_->key_of(entry, work.file->text);
    if (auto known = known_ != nullptr ? known_->recall(entry, work.result.key) : std::nullopt) return std::move(*known);
    look_into(work);
  }
  if (known_ != nullptr) known_->keep(entry, work.result);
  return std::move(work.result);
}

void FileAnalyzer::look_into(Work& work) {
  if (!scanner_) scanner_.emplace(rules_);
  const files::FileEntry& entry = work.entry;
  work.file->lines = files::LineIndex(work.file->text);
  work.language = language_for(entry, work.file->text);
  work.result.language = work.language;
  work.result.bytes = work.file->text.size();
  work.result.lines = work.file->lines.lines();
  work.result.analysed = true;

  work.candidates = scanner_->candidates(work.file->text, work.language);
  std::erase_if(work.candidates.rules, [&](std::uint32_t rule) { return is_left_out(rule, entry); });
  work.result.flow_ends = scanner_->flow_ends(work.language);
  std::erase_if(work.result.flow_ends, [&](const match::FlowEnds& ends) { return is_left_out(ends.rule, entry); });
  const bool needs_imports = wanted_.imports || !work.result.flow_ends.empty();
  const bool needs_tree = (work.candidates.needs_tree && !work.candidates.rules.empty()) || wanted_.complexity || needs_imports;
  if (needs_tree && work.language) parse(work);
  if (!work.candidates.rules.empty() || (work.file->tree && !work.result.flow_ends.empty())) match_rules(work);
  if (const auto also = syntax::second_language_of_file(entry.path)) look_again(work, *also);
  if (work.file->tree && wanted_.complexity) measure(work);
  if (work.file->tree && needs_imports) read_imports(work);
  finish(work.result.findings, work.file->text, work.file->lines, work.file->tree ? &*work.file->tree : nullptr,
         options_.honour_suppressions);
  finish_rows(work);
  if (work.file->tree && !work.result.flow_ends.empty()) work.result.loaded = work.file;
}

bool FileAnalyzer::is_left_out(std::uint32_t rule, const files::FileEntry& entry) {
  return !wanted_.rules[rule] || (options_.honour_rule_paths && !paths_.apply_to(rule, entry.path));
}

// A C header is C++ too: rules for that look at it once more, as theirs. Of the two trees the one with fewer errors stays.
void FileAnalyzer::look_again(Work& work, syntax::Language language) {
  const auto first = std::exchange(work.language, language);
  auto tree = std::exchange(work.file->tree, std::nullopt);
  auto findings = std::exchange(work.result.findings, {});
  auto skipped = std::exchange(work.result.skipped, {});
  auto flow_ends = std::exchange(work.result.flow_ends, {});
  work.candidates = scanner_->candidates(work.file->text, language);
  std::erase_if(work.candidates.rules, [&](std::uint32_t rule) {
    return std::ranges::find(rules_.rules()[rule].languages, language) == rules_.rules()[rule].languages.end() ||
           is_left_out(rule, work.entry);
  });
  const bool matches = !work.candidates.rules.empty();
  if ((matches && work.candidates.needs_tree) || (tree && tree->syntax_errors() > 0)) parse(work);
  if (matches) match_rules(work);
  for (Finding& finding : work.result.findings) {
    const bool known = std::ranges::any_of(findings, [&](const Finding& other) {
      return other.rule == finding.rule && other.place == finding.place && other.message == finding.message;
    });
    if (!known) findings.push_back(std::move(finding));
  }
  work.result.findings = std::move(findings);
  work.result.flow_ends = std::move(flow_ends);
  if (work.file->tree && (!tree || work.file->tree->syntax_errors() < tree->syntax_errors())) return;
  work.language = first;
  work.file->tree = std::move(tree);
  work.result.skipped = std::move(skipped);
}

// A named file without a known language is taken for what the user's rules are written for, when that is one language; without
// such rules, for what all are written for.
std::optional<syntax::Language> FileAnalyzer::language_for(const files::FileEntry& entry, std::string_view text) const {
  if (const auto known = syntax::language_of_file(entry.path, text)) return known;
  if (!entry.named) return {};
  const auto users = [](const Rule& rule) { return rule.detector == "rules"; };
  const bool any_users = std::any_of(rules_.rules().begin(), rules_.rules().end(), users);
  std::optional<syntax::Language> only;
  for (std::size_t i = 0; i < rules_.rules().size(); ++i) {
    const Rule& rule = rules_.rules()[i];
    if (!wanted_.rules[i] || rule.languages.empty() || (any_users && !users(rule))) continue;
    const auto language = rule.languages.front();
    if (only && family_of(*only) != family_of(language)) return {};
    if (!only) only = language;
  }
  return only;
}

void FileAnalyzer::parse(Work& work) {
  auto lowered = syntax::lower(*work.language, work.file->text);
  if (lowered.refusal != syntax::Refusal::None) {
    const bool confusing = lowered.refusal == syntax::Refusal::TooConfusing;
    work.result.skipped.push_back({work.entry.path, confusing ? "syntax errors without end" : "nested too deeply"});
    return;
  }
  if (const auto errors = lowered.tree.syntax_errors(); errors > 0) {
    work.result.skipped.push_back({work.entry.path, fmt::format("syntax errors ({}, first at line {})", errors,
                                                                work.file->lines.line_of(lowered.tree.first_error()))});
  }
  work.file->tree = std::move(lowered.tree);
}

void FileAnalyzer::match_rules(Work& work) {
  const Stopwatch stopwatch(rules_micros_);
  std::unique_ptr<const syntax::Names> names;
  if (work.file->tree && (work.candidates.needs_tree || !work.result.flow_ends.empty()))
    names = std::make_unique<const syntax::Names>(*work.file->tree, &resources_, work.entry.path);
  const match::FileUnderScan file{.path = work.entry.path,
                                  .language = work.language,
                                  .text = work.file->text,
                                  .tree = work.file->tree ? &*work.file->tree : nullptr,
                                  .names = names.get(),
                                  .now = options_.now};
  std::vector<match::RuleMatch> matches;
  for (const std::uint32_t rule : work.candidates.rules) ++costs_[rule].files_tried;
  const auto first = work.candidates.rules.empty() ? work.result.flow_ends.front().rule : work.candidates.rules.front();
  entering(work.entry.path, rules_.rules()[first].detector);
  scanner_->scan(file, work.candidates, matches, work.file->tree ? &work.result.flow_ends : nullptr);
  const ReadFile read{.path = work.entry.path, .text = work.file->text, .lines = work.file->lines};
  for (const auto& match : matches) {
    ++costs_[match.rule].matches;
    Finding finding = finding_of(rules_.rules()[match.rule], match, read);
    for (const match::Span& step : match.path) add_step(finding.trace, read, step);
    name_last_step(finding.trace);
    if (const Rule& rule = rules_.rules()[match.rule]; rule.part_of)
      work.result.rows.push_back(row_of(rule, match, std::move(finding)));
    else
      work.result.findings.push_back(std::move(finding));
  }
}

// Each rule's by themselves, so that what one finds changes nothing in the fingerprints of another.
void FileAnalyzer::finish_rows(Work& work) const {
  auto& rows = work.result.rows;
  std::ranges::stable_sort(rows, [](const MatchRow& a, const MatchRow& b) {
    return std::tie(a.rule, a.finding.place.line, a.finding.place.column) <
           std::tie(b.rule, b.finding.place.line, b.finding.place.column);
  });
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());  // a header that was looked at twice gives each twice
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const MatchRow& row) { return row.rule != first->rule; });
    std::vector<Finding> findings;
    for (auto row = first; row != last; ++row) findings.push_back(std::move(row->finding));
    finish(findings, work.file->text, work.file->lines, work.file->tree ? &*work.file->tree : nullptr,
           options_.honour_suppressions);
    for (Finding& finding : findings) (first++)->finding = std::move(finding);
  }
}

void FileAnalyzer::measure(Work& work) {
  const Stopwatch stopwatch(complexity_micros_);
  entering(work.entry.path, "complexity");
  auto findings = detectors::complexity(*work.file->tree, work.file->lines, work.entry.path);
  std::move(findings.begin(), findings.end(), std::back_inserter(work.result.findings));
}

void FileAnalyzer::read_imports(Work& work) {
  const Stopwatch stopwatch(imports_micros_);
  entering(work.entry.path, "circular");
  work.result.imports = graph::imports_of(work.entry.path, *work.file->tree, work.file->lines);
  if (wanted_.flows) work.result.imports.names = graph::link_names_of(*work.file->tree);
}

}  // namespace insight::engine
