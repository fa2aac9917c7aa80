// What a reader of an analysis' issues may ask for: filters, an order, and the cursor that goes on where a page ended. Plain
// values; pure. The SQL is issue_store.cpp's.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/types.h"

namespace insight::analysis {

// Every member narrows; the values of one member are alternatives. Empty ones let everything through.
struct IssueFilter {
  std::vector<engine::Severity> severities;
  std::vector<std::string> detectors;
  std::vector<std::string> categories;
  std::vector<std::string> rules;
  // A file, a folder with all below it, or a pattern with `*` (any letters, `/` too) and `?` (one letter).
  std::vector<std::string> paths;
  std::optional<bool> auto_fixable;
  std::optional<std::string> text;  // in the message, rule, file or code; the case of ASCII letters doesn't count

  bool empty() const;
};
inline constexpr std::size_t kMostSearch = 200;  // bytes of `text`

// Spelled as on the wire.
enum class IssueSort : std::uint8_t { severity, file, rule, detector, confidence };
BOOST_DESCRIBE_ENUM(IssueSort, severity, file, rule, detector, confidence)
enum class SortOrder : std::uint8_t { asc, desc };
BOOST_DESCRIBE_ENUM(SortOrder, asc, desc)

// What is equal by the key stands in the listing's usual order; a file's issues by line.
struct IssueOrder {
  IssueSort by = IssueSort::severity;
  SortOrder order = SortOrder::desc;
};
// The most severe and the surest come first, names from A on.
SortOrder usual_order(IssueSort by);

// One text for what means the same, for caches and cursors.
std::string text_of(const IssueFilter& filter);
std::string text_of(const IssueOrder& order);

// A place in one listing: after the issue `ordinal` of that epoch, in that order, under those filters.
struct IssueCursor {
  std::int64_t epoch = 0;
  std::int64_t ordinal = 0;
};
// All that a place depends on besides the epoch.
std::string listing_text(const AnalysisId& analysis, const IssueFilter& filter, const IssueOrder& order);
// `listing` is such a text. Opaque to clients; a bent one is noticed, which
// protects nobody: whoever forges one moves about in a listing that he may read anyway.
std::string cursor_text(const IssueCursor& cursor, std::string_view listing);
// Throws Error(invalid) that says whether it is none of ours or another listing's.
IssueCursor require_cursor(std::string_view text, std::string_view listing);

}  // namespace insight::analysis
