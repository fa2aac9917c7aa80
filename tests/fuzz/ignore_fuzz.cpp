// An ignore file and a path: the first line is the path, the rest the file.
#include "engine/files/ignore.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight::engine::files;
  auto text = insight::fuzz::text_of(data, size);
  const auto path = insight::fuzz::take_line(text);
  IgnoreList list("", nullptr);
  list.add(text);
  list.verdict(path, IgnoreList::Entry::File);
  list.verdict(path, IgnoreList::Entry::Folder);
  Glob(text).matches(path);
  return 0;
}
