// A page's cursor: what is understood must be understood the same when it is written again.
#include "analysis/wire.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight;
  const auto text = fuzz::text_of(data, size);
  const auto cursor = analysis::parse_cursor(text);
  if (!cursor) return 0;
  fuzz::require(cursor->epoch >= 0 && cursor->ordinal >= 0);
  const auto again = analysis::parse_cursor(analysis::cursor_at(cursor->epoch, cursor->ordinal));
  fuzz::require(again && again->epoch == cursor->epoch && again->ordinal == cursor->ordinal);
  return 0;
}
