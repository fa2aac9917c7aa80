// Scanner: one thread's way to run a RuleSet over files: first candidates() on the bare text, then, where some rule remains,
// scan(). Called by analyze.cpp and by rule/examples.cpp. Holds scratch space, so one object is used by one thread at a time; the
// RuleSet must outlive it. Never throws for what a file holds, and every step is counted, so no file can hang it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "engine/match/regex.h"
#include "engine/rule/rule_set.h"
#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

struct FileUnderScan {
  std::string_view path;
  std::optional<syntax::Language> language;
  std::string_view text;
  const syntax::Tree* tree = nullptr;    // may be missing where Candidates::needs_tree is false
  const syntax::Names* names = nullptr;  // of that tree
  Millis now = 0;                        // for today()
};

// The rules whose language fits and whose required words all occur. Indexes into RuleSet::rules(), ascending.
struct Candidates {
  std::vector<std::uint32_t> rules;
  bool needs_tree = false;
};

struct RuleMatch {
  std::uint32_t rule = 0;
  Span range;                      // bytes of the text
  std::string message;             // metavariables filled in
  std::optional<std::string> fix;  // what the range is to become
  struct Metavariable {
    std::string name;
    std::string text;
    Span range;
  };
  std::vector<Metavariable> metavariables;
  std::vector<Span> path;  // with taint: its source, what it goes through, its sink, in order
};

class Scanner {
 public:
  explicit Scanner(const RuleSet& rules);
  ~Scanner();
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  Candidates candidates(std::string_view text, std::optional<syntax::Language> language);

  // Appends matches ordered by rule, then place; equal ones once.
  void scan(const FileUnderScan& file, const Candidates& candidates, std::vector<RuleMatch>& matches);

  // Nanoseconds that each rule has cost so far: its formula's own time and an equal share of the walks that it took part in.
  const std::vector<std::int64_t>& nanos_by_rule() const { return nanos_; }

 private:
  struct Scratch;
  const RuleSet& rules_;
  std::unique_ptr<Scratch> scratch_;
  std::vector<std::int64_t> nanos_;
};

}  // namespace insight::engine::match
