#include "analysis/page_cache.h"

#include <utility>

namespace insight::analysis {

bool PageCache::holds(std::string_view page) const {
  const std::lock_guard lock(mutex_);
  return by_page_.contains(page);
}

PageCache::Text PageCache::find(const PageKey& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_page_.find(key.page);
  if (found == by_page_.end() || found->second->key.stamp != key.stamp) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->text;
}

PageCache::Text PageCache::keep(PageKey key, std::string text) {
  Entry entry{std::move(key), std::make_shared<const std::string>(std::move(text))};
  auto shared = entry.text;
  if (entry.bytes() > most_bytes_ / 4) return shared;
  const std::lock_guard lock(mutex_);
  if (const auto known = by_page_.find(entry.key.page); known != by_page_.end()) drop(known->second);
  bytes_ += entry.bytes();
  entries_.push_front(std::move(entry));
  by_page_.emplace(entries_.front().key.page, entries_.begin());
  while (bytes_ > most_bytes_) drop(std::prev(entries_.end()));
  return shared;
}

void PageCache::drop(Entries::iterator entry) {
  bytes_ -= entry->bytes();
  by_page_.erase(entry->key.page);
  entries_.erase(entry);
}

}  // namespace insight::analysis
