// How Go names what a file imports: the path's last part, without a version. For the lowering, which gives the import its local
// name, and the name resolver.
#pragma once

#include <string_view>

namespace insight::engine::syntax {

inline std::string_view go_package(std::string_view path) {
  const auto is_version = [](std::string_view part) {
    return part.size() > 1 && part[0] == 'v' && part.find_first_not_of("0123456789", 1) == std::string_view::npos;
  };
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (is_version(name) && name.size() < path.size()) {
    path.remove_suffix(name.size() + 1);
    name = path.substr(path.rfind('/') + 1);
  }
  if (const auto dot = name.rfind(".v"); dot != std::string_view::npos && is_version(name.substr(dot + 1)))
    name = name.substr(0, dot);
  if (name.starts_with("go-")) name.remove_prefix(3);
  return name;
}

}  // namespace insight::engine::syntax
