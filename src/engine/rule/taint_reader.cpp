#include "engine/rule/taint_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/text.h"

namespace insight::engine {
namespace {

constexpr auto item_options = std::to_array<std::string_view>({"exact", "by-side-effect", "label", "requires", "not_conflicting",
                                                               "not-conflicting", "from", "to", "replace-labels", "control",
                                                               "at-exit", "checks", "refuses", "result", "item", "when", "unless"});

constexpr std::size_t most_items = 20'000;  // of a list, those of shared ones among them

bool is_option(std::string_view key) {
  return std::find(item_options.begin(), item_options.end(), key) != item_options.end();
}

bool is_part_of_formula(std::string_view key) {
  constexpr auto words = std::to_array<std::string_view>({"match", "regex", "all", "any", "inside", "not", "where", "focus"});
  return key.starts_with("pattern") || key.starts_with("metavariable") || std::find(words.begin(), words.end(), key) != words.end();
}

// The item as a formula alone.
yaml::Node without_options(yaml::Node node) {
  for (const std::string_view option : item_options) node = node.without(option);
  return node;
}

void read_options(const yaml::Node& node, TaintOptions& options) {
  const auto flag = [&](std::string_view key, bool& value) { value = node.find(key).as_flag().value_or(value); };
  flag("taint_assume_safe_functions", options.assume_safe_functions);
  flag("taint_assume_safe_indexes", options.assume_safe_indexes);
  flag("taint_assume_safe_comparisons", options.assume_safe_comparisons);
  flag("taint_assume_safe_booleans", options.assume_safe_booleans);
  flag("taint_assume_safe_numbers", options.assume_safe_numbers);
  flag("taint_only_propagate_through_assignments", options.only_propagate_through_assignments);
  flag("taint_unify_mvars", options.unify_mvars);
  flag("interfile", options.interfile);
  for (const char* key : {"taint_match_on", "taint_focus_on"}) {  // the newer and the older name
    if (const std::string_view place = node.find(key).text(); !place.empty()) options.match_on_source = place == "source";
  }
}

}  // namespace

bool TaintReader::complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion, bool fatal) {
  context_.complain(at, field, std::move(message), std::move(suggestion), fatal);
  return false;
}

std::shared_ptr<TaintSpec> TaintReader::read(const yaml::Node& rule) {
  const yaml::Node nested = rule.find("taint");
  newer_ = static_cast<bool>(nested);
  const std::string prefix = newer_ ? "" : "pattern-";
  const yaml::Node& holder = newer_ ? nested : rule;
  auto spec = std::make_shared<TaintSpec>();
  read_options(rule.find("options"), spec->options);
  const auto list = [&](const char* name, Part part, TaintItems& items) {
    const std::string key = prefix + name;
    if (const yaml::Node node = holder.find(key)) return read_list(node, key, part, items);
    if (part == Part::Sanitizer || part == Part::Propagator) return true;
    return complain(holder ? holder : rule, key, fmt::format("`{}` is missing", key), "a taint rule needs sources and sinks");
  };
  const bool good = list("sources", Part::Source, spec->sources) && list("sinks", Part::Sink, spec->sinks) &&
                    list("sanitizers", Part::Sanitizer, spec->sanitizers) &&
                    list("propagators", Part::Propagator, spec->propagators);
  if (!good) return nullptr;
  note_labels_of_nothing(rule, *spec);
  return spec;
}

