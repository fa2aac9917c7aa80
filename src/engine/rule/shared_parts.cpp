#include "engine/rule/shared_parts.h"

namespace insight::engine {

const yaml::Document& SharedParts::document(const std::string& text) {
  const auto known = documents_.find(&text);
  return known != documents_.end() ? known->second : documents_.emplace(&text, yaml::read(text)).first->second;
}

TaintItems& SharedParts::items(const std::string& text, std::string_view name, std::string_view reader, const Rule& rule) {
  return items_[Key(&text, name, reader, rule.languages, rule.options)];
}

}  // namespace insight::engine
