// What stands behind a yaml::Node. Filled by yaml_read.cpp, read by yaml.cpp; nobody else includes it, and nothing changes it once
// a Node has been handed out. All of it lies in the document's memory and goes with that at once: a rule file has thousands of
// nodes.
#pragma once

#include <algorithm>

#include "engine/rule/yaml.h"

namespace insight::engine::yaml {

struct Data {
  std::pmr::memory_resource* memory = nullptr;
  Node::Kind kind = Node::Kind::Null;
  bool plain = false;
  int line = 0;
  int column = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t weight = 1;  // nodes from here down, an alias counted as all that it stands for
  std::string_view text;
  std::span<const Node> items;
  std::span<const Entry> entries;
};

template <class T>
std::span<const T> kept(std::span<const T> values, std::pmr::memory_resource& memory) {
  if (values.empty()) return {};
  auto* const place = static_cast<T*>(memory.allocate(values.size() * sizeof(T), alignof(T)));
  std::uninitialized_copy(values.begin(), values.end(), place);
  return {place, values.size()};
}

inline Data* made(const Data& data) {
  return new (data.memory->allocate(sizeof(Data), alignof(Data))) Data(data);
}

}  // namespace insight::engine::yaml
