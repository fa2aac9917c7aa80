// Wire: the JSON of analyses, flat for programs and nested for dashboards, as api.md promises both. Here and nowhere else.
// Pure: values in, text out.
#pragma once

#include <string>

#include "analysis/service.h"

namespace insight::analysis {

// One more of a list, without the brackets.
void append_issue(std::string& list, const Issue& issue);
std::string accepted_json(const Accepted& accepted);
std::string view_json(const View& view, const Pagination& pagination);
std::string list_json(const Listing& listing, const Page& page);
std::string cancelled_json(const Analysis& analysis);

// The data of an analysis' events, one line each.
std::string progress_event_json(const View& view);
std::string issues_event_json(const View& view, std::string_view issues, std::int64_t from_ordinal);
std::string reset_event_json(const View& view, std::string_view reason);
std::string done_event_json(const Analysis& analysis);
// What an export says besides the issues.
std::string export_head_json(const Analysis& analysis);

// A cursor stands before an issue; it is good for one epoch's issues alone.
std::string cursor_at(std::int64_t epoch, std::int64_t ordinal);
struct Cursor {
  std::int64_t epoch = 0;
  std::int64_t ordinal = 0;
};
std::optional<Cursor> parse_cursor(std::string_view text);

}  // namespace insight::analysis
