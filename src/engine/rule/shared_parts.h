// SharedParts: what the rules of a folder have in common, as lists by name in the file `shared.yaml` beside them. A rule puts such
// a list in with `- shared: NAME`, where an item of its own would stand. A SharedParts is what one reading of rule files knows:
// each shared file is parsed once, and an item that many rules have becomes one TaintItem, which is compiled once. Used by the rule
// readers; never by two threads.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/rule/rule.h"
#include "engine/rule/taint_spec.h"
#include "engine/rule/yaml.h"

namespace insight::engine {

class SharedParts {
 public:
  static constexpr std::string_view file_name = "shared.yaml";

  // `text`: of the shared file; it must outlive what is read from it. The document says what is wrong with it.
  const yaml::Document& document(const std::string& text);
  yaml::Node find(const std::string& text, std::string_view name) { return document(text).root.find("shared").find(name); }

  // The items of a list as a reader (`pattern-sources`) has made them for a rule of these languages and options; empty at first.
  TaintItems& items(const std::string& text, std::string_view name, std::string_view reader, const Rule& rule);

 private:
  using Key = std::tuple<const std::string*, std::string, std::string, std::vector<syntax::Language>, RuleOptions>;
  std::map<const std::string*, yaml::Document> documents_;
  std::map<Key, TaintItems> items_;
};

}  // namespace insight::engine
