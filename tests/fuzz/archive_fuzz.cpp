// An upload: whatever the archive says, nothing may appear but plain files and folders below the folder, within the limits.
#include <sys/stat.h>

#include "base/test_folder.h"
#include "fuzz.h"
#include "source/unpack.h"

namespace {

namespace fs = std::filesystem;
using namespace insight;

void require_plain(const fs::path& folder, const source::Limits& limits) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat status{};
    fuzz::require(::lstat(entry.path().c_str(), &status) == 0);
    fuzz::require(S_ISDIR(status.st_mode) || (S_ISREG(status.st_mode) && status.st_nlink == 1));
    if (S_ISREG(status.st_mode)) bytes += static_cast<std::uint64_t>(status.st_size);
  }
  fuzz::require(bytes <= limits.unpacked_bytes + limits.ratio_from_bytes);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const source::Limits limits{.packed_bytes = 1 << 20, .unpacked_bytes = 1 << 20, .files = 50, .folders = 100};
  static const TestFolder above;
  static const auto folder = above.path() / "in";
  fs::create_directory(folder);
  fuzz::refusing([&] { source::unpack(fuzz::text_of(data, size), folder, limits); });
  require_plain(folder, limits);
  fuzz::require(std::distance(fs::directory_iterator(above.path()), {}) == 1);
  for (const auto& entry : fs::directory_iterator(folder)) fs::remove_all(entry.path());
  return 0;
}
