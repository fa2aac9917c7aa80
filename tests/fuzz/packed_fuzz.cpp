// What a child that hostile code has taken over may send as findings; what was read must be packed and read again as the same.
#include "analysis/packed.h"

#include <vector>

#include "engine/finding.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight;
  using Findings = std::vector<engine::Finding>;
  fuzz::refusing([&] {
    const auto read = analysis::unpacked<Findings>(fuzz::text_of(data, size));
    fuzz::require(analysis::unpacked<Findings>(analysis::packed(read)) == read);
  });
  return 0;
}
