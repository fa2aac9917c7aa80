#include "engine/rule/rule_text.h"

#include <algorithm>
#include <vector>

#include "engine/rule/yaml.h"

namespace insight::engine {
namespace {

// The names under `shared`, each once, in the order in which the rule has them.
void add_shared_names(const yaml::Node& node, std::vector<std::string_view>& names) {
  for (const auto& item : node.items()) add_shared_names(item, names);
  for (const auto& [key, value] : node.entries()) {
    const bool is_name = key.text() == "shared" && value.is_scalar();
    if (is_name && std::ranges::find(names, value.text()) == names.end()) names.push_back(value.text());
    add_shared_names(value, names);
  }
}

std::string text_of_shared(const RuleSource& source, const yaml::Node& rule) {
  std::vector<std::string_view> names;
  add_shared_names(rule, names);
  if (names.empty() || !source.shared) return {};
  const yaml::Document file = yaml::read(*source.shared);
  std::string text = "\n\n" + path_of_shared(source) + "\nshared:";
  for (const auto& [name, list] : file.root.find("shared").entries()) {
    if (std::ranges::find(names, name.text()) == names.end()) continue;
    const std::string_view lines = std::string_view(*source.shared).substr(name.begin(), list.end() - name.begin());
    text += "\n  ";
    text += lines.substr(0, lines.find_last_not_of(" \n") + 1);
  }
  return text;
}

}  // namespace

std::string text_of_rule(const RuleSource& source, std::string_view id) {
  const yaml::Document file = yaml::read(source.text);
  for (const yaml::Node& rule : file.root.find("rules").items()) {
    if (rule.find("id").text() == id) return yaml::source_of(rule, source.text) + text_of_shared(source, rule);
  }
  return {};
}

}  // namespace insight::engine
