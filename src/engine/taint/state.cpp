#include "engine/taint/state.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/syntax/tree.h"

namespace insight::engine::taint {
namespace {

constexpr std::size_t most_entries = 2'000;
constexpr std::size_t most_counts = 40;

}  // namespace

std::vector<State::Entry>::iterator State::lower(const Place& place) {
  return std::lower_bound(entries_.begin(), entries_.end(), place, [](const Entry& e, const Place& p) { return e.place < p; });
}

// By the longest part of the path that is known.
TaintSet State::at(const Place& place, const Paths& paths) const {
  for (Place wanted = place;; wanted.path = paths.outer(wanted.path)) {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), wanted, [](const Entry& e, const Place& p) { return e.place < p; });
    if (found != entries_.end() && found->place == wanted) return found->set;
    if (wanted.path == itself) return clean;
  }
}

void State::put(const Place& place, TaintSet set) {
  const auto found = lower(place);
  if (found != entries_.end() && found->place == place) {
    found->set = set;
  } else if (entries_.size() < most_entries) {
    entries_.insert(found, {place, set});
  }
}

Value State::read(const Place& place, Tables& tables) const {
  ++tables.work;
  Value value{.whole = at(place, tables.paths), .parts = {}};
  const auto first = std::lower_bound(entries_.begin(), entries_.end(), Place{place.base, itself},
                                      [](const Entry& e, const Place& p) { return e.place < p; });
  for (auto entry = first; entry != entries_.end() && entry->place.base == place.base; ++entry) {
    if (entry->place.path != place.path && tables.paths.within(entry->place.path, place.path))
      add_part(value, tables.paths.without(entry->place.path, place.path), entry->set, tables.taints);
  }
  return value;
}

void State::write(const Place& place, const Value& value, Tables& tables) {
  tables.work += weight();
  if (!reachable_) return;
  std::erase_if(entries_, [&](const Entry& entry) {
    return entry.place.base == place.base && tables.paths.within(entry.place.path, place.path);
  });
  std::erase_if(counts_, [&](const Count& count) {
    return count.list.base == place.base && tables.paths.within(count.list.path, place.path);
  });
  if (value.whole != at(place, tables.paths)) put(place, value.whole);
  for (const auto& [path, set] : value.parts) {
    const Place part{place.base, tables.paths.join(place.path, path)};
    if (set != at(part, tables.paths)) put(part, set);
  }
}

std::optional<std::uint32_t> State::count(const Place& list) const {
  for (const Count& count : counts_) {
    if (count.list == list) return count.items;
  }
  return {};
}

void State::keep_count(const Place& list, std::uint32_t count) {
  if (!reachable_) return;
  const auto at = std::lower_bound(counts_.begin(), counts_.end(), list, [](const Count& c, const Place& p) { return c.list < p; });
  if (at != counts_.end() && at->list == list) {
    at->items = count;
  } else if (counts_.size() < most_counts) {
    counts_.insert(at, {list, count});
  }
}

void State::forget_count(const Place& list) {
  std::erase_if(counts_, [&](const Count& count) { return count.list == list; });
}

void State::mix_items(const Place& list, Tables& tables) {
  const std::uint32_t items = count(list).value_or(0);
  forget_count(list);
  Value mixed;
  for (std::uint32_t i = 0; i < items; ++i) {
    const Place item{list.base, tables.paths.field(list.path, syntax::symbol_of(std::to_string(i)))};
    engine::taint::add_item(mixed, read(item, tables), tables.taints, tables.paths);
  }
  add_items(list, mixed, tables);
}

// `more`: of the list as a whole, and of any of its items.
void State::add_items(const Place& list, const Value& more, Tables& tables) {
  add(list, more.whole, tables);
  for (const auto& [path, set] : more.parts) add({list.base, tables.paths.join(list.path, path)}, set, tables);
}

// Where the ways differ, nobody knows which item is which.
void State::join_counts(const State& other, Tables& tables) {
  std::vector<Count> lost;
  for (const auto* counts : {&std::as_const(counts_), &other.counts_}) {
    for (const Count& one : *counts) {
      if (count(one.list) != other.count(one.list)) lost.push_back(one);
    }
  }
  for (const Count& one : lost) keep_count(one.list, std::max(one.items, count(one.list).value_or(0)));
  for (const Count& one : lost) mix_items(one.list, tables);
}

void State::add(const Place& place, TaintSet set, Tables& tables) {
  tables.work += weight();
  if (!reachable_ || set == clean) return;
  const TaintSet now = tables.taints.unite(at(place, tables.paths), set);
  for (Entry& entry : entries_) {
    if (entry.place.base == place.base && tables.paths.within(entry.place.path, place.path))
      entry.set = tables.taints.unite(entry.set, set);
  }
  put(place, now);
}

void State::join(const State& other, Tables& tables) {
  tables.work += weight() + other.weight();
  if (!other.reachable_) return;
  if (!reachable_) {
    *this = other;
    return;
  }
  if (*this == other) return;
  std::vector<Entry> joined;
  joined.reserve(std::max(entries_.size(), other.entries_.size()));
  const auto take = [&](const Place& place) {
    joined.push_back({place, tables.taints.unite(at(place, tables.paths), other.at(place, tables.paths))});
  };
  auto mine = entries_.begin();
  auto theirs = other.entries_.begin();
  while (mine != entries_.end() || theirs != other.entries_.end()) {
    const bool from_mine = theirs == other.entries_.end() || (mine != entries_.end() && mine->place <= theirs->place);
    const Place place = from_mine ? mine->place : theirs->place;
    if (mine != entries_.end() && mine->place == place) ++mine;
    if (theirs != other.entries_.end() && theirs->place == place) ++theirs;
    take(place);
  }
  entries_ = std::move(joined);
  join_counts(other, tables);
}

bool State::covers(const State& inner, Tables& tables) const {
  tables.work += weight() + inner.weight();
  if (!inner.reachable_) return true;
  if (!reachable_) return false;
  for (const Count& count : counts_) {
    if (inner.count(count.list) != count.items) return false;
  }
  for (const auto* entries : {&entries_, &inner.entries_}) {
    for (const Entry& entry : *entries) {
      if (!tables.taints.within(inner.at(entry.place, tables.paths), at(entry.place, tables.paths))) return false;
    }
  }
  return true;
}

}  // namespace insight::engine::taint
