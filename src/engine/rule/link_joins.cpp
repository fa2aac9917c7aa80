#include "engine/rule/link_joins.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "engine/rule/join_spec.h"
#include "engine/rule/taint_spec.h"

namespace insight::engine {
namespace {

namespace fs = std::filesystem;

std::string plain_path(const fs::path& path) {
  return path.lexically_normal().generic_string();
}

// The first rule of a file that is named from the folder of the join or from anywhere above its place, or a rule by its id.
class Referred {
 public:
  Referred(const Rule& join, std::span<const Rule> first, std::span<const Rule> second)
      : folder_(fs::path(join.path).parent_path()), first_(first), second_(second) {}

  const Rule* find(const std::string& reference) const {
    const std::string as_is = plain_path(reference);
    const std::string beside = plain_path(folder_ / reference);
    if (const Rule* found = find_if([&](const Rule& rule) { return rule.path == as_is || rule.path == beside; })) return found;
    if (const Rule* found = find_if([&](const Rule& rule) { return rule.path.ends_with("/" + as_is); })) return found;
    return find_if([&](const Rule& rule) { return rule.id == reference; });
  }

 private:
  template <class Test>
  const Rule* find_if(Test test) const {
    for (const auto rules : {first_, second_}) {
      const auto found = std::ranges::find_if(rules, [&](const Rule& rule) { return !rule.id.empty() && test(rule); });
      if (found != rules.end()) return &*found;
    }
    return nullptr;
  }

  fs::path folder_;
  std::span<const Rule> first_;
  std::span<const Rule> second_;
};

// The inner rule, which from now on speaks as the join. Flows through several files are found when rows have long been taken.
Rule part_of(const std::shared_ptr<const JoinSpec>& spec, const Rule& join, std::size_t table) {
  Rule part = *spec->tables[table].rule;
  if (part.taint) {
    part.taint = std::make_shared<TaintSpec>(*part.taint);
    part.taint->options.interfile = false;
  }
  part.id = join.id;
  part.message = join.message;
  part.severity = join.severity;
  part.detector = join.detector;
  part.why = join.why;
  part.fix_advice = join.fix_advice;
  part.category = join.category;
  part.confidence = join.confidence;
  part.cwe = join.cwe;
  part.owasp = join.owasp;
  part.references = join.references;
  part.fix = {};
  part.fix_regex = {};
  part.part_of = spec;
  part.table = table;
  return part;
}

}  // namespace

void link_joins(std::vector<Rule>& rules, std::span<const Rule> referred, std::vector<Diagnostic>& diagnostics) {
  std::vector<Rule> parts;
  for (Rule& join : rules) {
    if (!join.join) continue;
    auto spec = std::make_shared<JoinSpec>(*join.join);
    const Referred known(join, referred, rules);
    bool whole = true;
    for (JoinSpec::Table& table : spec->tables) {
      if (table.rule) continue;
      const Rule* rule = known.find(table.refers_to);
      if (rule != nullptr && !rule->join) {
        table.rule = std::make_shared<const Rule>(*rule);
        continue;
      }
      whole = false;
      diagnostics.push_back({join.path, table.line, 0, join.id, "refs",
                             rule == nullptr ? fmt::format("`{}` is no rule file or rule of this run", table.refers_to)
                                             : fmt::format("`{}` is a join itself", table.refers_to),
                             "name a file beside this one, or write the rule under `join.rules`", true});
    }
    join.join = spec;
    if (!whole) join.id.clear();
    for (std::size_t table = 0; whole && table < spec->tables.size(); ++table) parts.push_back(part_of(spec, join, table));
  }
  std::erase_if(rules, [](const Rule& rule) { return rule.join && rule.id.empty(); });
  std::ranges::move(parts, std::back_inserter(rules));
}

}  // namespace insight::engine
