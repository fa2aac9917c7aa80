#include "analysis/issue_query.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "db/param.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

constexpr std::size_t kCheckDigits = 16;

std::string short_hash(std::string_view text) {
  return crypto::sha256_hex(text).substr(0, kCheckDigits);
}

template <class T>
std::vector<T> in_order(std::vector<T> list) {
  std::ranges::sort(list);
  const auto repeated = std::ranges::unique(list);
  list.erase(repeated.begin(), repeated.end());
  return list;
}

bool read_number(std::string_view digits, std::int64_t& number) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
}

[[noreturn]] void refuse(const std::string& detail) {
  throw Error{ErrorCode::invalid, "The query parameter cursor " + detail, {{"cursor", detail}}};
}

}  // namespace

bool IssueFilter::empty() const {
  return severities.empty() && detectors.empty() && categories.empty() && rules.empty() && paths.empty() && !auto_fixable && !text;
}

SortOrder usual_order(IssueSort by) {
  return by == IssueSort::severity || by == IssueSort::confidence ? SortOrder::desc : SortOrder::asc;
}

std::string text_of(const IssueFilter& filter) {
  json::Writer w;
  w.begin_array();
  w.value(in_order(filter.severities));
  w.value(in_order(filter.detectors));
  w.value(in_order(filter.categories));
  w.value(in_order(filter.rules));
  w.value(in_order(filter.paths));
  w.value(filter.auto_fixable);
  w.value(filter.text);
  w.end_array();
  return w.take();
}

std::string text_of(const IssueOrder& order) {
  return std::string(db::name_of_enumerator(order.by)) + " " + std::string(db::name_of_enumerator(order.order));
}

std::string listing_text(const AnalysisId& analysis, const IssueFilter& filter, const IssueOrder& order) {
  return analysis.text() + "\n" + text_of(filter) + "\n" + text_of(order);
}

std::string cursor_text(const IssueCursor& cursor, std::string_view listing) {
  auto text = std::to_string(cursor.epoch) + "." + std::to_string(cursor.ordinal) + "." + short_hash(listing);
  text += "." + short_hash(text);
  return to_base64url(bytes_of(text));
}

IssueCursor require_cursor(std::string_view text, std::string_view listing) {
  constexpr auto kForeign = "is not a nextCursor of ours; start again without it";
  const auto bytes = from_base64url(text);
  if (!bytes) refuse(kForeign);
  const std::string whole(bytes->begin(), bytes->end());
  const auto parts = split(whole, '.');
  IssueCursor cursor;
  if (parts.size() != 4 || !read_number(parts[0], cursor.epoch) || !read_number(parts[1], cursor.ordinal)) refuse(kForeign);
  if (short_hash(std::string_view(whole).substr(0, whole.rfind('.'))) != parts[3]) refuse(kForeign);
  if (parts[2] != short_hash(listing))
    refuse("belongs to another listing: the analysis, the filters or the order differ; start again without it");
  return cursor;
}

}  // namespace insight::analysis
