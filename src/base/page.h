// Page: where a list starts and how long a piece of it is; Pagination: what the answer says about it. Plain values, for services,
// stores and the texts of answers alike.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace insight {

// Counts from 1.
struct Page {
  std::int64_t page = 1;
  std::int64_t size = 20;
  std::int64_t offset() const { return (page - 1) * size; }
};

// How many elements a page of one kind of list has when nobody says, and at most.
struct PageSizes {
  std::int64_t usual = 20;
  std::int64_t largest = 100;
};
inline constexpr PageSizes kListPages{20, 100};
inline constexpr PageSizes kIssuePages{50, 200};
inline constexpr std::int64_t kLastPage = 1'000'000;

// The `pagination` member of every list.
struct Pagination {
  std::int64_t page = 1;
  std::int64_t limit = 20;
  std::int64_t total = 0;
  std::int64_t total_pages = 0;
  std::optional<std::string> next_cursor;
  static Pagination of(const Page& page, std::int64_t total) {
    return {page.page, page.size, total, (total + page.size - 1) / page.size, std::nullopt};
  }
};
BOOST_DESCRIBE_STRUCT(Pagination, (), (page, limit, total, total_pages, next_cursor))

}  // namespace insight
