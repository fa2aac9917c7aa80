#include "engine/find_joins.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/join/solve.h"
#include "engine/rule/join_spec.h"
#include "engine/rule/paths.h"

namespace insight::engine {
namespace {

constexpr std::size_t most_rows = 200'000;  // of a table

class Join {
 public:
  Join(const Rule& rule, std::span<const Rule> rules, const std::vector<FileResult>& results) : spec_(*rule.join) {
    rows_.resize(spec_.tables.size());
    tables_.resize(spec_.tables.size());
    for (const FileResult& result : results) {
      for (const MatchRow& row : result.rows) {
        if (rules[row.rule].part_of == rule.join) add(rules[row.rule].table, row);
      }
    }
  }

  std::vector<Finding> findings() const {
    std::vector<Finding> all;
    const auto combinations = solve(spec_, tables_);
    for (std::size_t i = 0; i < combinations.size(); ++i) {
      if (combinations[i]) all.push_back(finding_of(*combinations[i]));
    }
    return all;
  }

 private:
  // A suppressed match is none, unless it is what the join would show: then its finding is the suppressed one.
  void add(std::size_t table, const MatchRow& row) {
    if ((row.finding.suppressed && table != spec_.shown) || rows_[table].size() >= most_rows) return;
    rows_[table].push_back(&row);
    tables_[table].push_back(row.values);
  }

  Finding finding_of(const Combination& combination) const {
    Finding finding = rows_[spec_.shown][combination[spec_.shown]]->finding;
    for (std::size_t table = 0; table < combination.size(); ++table) {
      if (table == spec_.shown) continue;
      const Finding& other = rows_[table][combination[table]]->finding;
      finding.related.push_back({other.file, other.place, fmt::format("goes with this match of `{}`", spec_.tables[table].name)});
    }
    return finding;
  }

  const JoinSpec& spec_;
  std::vector<std::vector<const MatchRow*>> rows_;  // by table
  std::vector<JoinTable> tables_;
};

}  // namespace

std::vector<Finding> find_joins(const AnalyzeOptions& options, const RuleSet& rules, const std::vector<FileResult>& results) {
  std::vector<Finding> all;
  const bool any_rows = std::ranges::any_of(results, [](const FileResult& result) { return !result.rows.empty(); });
  if (!any_rows) return all;
  for (const Rule& rule : rules.rules()) {
    if (!rule.join) continue;
    std::set<std::tuple<std::string, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::string>> told;
    for (Finding& finding : Join(rule, rules.rules(), results).findings()) {
      if (options.honour_rule_paths && !applies_to(rule, finding.file)) continue;
      const Place& at = finding.place;
      const bool is_new = told.emplace(finding.file, at.line, at.column, at.end_line, at.end_column, finding.message).second;
      if (is_new) all.push_back(std::move(finding));
    }
  }
  return all;
}

}  // namespace insight::engine
