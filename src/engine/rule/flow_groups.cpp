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

bool holds(const TaintItems& items, const std::shared_ptr<TaintItem>& item) {
  return std::ranges::find(items, item) != items.end();
}

bool begin_alike(const Rule& a, const Rule& b) {
  return a.languages == b.languages && a.options == b.options && a.taint->options == b.taint->options &&
         std::ranges::any_of(a.taint->sources, [&](const auto& source) { return holds(b.taint->sources, source); });
}

FlowGroup group_of_one(std::uint32_t number, const Rule& rule) {
  FlowGroup group{.rules = {number}, .together = rule};
  group.together.taint = std::make_shared<TaintSpec>(*rule.taint);
  return group;
}

void add_missing(TaintItems& items, const TaintItems& more) {
  for (const auto& item : more) {
    if (!holds(items, item)) items.push_back(item);
  }
}

void join(FlowGroup& group, std::uint32_t number, const Rule& rule) {
  group.rules.push_back(number);
  add_missing(group.together.taint->sinks, rule.taint->sinks);
}

void join(FlowGroup& scout, const FlowGroup& group) {
  scout.rules.insert(scout.rules.end(), group.rules.begin(), group.rules.end());
  std::ranges::sort(scout.rules);
  TaintSpec& all = *scout.together.taint;
  add_missing(all.sources, group.together.taint->sources);
  add_missing(all.propagators, group.together.taint->propagators);
  add_missing(all.sinks, group.together.taint->sinks);
}

FlowGroup scout_of_one(const FlowGroup& group) {
  FlowGroup scout = group;
  scout.together.taint = std::make_shared<TaintSpec>(*group.together.taint);
  scout.together.taint->sanitizers.clear();
  scout.together.taint->any_label = true;  // less may arrive where more has come: `requires: A and not B`
  return scout;
}

void add_scouts(FlowGroups& all) {
  all.scout_of_group.assign(all.groups.size(), SIZE_MAX);
  for (std::size_t i = 0; i < all.groups.size(); ++i) {
    const Rule& rule = all.groups[i].together;
    if (rule.part_of || all.scout_of_group[i] != SIZE_MAX) continue;
    for (std::size_t j = i + 1; j < all.groups.size(); ++j) {
      const Rule& other = all.groups[j].together;
      if (other.part_of || !begin_alike(rule, other)) continue;
      if (all.scout_of_group[i] == SIZE_MAX) {
        all.scout_of_group[i] = all.scouts.size();
        all.scouts.push_back(scout_of_one(all.groups[i]));
      }
      all.scout_of_group[j] = all.scout_of_group[i];
      join(all.scouts.back(), all.groups[j]);
    }
  }
}

}  // namespace

FlowGroups flow_groups_of(const std::vector<Rule>& rules) {
  FlowGroups all{.groups = {}, .of_rule = std::vector<std::size_t>(rules.size(), SIZE_MAX), .scouts = {}, .scout_of_group = {}};
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
  add_scouts(all);
  return all;
}

}  // namespace insight::engine
