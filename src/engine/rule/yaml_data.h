// What stands behind a yaml::Node. Filled by yaml_read.cpp, read by yaml.cpp; nobody else includes it, and nothing changes it once
// a Node has been handed out.
#pragma once

#include "engine/rule/yaml.h"

namespace insight::engine::yaml {

struct Data {
  Node::Kind kind = Node::Kind::Null;
  bool plain = false;
  int line = 0;
  int column = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t weight = 1;  // nodes from here down, an alias counted as all that it stands for
  std::string text;
  std::vector<Node> items;
  std::vector<Entry> entries;
};

}  // namespace insight::engine::yaml
