// Scanner: one thread's way to run a RuleSet over files: first candidates() on the bare text, then, where some rule remains,
// scan(). Called by analyze_file, by Across, and by whoever runs examples. Holds scratch space, so one object is used by one thread
// at a time; the RuleSet must outlive it. Never throws for what a file holds, and every step is counted, so no file can hang it.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "engine/match/formula.h"
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

// Which ends of a taint rule's flows a file has: at first by its words, which may promise too much, then by what matches.
struct FlowEnds {
  std::uint32_t rule = 0;
  bool source = false;
  bool sink = false;
  std::vector<std::uint32_t> sinks;  // where they begin, bytes of the text
};
BOOST_DESCRIBE_STRUCT(FlowEnds, (), (rule, source, sink, sinks))

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

// What the rule says of a range: its message and its fix, filled in.
RuleMatch match_of(std::uint32_t index, const Rule& rule, std::string_view text, const RangeMatch& range);

class Scanner {
 public:
  explicit Scanner(const RuleSet& rules);
  ~Scanner();
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;

  Candidates candidates(std::string_view text, std::optional<syntax::Language> language);

  // Of the text that candidates() has looked at: the taint rules of which it may have a source or a sink. In ascending order.
  std::vector<FlowEnds> flow_ends(std::optional<syntax::Language> language) const;
  // An Evaluation of that text which knows what its words rule out; `file` must outlive it.
  std::unique_ptr<Evaluation> evaluation_of(const FileUnderScan& file) const;

  // Appends matches ordered by rule, then place; equal ones once. `ends`, if given, are narrowed to what the file really has.
  void scan(const FileUnderScan& file, const Candidates& candidates, std::vector<RuleMatch>& matches,
            std::vector<FlowEnds>* ends = nullptr);

  // Nanoseconds that each rule has cost so far: its formula's own time and an equal share of what was matched for all at once.
  const std::vector<std::int64_t>& nanos_by_rule() const { return nanos_; }

 private:
  // Matches what the candidates ask for and narrows `ends`, if given; the candidates that may still find something.
  std::vector<std::uint32_t> prepare(const FileUnderScan& file, const Candidates& candidates, Evaluation& evaluation,
                                     std::vector<FlowEnds>* ends) const;
  void narrow(std::vector<FlowEnds>& ends, Evaluation& evaluation, Family family) const;

  struct Scratch;
  const RuleSet& rules_;
  std::unique_ptr<Scratch> scratch_;
  std::vector<std::int64_t> nanos_;
};

}  // namespace insight::engine::match
