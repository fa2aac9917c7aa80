#include "engine/taint/taints.h"

#include <algorithm>
#include <iterator>

namespace insight::engine::taint {
namespace {

constexpr std::size_t largest_set = 60;
constexpr std::uint32_t longest_way = 24;

std::uint64_t pair_of(std::uint32_t a, std::uint32_t b) {
  return (std::uint64_t{a} << 32) | b;
}

bool before(const Taint& a, const Taint& b) {
  return a.source != b.source ? a.source < b.source : a.label < b.label;
}

}  // namespace

Taints::Taints() : sets_(1), links_(1) {
  known_.emplace(std::vector<std::uint32_t>{}, clean);
}

TaintSet Taints::intern(std::vector<Taint> taints) {
  if (taints.size() > largest_set) taints.resize(largest_set);
  std::vector<std::uint32_t> key;
  key.reserve(taints.size() * 3);
  for (const Taint& taint : taints) key.insert(key.end(), {taint.source, taint.label, taint.way});
  const auto [found, is_new] = known_.try_emplace(std::move(key), static_cast<TaintSet>(sets_.size()));
  if (is_new) sets_.push_back(std::move(taints));
  return found->second;
}

TaintSet Taints::set_of(std::vector<Taint> taints) {
  std::stable_sort(taints.begin(), taints.end(), before);
  taints.erase(std::unique(taints.begin(), taints.end(), [](const Taint& a, const Taint& b) { return a.same(b); }), taints.end());
  return intern(std::move(taints));
}

TaintSet Taints::unite(TaintSet a, TaintSet b) {
  if (a == b || b == clean) return a;
  if (a == clean) return b;
  const auto [known, is_new] = unions_.try_emplace(pair_of(a, b), clean);
  if (!is_new) return known->second;
  std::vector<Taint> all = sets_[a];
  all.insert(all.end(), sets_[b].begin(), sets_[b].end());
  const TaintSet united = set_of(std::move(all));
  unions_[pair_of(a, b)] = united;
  return united;
}

TaintSet Taints::common(TaintSet a, TaintSet b) {
  if (a == b) return a;
  std::vector<Taint> both;
  std::ranges::set_intersection(sets_[a], sets_[b], std::back_inserter(both), before);
  return intern(std::move(both));
}

bool Taints::within(TaintSet inner, TaintSet outer) const {
  if (inner == outer || inner == clean) return true;
  return std::includes(sets_[outer].begin(), sets_[outer].end(), sets_[inner].begin(), sets_[inner].end(), before);
}

TaintSet Taints::through(TaintSet set, PlaceNumber place) {
  if (set == clean) return clean;
  const auto [known, is_new] = throughs_.try_emplace(pair_of(set, place), clean);
  if (!is_new) return known->second;
  std::vector<Taint> all = sets_[set];
  for (Taint& taint : all) taint.way = step(taint.way, place);
  const TaintSet moved = intern(std::move(all));
  throughs_[pair_of(set, place)] = moved;
  return moved;
}

Way Taints::step(Way way, PlaceNumber place) {
  if (links_[way].length >= longest_way || (way != 0 && links_[way].place == place)) return way;
  const auto [known, is_new] = steps_.try_emplace(pair_of(way, place), static_cast<Way>(links_.size()));
  if (is_new) links_.push_back({way, place, links_[way].length + 1});
  return known->second;
}

std::vector<PlaceNumber> Taints::places(Way way) const {
  std::vector<PlaceNumber> places;
  for (; way != 0; way = links_[way].before) places.push_back(links_[way].place);
  std::reverse(places.begin(), places.end());
  return places;
}

}  // namespace insight::engine::taint
