// RuleSet: rules compiled once, shared by any number of threads and, through fork, by every child of the helper process. Immutable.
// Its leaves (patterns and regexes) are compiled once however many rules contain them.
#pragma once

#include <memory>
#include <span>
#include <vector>

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

  std::span<const Rule> rules() const { return rules_; }
  std::span<const match::Leaf> leaves() const;
  const match::Prefilter& prefilter() const { return *prefilter_; }

  // What the prefilter is asked for each end of a taint rule's flows, which may stand in different files; [rule] for the others.
  std::size_t words_of_sources(std::size_t rule) const { return ends_[rule]; }
  std::size_t words_of_sinks(std::size_t rule) const { return rules_[rule].taint ? ends_[rule] + 1 : ends_[rule]; }

 private:
  std::vector<Rule> rules_;
  std::vector<std::size_t> ends_;
  std::shared_ptr<const std::vector<match::Leaf>> leaves_;
  std::shared_ptr<const match::Prefilter> prefilter_;
};

// The rules that travel in the binary, for the detector `security`.
std::vector<RuleSource> builtin_rules();

}  // namespace insight::engine
