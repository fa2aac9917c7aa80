// A configuration file: the first line is its path, the rest the file.
#include "engine/syntax/resources.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = insight::fuzz::text_of(data, size);
  const auto path = insight::fuzz::take_line(text);
  insight::engine::syntax::Resources resources;
  resources.add(path, text);
  resources.property("a/b", "k");
  resources.setting("a/b", "s", "k");
  resources.member("a/b", "k", "");
  return 0;
}
