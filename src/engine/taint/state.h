// State: what every variable and field carries at one point of the code. Only what is tainted, or clean within something tainted,
// is kept. A value type: branches copy it and join.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/taint/value.h"

namespace insight::engine::taint {

// A variable, or a field of one.
struct Place {
  std::uint64_t base = 0;  // the definition, or the symbol of a name that nothing in the file defines
  Path path = itself;

  auto operator<=>(const Place&) const = default;
};

// A variable of another file, by the number of its first node there.
inline constexpr std::uint64_t known_elsewhere = 1ull << 60;
inline bool is_known_elsewhere(const Place& place) {
  return place.base >> 60 == 1;
}

inline constexpr std::size_t usual_work = 2'000'000;
inline constexpr std::size_t usual_runs = 8;

struct Tables {
  Taints taints;
  Paths paths;
  std::size_t work = 0;  // done so far, counted: it is bounded, time is not looked at
  std::size_t most_work = usual_work;
  unsigned depth = 0;                  // of nodes within each other that are being visited
  unsigned files_deep = 0;             // calls within each other that lead into other files
  std::size_t most_runs = usual_runs;  // of one function, with different values
  bool cut = false;                    // has a function not run with some values, because it had run with too many
};

class State {
 public:
  bool reachable() const { return reachable_; }
  void end() {  // nothing gets here
    entries_.clear();
    counts_.clear();
    reachable_ = false;
  }

  Value read(const Place& place, Tables& tables) const;
  void write(const Place& place, const Value& value, Tables& tables);  // in the place of what was there
  void add(const Place& place, TaintSet set, Tables& tables);          // beside what was there
  void join(const State& other, Tables& tables);

  // How many items a list has, where that is known: then an item can be told from the others by its number.
  std::optional<std::uint32_t> count(const Place& list) const;
  void keep_count(const Place& list, std::uint32_t count);
  void forget_count(const Place& list);
  void add_items(const Place& list, const Value& more, Tables& tables);
  void mix_items(const Place& list, Tables& tables);  // any item may be any from now on, and their number isn't known

  template <class Wanted>
  void keep_only(Wanted wanted) {
    std::erase_if(entries_, [&](const Entry& entry) { return !wanted(entry.place); });
    std::erase_if(counts_, [&](const Count& count) { return !wanted(count.list); });
  }

  // What is there of the places meant, as `other` has it.
  template <class Meant>
  void replace(Meant meant, const State& other) {
    std::erase_if(entries_, [&](const Entry& entry) { return meant(entry.place); });
    for (const Entry& entry : other.entries_) {
      if (meant(entry.place)) put(entry.place, entry.set);
    }
    std::erase_if(counts_, [&](const Count& count) { return meant(count.list); });
    for (const Count& count : other.counts_) {
      if (meant(count.list)) keep_count(count.list, count.items);
    }
  }

  // What is known under other bases; `rename` gives nothing for what is left out.
  template <class Rename>
  State renamed(Rename rename) const {
    State state;
    for (const Entry& entry : entries_) {
      if (const auto base = rename(entry.place)) state.put({*base, entry.place.path}, entry.set);
    }
    for (const Count& count : counts_) {
      if (const auto base = rename(count.list)) state.keep_count({*base, count.list.path}, count.items);
    }
    return state;
  }

  std::size_t weight() const { return 1 + entries_.size() / 8; }  // what it costs to go through it

  // Nothing that `inner` doesn't allow already, whatever the ways.
  bool covers(const State& inner, Tables& tables) const;
  bool operator==(const State&) const = default;

 private:
  struct Entry {
    Place place;
    TaintSet set = clean;
    bool operator==(const Entry&) const = default;
  };
  struct Count {
    Place list;
    std::uint32_t items = 0;
    bool operator==(const Count&) const = default;
  };
  void join_counts(const State& other, Tables& tables);
  std::vector<Entry>::iterator lower(const Place& place);
  TaintSet at(const Place& place, const Paths& paths) const;
  void put(const Place& place, TaintSet set);

  std::vector<Entry> entries_;  // by place
  std::vector<Count> counts_;   // by list; few
  bool reachable_ = true;
};

}  // namespace insight::engine::taint
