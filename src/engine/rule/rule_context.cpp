#include "engine/rule/rule_context.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/text.h"

namespace insight::engine {

void RuleContext::complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion, bool fatal) {
  diagnostics_.push_back({in_shared_ ? path_of_shared(source_) : source_.path, at.line(), at.column(), rule_, std::string(field),
                          std::move(message), std::move(suggestion), fatal});
}

yaml::Node RuleContext::shared_list(const yaml::Node& name) {
  const auto refuse = [&](std::string message, std::string suggestion) {
    complain(name, "shared", std::move(message), std::move(suggestion));
    return yaml::Node();
  };
  if (name.text().empty()) return refuse("`shared` must be the name of a list", "for example `- shared: request`");
  if (in_shared_) return refuse("a shared list can't hold another one", "an anchor (`&name`) and `*name` can");
  if (!source_.shared)
    return refuse(
        fmt::format("`{}` stands for a list in a file `{}` that is not there", name.text(), SharedParts::file_name),
        fmt::format("put `{}` beside the rule file, with `shared:` and under it `{}:`", SharedParts::file_name, name.text()));
  const std::string path = path_of_shared(source_);
  const yaml::Document& file = shared_.document(*source_.shared);
  if (file.problem)
    return refuse(fmt::format("`{}` can't be read: line {}: {}", path, file.problem->line, file.problem->message),
                  "check the indentation and the quotes");
  if (!file.repeated.empty()) {
    const yaml::Node& twice = file.repeated.front();
    return refuse(fmt::format("`{}` gives `{}` twice, the second time in line {}", path, twice.text(), twice.line()),
                  "keep one of them");
  }
  const yaml::Node list = shared_.find(*source_.shared, name.text());
  if (list.is_sequence()) return list;
  std::vector<std::string_view> names;
  for (const auto& entry : file.root.find("shared").entries()) names.push_back(entry.key.text());
  const auto meant = closest(name.text(), names);
  return refuse(fmt::format("`{}` has no list `{}`", path, name.text()),
                meant ? fmt::format("did you mean `{}`?", *meant) : "lists stand by their names under `shared:`");
}

}  // namespace insight::engine
