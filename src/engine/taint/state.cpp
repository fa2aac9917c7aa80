#include "engine/taint/state.h"

#include <algorithm>

namespace insight::engine::taint {
namespace {

constexpr std::size_t most_entries = 2'000;

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
  if (value.whole != at(place, tables.paths)) put(place, value.whole);
  for (const auto& [path, set] : value.parts) {
    const Place part{place.base, tables.paths.join(place.path, path)};
    if (set != at(part, tables.paths)) put(part, set);
  }
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
  if (entries_ == other.entries_) return;
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
}

bool State::covers(const State& inner, Tables& tables) const {
  tables.work += weight() + inner.weight();
  if (!inner.reachable_) return true;
  if (!reachable_) return false;
  for (const auto* entries : {&entries_, &inner.entries_}) {
    for (const Entry& entry : *entries) {
      if (!tables.taints.within(inner.at(entry.place, tables.paths), at(entry.place, tables.paths))) return false;
    }
  }
  return true;
}

}  // namespace insight::engine::taint
