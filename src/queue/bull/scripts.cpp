#include "queue/bull/scripts.h"

#include <charconv>
#include <stdexcept>

#include "embedded/bull_scripts.h"

namespace insight::queue::bull {
namespace {

// Between the backticks; a line end added or taken away would make another hash than Node's.
std::string_view lua_in(std::string_view module) {
  constexpr std::string_view opening = "const content = `";
  const auto begin = module.find(opening);
  const auto end = module.rfind("`;");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + opening.size())
    throw std::logic_error("a script of BullMQ is not made as it was");
  const auto lua = module.substr(begin + opening.size(), end - begin - opening.size());
  if (lua.find('\\') != std::string_view::npos && lua.find("\\`") != std::string_view::npos)
    throw std::logic_error("a script of BullMQ has escapes");
  return lua;
}

}  // namespace

Scripts::Scripts() {
  for (const auto& text : embedded::bull_scripts::all()) {
    const auto file = text.path.substr(text.path.rfind('/') + 1);  // "addLog-2.js"
    const auto dash = file.rfind('-');
    std::size_t keys = 0;
    std::from_chars(file.data() + dash + 1, file.data() + file.size(), keys);
    by_name_.emplace(file.substr(0, dash), LuaScript{redis::Script(std::string(lua_in(text.content))), keys});
  }
}

const LuaScript& Scripts::operator[](std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) throw std::logic_error("BullMQ's script " + std::string(name) + " is not embedded");
  return found->second;
}

}  // namespace insight::queue::bull
