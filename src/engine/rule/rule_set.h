// RuleSet: rules compiled once, shared by any number of threads and, through fork, by every child of the helper process. Immutable.
// Its leaves (patterns and regexes) are compiled once however many rules contain them.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/rule/flow_groups.h"
#include "engine/rule/reader.h"
#include "engine/rule/rule.h"

namespace insight::engine {

namespace match {
class Prefilter;
struct Leaf;
}  // namespace match

class RuleSet {
 public:
  RuleSet();
  // Reads and compiles. Rules that can't be used are left out and named in `diagnostics`.
  static RuleSet compile(const std::vector<RuleSource>& sources, std::vector<Diagnostic>& diagnostics);
  // Reads when it is known for which files, and compiles when one is first looked at: a run that finds everything in the cache
  // never does. A rule that turns out not to be valid applies to no file, and nobody hears of it: for the rules of the binary,
  // which are tested, and those that `compile` has had its say about.
  static RuleSet compile_later(std::vector<RuleSource> sources);
  // The same rules by the same numbers, but those of no use for these families apply to no file; of rules that travel in the binary
  // nothing else is known either. A set that is compiled already stays as it is. `text_bytes`: about as much will be looked at.
  RuleSet narrowed_to(std::span<const Family> families, std::uint64_t text_bytes = UINT64_MAX) const;
  std::vector<std::string> detectors() const;  // that there are rules for, each once, in the order of the rules
  // Does a rule of one of these detectors look at files of any kind?
  bool looks_at_any_text(std::span<const std::string> detectors) const;

  std::span<const Rule> rules() const;
  std::span<const match::Leaf> leaves() const;
  const match::Prefilter& prefilter() const;

  const FlowGroups& flow_groups() const;

  // What the prefilter is asked for each end of a taint rule's flows, which may stand in different files; [rule] for the others.
  std::size_t words_of_sources(std::size_t rule) const;
  std::size_t words_of_sinks(std::size_t rule) const;

 private:
  struct Body;
  const Body& compiled() const;

  std::shared_ptr<Body> body_;
};

// The rules that travel in the binary, for the detector `security`.
std::vector<RuleSource> builtin_rules();

}  // namespace insight::engine
