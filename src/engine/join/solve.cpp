#include "engine/join/solve.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"

namespace insight::engine {
namespace {

using Operator = JoinSpec::Condition::Operator;
using Column = JoinSpec::Column;
using ValueId = std::uint32_t;
using Tuple = std::vector<ValueId>;

constexpr ValueId no_value = 0;

// Texts as numbers: equal texts are one.
class Values {
 public:
  ValueId id_of(const std::optional<std::string>& text) {
    if (!text) return no_value;
    const auto [known, is_new] = ids_.try_emplace(*text, static_cast<ValueId>(lowered_.size()));
    if (is_new) lowered_.push_back(lower(*text));
    return known->second;
  }

  // Letters count in any case.
  bool is_within(ValueId part, ValueId whole) const { return lowered_[whole].find(lowered_[part]) != std::string::npos; }
  std::size_t cost(ValueId whole) const { return 1 + lowered_[whole].size() / 64; }

 private:
  std::unordered_map<std::string, ValueId> ids_;
  std::vector<std::string> lowered_ = {""};  // by id
};

// Rows that agree in all columns are one; `row` is the first of them.
struct Distinct {
  std::vector<Tuple> tuples;
  std::vector<std::size_t> row;
};

struct HashOfTuple {
  std::size_t operator()(const Tuple& tuple) const {
    constexpr std::size_t prime = 1'099'511'628'211u;
    std::size_t hash = 14'695'981'039'346'656'037u;
    for (const ValueId value : tuple) hash = (hash ^ value) * prime;
    return hash;
  }
};

Distinct distinct(const std::vector<Tuple>& rows) {
  Distinct all;
  std::unordered_set<Tuple, HashOfTuple> known;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!known.insert(rows[i]).second) continue;
    all.tuples.push_back(rows[i]);
    all.row.push_back(i);
  }
  return all;
}

class Solver {
 public:
  Solver(const JoinSpec& spec, const std::vector<JoinTable>& tables, std::size_t work) : spec_(spec), work_(work) {
    for (const JoinTable& table : tables) {
      auto& rows = rows_.emplace_back();
      for (const JoinRow& row : table) {
        Tuple& tuple = rows.emplace_back();
        for (const auto& value : row) tuple.push_back(values_.id_of(value));
      }
      tables_.push_back(distinct(rows));
    }
    for (const auto& condition : spec.conditions) {
      if (condition.op == Operator::Reaches) follow(condition.left.table, condition.left.column, condition.right.column);
    }
    plan();
  }

  std::vector<std::optional<Combination>> solve() {
    const std::size_t shown = spec_.shown;
    std::vector<std::optional<Combination>> found(rows_[shown].size());
    const bool any_empty = std::ranges::any_of(tables_, [](const Distinct& table) { return table.tuples.empty(); });
    if (any_empty) return found;
    // What stands for a row: itself, or, where ways are followed, each way that it ends.
    std::unordered_map<Tuple, std::vector<std::size_t>, HashOfTuple> like;
    for (std::size_t row = 0; row < rows_[shown].size(); ++row) like[rows_[shown][row]].push_back(row);
    chosen_.resize(tables_.size());
    for (std::size_t i = 0; i < tables_[shown].tuples.size(); ++i) {
      const auto& rows = like.at(rows_[shown][tables_[shown].row[i]]);
      if (found[rows.front()]) continue;
      chosen_[shown] = i;
      if (!holds(checks_.front()) || !complete(1)) continue;
      for (const std::size_t row : rows) {
        found[row] = combination();
        (*found[row])[shown] = row;
      }
    }
    return found;
  }

 private:
  // The conditions that can be asked when a table's row has been chosen; of those that ask for equal values the key.
  struct Step {
    std::size_t table = 0;
    std::vector<Column> key_from;
    std::vector<std::size_t> key;  // columns of the table
    std::unordered_map<Tuple, std::vector<std::size_t>, HashOfTuple> by_key;
    std::vector<Column> decides;  // what the rest depends on of all that was chosen before
    std::unordered_set<Tuple, HashOfTuple> in_vain;
  };
  using Checks = std::vector<const JoinSpec::Condition*>;

  bool spend(std::size_t steps) {
    work_ -= std::min(work_, steps);
    return work_ > 0;
  }

  // Every row (u, v) becomes one (s, v) for each s from which rows lead to v. Other columns stay.
  void follow(std::size_t table, std::size_t from, std::size_t to) {
    std::map<ValueId, std::set<ValueId>> before;  // one step back
    for (const Tuple& tuple : tables_[table].tuples) {
      if (tuple[from] != no_value && tuple[to] != no_value) before[tuple[to]].insert(tuple[from]);
    }
    std::map<ValueId, std::set<ValueId>> starts;
    Distinct all;
    std::unordered_set<Tuple, HashOfTuple> known;
    for (std::size_t i = 0; i < tables_[table].tuples.size(); ++i) {
      Tuple tuple = tables_[table].tuples[i];
      auto [of_end, is_new] = starts.try_emplace(tuple[to]);
      if (is_new) of_end->second = all_before(before, tuple[to]);
      for (const ValueId start : of_end->second) {
        if (!spend(1)) break;
        tuple[from] = start;
        if (!known.insert(tuple).second && table != spec_.shown) continue;
        all.tuples.push_back(tuple);
        all.row.push_back(tables_[table].row[i]);
      }
    }
    tables_[table] = std::move(all);
  }

