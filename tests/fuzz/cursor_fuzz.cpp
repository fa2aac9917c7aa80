// A page's cursor and one of a filtered listing: what is understood must be understood the same when it is written again.
#include "analysis/issue_query.h"
#include "analysis/wire.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight;
  const auto text = fuzz::text_of(data, size);
  fuzz::refusing([&] {
    const auto listed = analysis::require_cursor(text, "a listing");
    const auto same = analysis::require_cursor(analysis::cursor_text(listed, "a listing"), "a listing");
    fuzz::require(listed.epoch >= 0 && listed.ordinal >= 0 && same.epoch == listed.epoch && same.ordinal == listed.ordinal);
  });
  const auto cursor = analysis::parse_cursor(text);
  if (!cursor) return 0;
  fuzz::require(cursor->epoch >= 0 && cursor->ordinal >= 0);
  const auto again = analysis::parse_cursor(analysis::cursor_at(cursor->epoch, cursor->ordinal));
  fuzz::require(again && again->epoch == cursor->epoch && again->ordinal == cursor->ordinal);
  return 0;
}
