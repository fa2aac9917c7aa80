// What a text lowers to, as text: for the tests of the lowerings alone. The line of the file's own node is left out.
#pragma once

#include <string>
#include <string_view>

#include "engine/syntax/lower.h"

namespace insight::engine::syntax {

inline std::string dumped(Language language, std::string_view source, Purpose purpose) {
  const Lowered result = lower(language, source, purpose);
  std::string text = dump(result.tree);
  constexpr std::string_view head = "item: File\n";
  return text.starts_with(head) ? text.substr(head.size()) : text;
}
inline std::string lowered(Language language, std::string_view source) {
  return dumped(language, source, Purpose::File);
}
inline std::string pattern(Language language, std::string_view source) {
  return dumped(language, source, Purpose::Pattern);
}

}  // namespace insight::engine::syntax
