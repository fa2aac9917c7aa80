// Scripts: BullMQ's own Lua, word for word from its npm package, so that what we do to a queue is what Node does. Made once; plain
// values, any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "redis/connection.h"

namespace insight::queue::bull {

// The version of the package that the build embeds; what `meta.version` of a queue says.
inline constexpr std::string_view kVersion = "6.7.0";

struct LuaScript {
  redis::Script script;
  std::size_t keys;  // differs between minor versions of the package, whose file names say it
};

class Scripts {
 public:
  Scripts();  // throws std::logic_error when the package is not made as it was
  const LuaScript& operator[](std::string_view name) const;

 private:
  std::map<std::string, LuaScript, std::less<>> by_name_;
};

}  // namespace insight::queue::bull
