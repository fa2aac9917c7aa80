#include "engine/across_starts.h"

#include <algorithm>
#include <optional>

#include "engine/across_names.h"

namespace insight::engine {
namespace {

constexpr int deepest = 3;                 // imports of imports of imports
constexpr std::size_t most_reached = 300;  // files

using Bits = RuleBits;
struct Ends {
  Bits sources;
  Bits sinks;

  explicit Ends(std::size_t words) : sources(words), sinks(words) {}
  void add(const Ends& other) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      sources[i] |= other.sources[i];
      sinks[i] |= other.sinks[i];
    }
  }
};

class Reach {
 public:
  Reach(std::span<const FileEnds> files, const Beside& beside) : files_(files), ask_(beside), beside_(files.size()) {
    for (const FileEnds& file : files) {
      if (file.ends == nullptr) continue;
      for (const match::FlowEnds& one : *file.ends) rules_.push_back(one.rule);
    }
    std::sort(rules_.begin(), rules_.end());
    rules_.erase(std::unique(rules_.begin(), rules_.end()), rules_.end());
    for (const FileEnds& file : files) ends_.push_back(as_bits(file.ends));
  }

  // Of which rules files get to a sink by the names that they use. All that flows may reach is asked for its neighbours before, so
  // that their names are known.
  void follow_names() {
    std::vector<NamingFile> naming;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (has_functions(i)) reached_from(i);
    }
    for (const FileEnds& file : files_) {
      naming.push_back({.facts = file.facts, .sinks = {}});
      if (file.ends == nullptr) continue;
      for (const match::FlowEnds& one : *file.ends) {
        if (one.sink) naming.back().sinks.push_back({.rule = bit_of(one.rule), .places = one.sinks});
      }
    }
    by_names_ = sinks_by_names(naming, words(), [this](std::size_t file) -> const std::vector<std::size_t>& { return next(file); });
  }

  std::optional<Start> start_at(std::size_t file) {
    const std::vector<std::size_t>& near = next(file);
    if (near.empty()) return {};
    const Ends& own = ends_[file];
    const Ends of_near = of(near);
    const Ends of_others = of(reached_from(file));
    Start start{.file = file, .rules = {}};
    for (std::size_t i = 0; i < own.sources.size(); ++i) {
      const std::uint64_t here = own.sources[i] | own.sinks[i];
      const std::uint64_t there = of_others.sources[i] | of_others.sinks[i];
      const std::uint64_t both = (own.sources[i] | of_others.sources[i]) & (own.sinks[i] | of_others.sinks[i]);
      // What calls both ends must name both.
      const std::uint64_t through = both & there & (here | (of_near.sources[i] & of_near.sinks[i]));
      // Between two ends of its own a value may be kept by another file's object.
      std::uint64_t fits = through | (own.sources[i] & own.sinks[i]);
      if (by_names_[file]) fits &= own.sinks[i] | (*by_names_[file])[i];
      for (std::size_t bit = 0; bit < 64; ++bit) {
        if ((fits >> bit & 1) != 0) start.rules.push_back(rules_[i * 64 + bit]);
      }
    }
    start.rules.insert(start.rules.end(), files_[file].flows.begin(), files_[file].flows.end());
    std::sort(start.rules.begin(), start.rules.end());
    start.rules.erase(std::unique(start.rules.begin(), start.rules.end()), start.rules.end());
    return start.rules.empty() ? std::nullopt : std::optional(std::move(start));
  }

 private:
  std::size_t words() const { return (rules_.size() + 63) / 64; }

  std::size_t bit_of(std::uint32_t rule) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(rules_, rule) - rules_.begin());
  }

  bool has_functions(std::size_t file) const {
    const FileEnds& of = files_[file];
    return of.ends != nullptr && of.facts != nullptr && of.facts->names && !of.facts->names->functions.empty();
  }

  Ends as_bits(const std::vector<match::FlowEnds>* of_file) const {
    Ends bits(words());
    if (of_file == nullptr) return bits;
    for (const match::FlowEnds& one : *of_file) {
      const std::size_t at = bit_of(one.rule);
      const std::uint64_t bit = std::uint64_t{1} << (at % 64);
      if (one.source) bits.sources[at / 64] |= bit;
      if (one.sink) bits.sinks[at / 64] |= bit;
    }
    return bits;
  }

  Ends of(const std::vector<std::size_t>& files) const {
    Ends all(words());
    for (const std::size_t file : files) all.add(ends_[file]);
    return all;
  }

  const std::vector<std::size_t>& next(std::size_t file) {
    if (!beside_[file]) beside_[file] = ask_(file);
    return *beside_[file];
  }

  // Nearest first, without the file itself.
  std::vector<std::size_t> reached_from(std::size_t file) {
    std::vector<std::size_t> reached{file};
    std::vector<bool> known(ends_.size());
    known[file] = true;
    std::size_t begin = 0;
    for (int depth = 0; depth < deepest; ++depth) {
      const std::size_t end = reached.size();
      for (; begin < end; ++begin) {
        for (const std::size_t other : next(reached[begin])) {
          if (known[other] || reached.size() > most_reached) continue;
          known[other] = true;
          reached.push_back(other);
        }
      }
    }
    reached.erase(reached.begin());
    return reached;
  }

  std::span<const FileEnds> files_;
  const Beside& ask_;
  std::vector<std::optional<std::vector<std::size_t>>> beside_;
  std::vector<std::uint32_t> rules_;  // by bit
  std::vector<Ends> ends_;            // by file
  std::vector<std::optional<Bits>> by_names_;
};

}  // namespace

std::vector<Start> starts_of(std::span<const FileEnds> files, const Beside& beside) {
  std::vector<Start> starts;
  Reach reach(files, beside);
  reach.follow_names();
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (files[file].ends == nullptr) continue;
    if (auto start = reach.start_at(file)) starts.push_back(std::move(*start));
  }
  return starts;
}

}  // namespace insight::engine
