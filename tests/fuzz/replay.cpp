// Feeds every file of a folder, and every input of the pack FOLDER.pack, to the target it is linked with: what the fuzzer once
// found stays found. Ends well or not at all.
#include <cstdio>
#include <filesystem>
#include <string>

#include "fuzz.h"
#include "pack.h"

namespace {

void feed(const std::string& name, const std::string& bytes) {
  std::fprintf(stderr, "%s\n", name.c_str());
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]);
    return 2;
  }
  using namespace insight::fuzz;
  const std::string folder = arguments[1];
  int named = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    feed(entry.path().filename(), content_of(entry.path()));
    ++named;
  }
  int packed = 0;
  for (const auto& input : read_pack(folder + ".pack")) feed("packed " + std::to_string(packed++), input);
  std::printf("%d files and %d packed inputs read again\n", named, packed);
  return named > 0 ? 0 : 1;
}
