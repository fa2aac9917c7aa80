// PageCache: the texts of pages of finished analyses, which never change, so that a page that is asked for again is neither read
// nor written a second time. It answers "what does it say", never "who may see it": the caller asks the database with every
// request, and what it learns there (the stamp) must be what the text was made from. Bounded; any thread.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace insight::analysis {

// What a kept text answers, and what it was made from. `stamp` is an analysis' state as text: another one means another text.
struct PageKey {
  std::string page;
  std::string stamp;
};

class PageCache {
 public:
  using Text = std::shared_ptr<const std::string>;

  explicit PageCache(std::size_t most_bytes = 8 * 1024 * 1024) : most_bytes_(most_bytes) {}

  // Whether asking for the stamp can be worth it.
  bool holds(std::string_view page) const;
  // Nothing for a page that is unknown or has another stamp.
  Text find(const PageKey& key);
  // Keeps it for a while; the ones not asked for longest make room. One that would take more than a quarter is only given back.
  Text keep(PageKey key, std::string text);

 private:
  struct Entry {
    PageKey key;
    Text text;
    std::size_t bytes() const { return key.page.size() + key.stamp.size() + text->size(); }
  };
  using Entries = std::list<Entry>;
  void drop(Entries::iterator entry);

  mutable std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  Entries entries_;  // the one asked for last comes first
  std::unordered_map<std::string_view, Entries::iterator> by_page_;
};

}  // namespace insight::analysis
