#include "engine/rule/rule_context.h"

#include <fmt/format.h>

#include <utility>

namespace insight::engine {

void RuleContext::complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion, bool fatal) {
  diagnostics_.push_back({in_shared_ ? path_of_shared(source_) : source_.path, at.line(), at.column(), rule_, std::string(field),
                          std::move(message), std::move(suggestion), fatal});
}

yaml::Node RuleContext::shared_list(const yaml::Node& name) {
  constexpr std::string_view key = "shared";
  if (in_shared_) {
    complain(name, key, "a shared list can't hold another one", "an anchor (`&name`) and `*name` can");
    return {};
  }
  if (!source_.shared) {
    complain(name, key, fmt::format("`{}` stands for a list in a file `{}` that is not there", name.text(), SharedParts::file_name),
             fmt::format("put `{}` beside the rule file, with `shared:` and under it `{}:`", SharedParts::file_name, name.text()));
    return {};
  }
  if (const auto& problem = shared_.document(*source_.shared).problem) {
    complain(name, key, fmt::format("`{}` can't be read: line {}: {}", path_of_shared(source_), problem->line, problem->message));
    return {};
  }
  const yaml::Node list = shared_.find(*source_.shared, name.text());
  if (list.is_sequence()) return list;
  complain(name, key, fmt::format("`{}` has no list `{}`", path_of_shared(source_), name.text()),
           "lists stand by their names under `shared:`");
  return {};
}

}  // namespace insight::engine
