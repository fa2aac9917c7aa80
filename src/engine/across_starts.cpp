#include "engine/across_starts.h"

#include <algorithm>
#include <map>
#include <optional>

namespace insight::engine {
namespace {

constexpr int deepest = 3;                 // imports of imports of imports
constexpr std::size_t most_reached = 300;  // files

struct Ends {
  bool source = false;
  bool sink = false;
  bool all() const { return source && sink; }
};
using EndsByRule = std::map<std::uint32_t, Ends>;

class Reach {
 public:
  Reach(std::span<const std::vector<match::FlowEnds>* const> ends, const Beside& beside)
      : ends_(ends), ask_(beside), beside_(ends.size()) {}

  std::optional<Start> start_at(std::size_t file) {
    const EndsByRule own = of({file});
    const std::vector<std::size_t> near = next(file);
    if (near.empty()) return {};
    const EndsByRule of_near = of(near);
    const EndsByRule of_others = of(reached_from(file));
    Start start{.file = file, .rules = {}};
    for (const auto& [rule, there] : of_others) {
      const auto here = own.find(rule);
      // What calls both ends must name both.
      const bool fits = here != own.end() ? (here->second.source || there.source) && (here->second.sink || there.sink)
                                          : of_near.contains(rule) && of_near.at(rule).all();
      if (fits) start.rules.push_back(rule);
    }
    return start.rules.empty() ? std::nullopt : std::optional(std::move(start));
  }

 private:
  EndsByRule of(const std::vector<std::size_t>& files) const {
    EndsByRule found;
    for (const std::size_t file : files) {
      if (ends_[file] == nullptr) continue;
      for (const match::FlowEnds& ends : *ends_[file]) {
        Ends& of_rule = found[ends.rule];
        of_rule = {of_rule.source || ends.source, of_rule.sink || ends.sink};
      }
    }
    return found;
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

  std::span<const std::vector<match::FlowEnds>* const> ends_;
  const Beside& ask_;
  std::vector<std::optional<std::vector<std::size_t>>> beside_;
};

}  // namespace

std::vector<Start> starts_of(std::span<const std::vector<match::FlowEnds>* const> ends, const Beside& beside) {
  std::vector<Start> starts;
  Reach reach(ends, beside);
  for (std::size_t file = 0; file < ends.size(); ++file) {
    if (ends[file] == nullptr) continue;
    if (auto start = reach.start_at(file)) starts.push_back(std::move(*start));
  }
  return starts;
}

}  // namespace insight::engine
