// Taints: the lattice of the analysis. A taint is a source's match under a label; a set of them says what a value may carry. Sets
// are interned: equal sets have equal numbers, so states are small and compared by numbers, and a union is computed once. Each
// taint knows by what way it came, which is no part of what it is: of two ways the first known stays, so a loop comes to rest.
// A place on the way is the number of a node, counted over the files of the flow.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

namespace insight::engine::taint {

// How a taint got to where it is: a list that grows at its end and shares its beginnings. 0: nothing yet.
using Way = std::uint32_t;
using PlaceNumber = std::uint32_t;

struct Taint {
  std::uint32_t source = 0;  // the number of the source's match, counted over the files of the flow (numbers.h)
  std::uint32_t label = 0;
  Way way = 0;

  bool same(const Taint& other) const { return source == other.source && label == other.label; }
  bool operator==(const Taint&) const = default;
};

using TaintSet = std::uint32_t;  // a number of Taints; 0: clean
inline constexpr TaintSet clean = 0;

class Taints {
 public:
  Taints();

  const std::vector<Taint>& of(TaintSet set) const { return sets_[set]; }
  TaintSet one(const Taint& taint) { return intern({taint}); }
  TaintSet set_of(std::vector<Taint> taints);  // in any order
  TaintSet unite(TaintSet a, TaintSet b);
  TaintSet common(TaintSet a, TaintSet b);            // of a what b has too
  bool within(TaintSet inner, TaintSet outer) const;  // whatever their ways
  // The same taints, each having come through `place` too.
  TaintSet through(TaintSet set, PlaceNumber place);

  Way begin(PlaceNumber place) { return step(0, place); }
  Way step(Way way, PlaceNumber place);
  std::vector<PlaceNumber> places(Way way) const;  // in the order of the way

 private:
  TaintSet intern(std::vector<Taint> taints);

  struct Link {
    Way before = 0;
    PlaceNumber place = 0;
    std::uint32_t length = 0;
  };
  std::vector<std::vector<Taint>> sets_;
  std::map<std::vector<std::uint32_t>, TaintSet> known_;
  std::unordered_map<std::uint64_t, TaintSet> unions_;
  std::unordered_map<std::uint64_t, TaintSet> throughs_;
  std::vector<Link> links_;
  std::unordered_map<std::uint64_t, Way> steps_;
};

}  // namespace insight::engine::taint