void TaintReader::note_labels_of_nothing(const yaml::Node& rule, const TaintSpec& spec) {
  std::set<std::string_view> given{usual_label};
  for (const TaintItems* items : {&spec.sources, &spec.propagators, &spec.sanitizers}) {
    for (const auto& item : *items) given.insert(item->label);
  }
  std::set<std::string> missing;
  const auto ask = [&](const auto& self, const Requires& requirement) -> void {
    if (requirement.kind == Requires::Kind::Label && !given.contains(requirement.label)) missing.insert(requirement.label);
    for (const Requires& part : requirement.parts) self(self, part);
  };
  for (const TaintItems* items : {&spec.sources, &spec.sinks, &spec.propagators}) {
    for (const auto& item : *items) {
      ask(ask, item->requirement);
      for (const auto& [metavariable, requirement] : item->of_metavariables) ask(ask, requirement);
    }
  }
  for (const std::string& label : missing)
    complain(rule, "requires", fmt::format("no source gives the label `{}`", label), "check its spelling", false);
}

bool TaintReader::read_list(const yaml::Node& list, const std::string& key, Part part, TaintItems& items) {
  if (!list.is_sequence()) return complain(list, key, fmt::format("`{}` must be a list", key), "begin each item with `- `");
  if (!read_items(list, key, part, items)) return false;
  const bool required = part == Part::Source || part == Part::Sink;
  return !required || !items.empty() || complain(list, key, fmt::format("`{}` is empty", key), "a taint rule needs both");
}

bool TaintReader::read_items(const yaml::Node& list, const std::string& key, Part part, TaintItems& items) {
  for (const auto& node : list.items()) {
    if (const yaml::Node name = node.find("shared")) {
      if (!read_shared(name, key, part, items)) return false;
      continue;
    }
    auto item = std::make_shared<TaintItem>();
    if (!read_item(node, key, part, *item)) return false;
    items.push_back(std::move(item));
  }
  return true;
}

bool TaintReader::read_shared(const yaml::Node& name, const std::string& key, Part part, TaintItems& items) {
  const yaml::Node list = context_.shared_list(name);
  if (!list) return false;
  TaintItems& known = context_.shared_items(name, key, rule_);
  if (known.empty()) {
    const RuleContext::InShared inside(context_);
    TaintItems read;
    if (!read_items(list, key, part, read)) return false;
    known = std::move(read);
  }
  items.insert(items.end(), known.begin(), known.end());
  return items.size() <= most_items ||
         complain(name, key, fmt::format("`{}` has more than {} items", key, most_items), "split the rule");
}

bool TaintReader::read_item(const yaml::Node& node, const std::string& key, Part part, TaintItem& item) {
  const bool text = node.is_scalar() && newer_;
  if (!node.is_mapping() && !text)
    return complain(node, key, fmt::format("each item of `{}` must be an operator with its value", key),
                    "for example `- pattern: foo(...)`");
  item.line = node.line();
  item.exact = part == Part::Sink;
  if (part == Part::Propagator) item.by_side_effect = SideEffect::Also;
  for (const auto& entry : node.entries()) {
    const std::string_view name = entry.key.text();
    if (const auto meant = is_part_of_formula(name) || is_option(name) ? std::nullopt : closest(name, item_options))
      return complain(entry.key, name, fmt::format("`{}` is unknown", name), fmt::format("did you mean `{}`?", *meant));
    if (is_option(entry.key.text()) && !read_option(std::string(entry.key.text()), entry.value, part, item)) return false;
  }
  item.exact = item.exact || item.result;
  if (part == Part::Propagator && (item.from.empty() || item.to.empty()))
    return complain(node, key, "a propagator needs `from` and `to`", "for example `from: $A` and `to: $B`");
  if (part == Part::Sink && item.requirement.kind == Requires::Kind::Always && item.of_metavariables.empty())
    item.requirement = {.kind = Requires::Kind::Label, .label = std::string(usual_label)};
  return read_formula(node, item);
}

bool TaintReader::read_formula(const yaml::Node& node, TaintItem& item) {
  const yaml::Node bare = node.is_mapping() ? without_options(node) : node;
  auto formula = newer_ ? formulas_.read_match(bare) : formulas_.read_top(bare);
  if (!formula) return false;
  item.formula = std::move(*formula);
  return true;
}

