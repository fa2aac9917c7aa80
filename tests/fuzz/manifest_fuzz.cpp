// A manifest: whatever it says, what it becomes stays below the source's folder, each name once, within the limits.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "fuzz.h"
#include "source/manifest.h"

using namespace insight;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const source::Limits limits{.unpacked_bytes = 1 << 20, .files = 50, .folders = 100};
  fuzz::refusing([&] {
    const auto manifest = json::decode<source::Manifest>(fuzz::text_of(data, size));
    const auto plan = source::plan_of(manifest, limits);
    fuzz::require(!plan.files.empty() && plan.files.size() <= limits.files && plan.folders.size() <= limits.folders);
    fuzz::require(plan.bytes <= limits.unpacked_bytes);
    std::set<std::string> names, folders(plan.folders.begin(), plan.folders.end());
    for (const auto& file : plan.files) {
      fuzz::require(file.index < manifest.files.size());
      fuzz::require(!file.path.empty() && file.path.size() <= limits.path_bytes && file.path.find('\0') == std::string::npos);
      for (const auto part : split(file.path, '/')) fuzz::require(!part.empty() && part != "." && part != "..");
      fuzz::require(names.insert(lower(file.path)).second);
      fuzz::require(!folders.contains(file.path));
      const auto slash = file.path.rfind('/');
      fuzz::require(slash == std::string::npos || folders.contains(file.path.substr(0, slash)));
    }
  });
  return 0;
}
