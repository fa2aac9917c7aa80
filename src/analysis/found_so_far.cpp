#include "analysis/found_so_far.h"

#include <utility>

#include "engine/report/json.h"

namespace insight::analysis {
namespace {

constexpr std::int64_t kMostInBatch = 100;  // which is one event
constexpr std::int64_t kTaken = -1;

}  // namespace

void FoundSoFar::add(std::span<const engine::Finding> findings) {
  for (const auto& finding : findings) {
    if (!numbers_.try_emplace(finding.fingerprint, next_).second) continue;
    auto& batch = open_batch();
    if (!batch.issues.empty()) batch.issues += ',';
    engine::report::append_finding(batch.issues, finding, name(next_));
    ++batch.found;
    ++next_;
  }
}

FoundBatch& FoundSoFar::open_batch() {
  if (unwritten_.empty() || unwritten_.back().reason || unwritten_.back().found == kMostInBatch)
    unwritten_.push_back({.first = next_, .found = 0, .base = base_, .issues = {}, .reason = {}});
  return unwritten_.back();
}

void FoundSoFar::take_back(std::string reason) {
  if (!has_begun()) return;
  numbers_.clear();
  base_ = next_ + 1;
  unwritten_.push_back({.first = next_++, .found = 1, .base = base_, .issues = {}, .reason = std::move(reason)});
}

// What a child says is not believed: two findings of one fingerprint would be two issues of one id.
std::vector<std::string> FoundSoFar::take_names(std::span<const engine::Finding> findings) {
  std::vector<std::string> names;
  if (!has_begun()) return names;
  for (const auto& finding : findings) {
    const auto found = numbers_.find(finding.fingerprint);
    const bool told = found != numbers_.end() && found->second != kTaken;
    names.push_back(told ? name(std::exchange(found->second, kTaken)) : std::string());
  }
  return names;
}

void FoundSoFar::write(db::Transaction& tx) const {
  for (const auto& batch : unwritten_) append_found(tx, id_, epoch_, batch);
}

// Not like the ids of issues that were never told, which end in their place in the listing.
std::string FoundSoFar::name(std::int64_t number) const {
  return id_.text() + "." + std::to_string(epoch_) + ".f" + std::to_string(number);
}

}  // namespace insight::analysis