  std::set<ValueId> all_before(const std::map<ValueId, std::set<ValueId>>& before, ValueId end) {
    std::set<ValueId> seen;
    std::vector<ValueId> open{end};
    while (!open.empty()) {
      const auto steps = before.find(open.back());
      open.pop_back();
      if (steps == before.end()) continue;
      for (const ValueId one : steps->second) {
        if (!spend(1)) return seen;
        if (seen.insert(one).second) open.push_back(one);
      }
    }
    return seen;
  }

  // The shown table first, then always the one that most equal values lead to.
  void plan() {
    std::vector<bool> placed(tables_.size());
    place(spec_.shown, placed);
    while (steps_.size() < tables_.size()) {
      std::size_t best = tables_.size();
      std::pair<std::size_t, std::size_t> most;
      for (std::size_t table = 0; table < tables_.size(); ++table) {
        if (placed[table]) continue;
        const auto ties = ties_of(table, placed);
        if (best < tables_.size() && ties <= most) continue;
        best = table;
        most = ties;
      }
      place(best, placed);
    }
    for (std::size_t at = 1; at < steps_.size(); ++at) steps_[at].decides = decides(at);
  }

  // With tables that are placed: equal values, other conditions.
  std::pair<std::size_t, std::size_t> ties_of(std::size_t table, const std::vector<bool>& placed) const {
    std::pair<std::size_t, std::size_t> ties;
    for (const auto& condition : spec_.conditions) {
      const bool tied = (condition.left.table == table && placed[condition.right.table]) ||
                        (condition.right.table == table && placed[condition.left.table]);
      if (tied) ++(condition.op == Operator::Equal ? ties.first : ties.second);
    }
    return ties;
  }

  void place(std::size_t table, std::vector<bool>& placed) {
    Step& step = steps_.emplace_back();
    Checks& checks = checks_.emplace_back();
    step.table = table;
    for (const auto& condition : spec_.conditions) {
      if (condition.op == Operator::Reaches) continue;
      const bool left = condition.left.table == table;
      const bool right = condition.right.table == table;
      if (left && right) {
        checks.push_back(&condition);
      } else if ((left && placed[condition.right.table]) || (right && placed[condition.left.table])) {
        if (condition.op == Operator::Equal) {
          step.key.push_back(left ? condition.left.column : condition.right.column);
          step.key_from.push_back(left ? condition.right : condition.left);
        } else {
          checks.push_back(&condition);
        }
      }
    }
    placed[table] = true;
    for (std::size_t i = 0; i < tables_[table].tuples.size(); ++i) {
      Tuple key;
      for (const std::size_t column : step.key) key.push_back(tables_[table].tuples[i][column]);
      if (std::ranges::find(key, no_value) == key.end()) step.by_key[std::move(key)].push_back(i);
    }
  }

  std::vector<Column> decides(std::size_t from) const {
    std::set<std::size_t> open;
    for (std::size_t at = from; at < steps_.size(); ++at) open.insert(steps_[at].table);
    std::set<Column> columns;
    for (const auto& condition : spec_.conditions) {
      if (open.contains(condition.left.table) && !open.contains(condition.right.table)) columns.insert(condition.right);
      if (open.contains(condition.right.table) && !open.contains(condition.left.table)) columns.insert(condition.left);
    }
    return {columns.begin(), columns.end()};
  }

  ValueId value(const Column& column) const { return tables_[column.table].tuples[chosen_[column.table]][column.column]; }

  Tuple values_of(const std::vector<Column>& columns) const {
    Tuple tuple;
    for (const Column& column : columns) tuple.push_back(value(column));
    return tuple;
  }

  bool holds(const Checks& checks) {
    return std::ranges::all_of(checks, [&](const JoinSpec::Condition* condition) {
      const ValueId left = value(condition->left);
      const ValueId right = value(condition->right);
      if (left == no_value || right == no_value) return false;
      if (condition->op == Operator::Equal) return left == right;
      if (condition->op == Operator::NotEqual) return left != right;
      const bool within = condition->op == Operator::Within;
      return spend(values_.cost(within ? right : left)) &&
             (within ? values_.is_within(left, right) : values_.is_within(right, left));
    });
  }

  // Chooses rows of the tables from this step on.
  bool complete(std::size_t at) {
    if (at == steps_.size()) return true;
    Step& step = steps_[at];
    Tuple decisive = values_of(step.decides);
    if (step.in_vain.contains(decisive)) return false;
    if (const auto rows = step.by_key.find(values_of(step.key_from)); rows != step.by_key.end()) {
      for (const std::size_t row : rows->second) {
        if (!spend(1)) return false;
        chosen_[step.table] = row;
        if (holds(checks_[at]) && complete(at + 1)) return true;
      }
    }
    step.in_vain.insert(std::move(decisive));
    return false;
  }

  Combination combination() const {
    Combination rows;
    for (std::size_t table = 0; table < tables_.size(); ++table) rows.push_back(tables_[table].row[chosen_[table]]);
    return rows;
  }

  const JoinSpec& spec_;
  std::size_t work_;
  Values values_;
  std::vector<std::vector<Tuple>> rows_;  // by table, as given
  std::vector<Distinct> tables_;
  std::vector<Step> steps_;     // in the order in which rows are chosen
  std::vector<Checks> checks_;  // beside the steps
  std::vector<std::size_t> chosen_;
};

}  // namespace

std::vector<std::optional<Combination>> solve(const JoinSpec& spec, const std::vector<JoinTable>& tables, std::size_t work) {
  return Solver(spec, tables, work).solve();
}

}  // namespace insight::engine