bool TaintReader::read_option(const std::string& option, const yaml::Node& value, Part part, TaintItem& item) {
  if (option == "exact") item.exact = value.as_flag().value_or(item.exact);
  if (option == "result") return read_result(value, part, item);
  if (option == "item") return read_list_item(value, part, item);
  if (option == "not_conflicting" || option == "not-conflicting") item.not_conflicting = value.as_flag().value_or(false);
  if (option == "label") item.label = value.text();
  if (option == "from") item.from = value.text();
  if (option == "to") item.to = value.text();
  if (option == "checks" || option == "refuses" || option == "when" || option == "unless")
    return read_check(option, value, part, item);
  if (option == "by-side-effect") return read_side_effect(value, item);
  if (option == "requires") return read_requires(value, part, item);
  if (option == "replace-labels") item.replaces = value.texts();
  if (option == "control") item.control = part == Part::Source && value.as_flag().value_or(true);
  if (option == "at-exit" && part == Part::Sink && value.as_flag().value_or(true)) {
    item.at_exit = true;
    complain(value, option, "`at-exit` is not run here; this sink finds nothing", "", false);
  }
  return true;
}

bool TaintReader::read_side_effect(const yaml::Node& value, TaintItem& item) {
  const auto flag = value.as_flag();
  if (!flag && value.text() != "only")
    return complain(value, "by-side-effect", fmt::format("`by-side-effect` is `{}`", value.text()), "true, false or only");
  item.by_side_effect = !flag ? SideEffect::Only : *flag ? SideEffect::Also : SideEffect::No;
  return true;
}

bool TaintReader::read_check(const std::string& option, const yaml::Node& value, Part part, TaintItem& item) {
  const bool is_check = option == "checks" || option == "refuses";
  std::string& named = is_check ? item.checked : item.asked;
  (is_check ? item.checked_when : item.asked_for) = option == "checks" || option == "when";
  if (part != Part::Sanitizer || !named.empty() || !value.text().starts_with('$'))
    return complain(value, option,
                    fmt::format("`{}` names the metavariable that {}, once", option,
                                is_check ? "a sanitizer's condition checks" : "says whether a sanitizer is one"),
                    is_check ? "for example `pattern: $ALLOWED.contains($X)` and `checks: $X`"
                             : "for example `pattern: $C.setSecure($ON)` and `when: $ON`");
  named = value.text();
  return true;
}

bool TaintReader::read_result(const yaml::Node& value, Part part, TaintItem& item) {
  const auto flag = value.as_flag();
  if (part != Part::Sanitizer || !flag)
    return complain(value, "result", "`result` says that what a sanitizer's range gives back is clean",
                    "for example `result: true`");
  item.result = *flag;
  return true;
}

bool TaintReader::read_list_item(const yaml::Node& value, Part part, TaintItem& item) {
  const auto number = value.as_number();
  if (part != Part::Sink || !number || *number < 0 || *number > 1000 || *number != std::floor(*number))
    return complain(value, "item", "`item` says which item of a list a sink gets", "for example `item: 0`");
  item.list_item = static_cast<std::uint32_t>(*number);
  return true;
}

bool TaintReader::read_requires(const yaml::Node& value, Part part, TaintItem& item) {
  const auto parsed = [&](const yaml::Node& at, Requires& into) {
    auto expression = parse_requires(at.text());
    if (!expression)
      return complain(at, "requires", fmt::format("`{}` is no expression over labels", at.text()), "for example `A and not B`");
    into = std::move(*expression);
    return true;
  };
  if (value.is_scalar()) return parsed(value, item.requirement);
  if (part != Part::Sink || !value.is_sequence()) return complain(value, "requires", "must be an expression over labels");
  for (const auto& one : value.items()) {
    for (const auto& entry : one.entries()) {
      auto& [metavariable, requirement] = item.of_metavariables.emplace_back(entry.key.text(), Requires{});
      if (!parsed(entry.value, requirement)) return false;
    }
  }
  return true;
}

}  // namespace insight::engine
