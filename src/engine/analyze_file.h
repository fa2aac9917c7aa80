// analyze_file: everything that is done with one file: read, prefilter, lower, match, measure, suppress, fingerprint. Called by
// analyze on its threads, one FileAnalyzer a thread. Throws nothing for what a file holds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/analyze.h"
#include "engine/file_result.h"
#include "engine/files/text.h"
#include "engine/files/walk.h"
#include "engine/known_files.h"
#include "engine/match/scan.h"
#include "engine/rule/paths.h"
#include "engine/syntax/resources.h"

namespace insight::engine {

// Which of the engine's own detectors a run wants.
struct Wanted {
  std::vector<bool> rules;  // by index in the rule set
  bool complexity = false;
  bool imports = false;  // facts for `circular`
  bool flows = false;    // through several files
};

struct RuleCost {
  std::int64_t micros = 0;
  std::uint64_t files_tried = 0;
  std::uint64_t matches = 0;
};

class FileAnalyzer {
 public:
  // `known` may be missing.
  FileAnalyzer(const AnalyzeOptions& options, const RuleSet& rules, const Wanted& wanted, const Observer& observer,
               const syntax::Resources& resources, KnownFiles* known);

  FileResult analyze(const files::FileEntry& entry);

  // Time spent on each detector by this thread, in microseconds, and what each rule cost.
  std::int64_t complexity_micros() const { return complexity_micros_; }
  std::int64_t rules_micros() const { return rules_micros_; }
  std::int64_t imports_micros() const { return imports_micros_; }
  const std::vector<RuleCost>& rule_costs() const { return costs_; }
  const std::vector<std::int64_t>& rule_nanos() const { return scanner_ ? scanner_->nanos_by_rule() : no_nanos_; }

 private:
  struct Work;
  void look_into(Work& work);
  void look_again(Work& work, syntax::Language language);
  bool is_left_out(std::uint32_t rule, const files::FileEntry& entry);
  void parse(Work& work);
  void match_rules(Work& work);
  void finish_rows(Work& work) const;
  void measure(Work& work);
  void read_imports(Work& work);
  std::optional<syntax::Language> language_for(const files::FileEntry& entry, std::string_view text) const;
  void entering(const std::string& file, std::string_view detector) const;

  const AnalyzeOptions& options_;
  const RuleSet& rules_;
  const Wanted& wanted_;
  const Observer& observer_;
  const syntax::Resources& resources_;
  KnownFiles* known_;
  RulePaths paths_;
  std::optional<match::Scanner> scanner_;  // from the first file on that isn't known
  std::vector<std::int64_t> no_nanos_;
  std::vector<RuleCost> costs_;
  std::int64_t complexity_micros_ = 0;
  std::int64_t rules_micros_ = 0;
  std::int64_t imports_micros_ = 0;
};

}  // namespace insight::engine
