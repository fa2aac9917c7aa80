#include "engine/rule/flow_groups.h"

#include <algorithm>

namespace insight::engine {
namespace {

// A sink by which a sanitizer is left out, or whose metavariables must carry something, is looked at while values go their ways.
bool stands_alone(const Rule& rule) {
  const TaintSpec& spec = *rule.taint;
  return rule.part_of || std::ranges::any_of(spec.sanitizers, [](const auto& item) { return item->not_conflicting; }) ||
         std::ranges::any_of(spec.sinks, [](const auto& item) { return !item->of_metavariables.empty(); });
}

// Equal items of rules are the very same ones where they are shared, which is where it pays.
bool go_the_same_ways(const Rule& a, const Rule& b) {
  return a.languages == b.languages && a.options == b.options && a.taint->options == b.taint->options &&
         a.taint->sources == b.taint->sources && a.taint->sanitizers == b.taint->sanitizers &&
         a.taint->propagators == b.taint->propagators;
}

FlowGroup group_of_one(std::uint32_t number, const Rule& rule) {
  FlowGroup group{.rules = {number}, .together = rule};
  group.together.taint = std::make_shared<TaintSpec>(*rule.taint);
  return group;
}

void join(FlowGroup& group, std::uint32_t number, const Rule& rule) {
  group.rules.push_back(number);
  TaintItems& sinks = group.together.taint->sinks;
  for (const auto& sink : rule.taint->sinks) {
    if (std::ranges::find(sinks, sink) == sinks.end()) sinks.push_back(sink);
  }
}

}  // namespace

FlowGroups flow_groups_of(const std::vector<Rule>& rules) {
  FlowGroups all{.groups = {}, .of_rule = std::vector<std::size_t>(rules.size(), SIZE_MAX)};
  std::vector<std::size_t> open;  // groups that others may join
  for (std::uint32_t number = 0; number < rules.size(); ++number) {
    const Rule& rule = rules[number];
    if (!rule.taint) continue;
    const bool alone = stands_alone(rule);
    const auto known =
        std::ranges::find_if(open, [&](std::size_t group) { return !alone && go_the_same_ways(all.groups[group].together, rule); });
    if (known != open.end()) {
      join(all.groups[*known], number, rule);
      all.of_rule[number] = *known;
      continue;
    }
    if (!alone) open.push_back(all.groups.size());
    all.of_rule[number] = all.groups.size();
    all.groups.push_back(group_of_one(number, rule));
  }
  return all;
}

}  // namespace insight::engine
