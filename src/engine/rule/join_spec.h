// JoinSpec: what a rule of `mode: join` says besides its message: rules whose matches are rows of tables, and what must hold
// between rows for the rule to fire. The table's columns are the metavariables that the conditions ask for, and `path`. Made by
// join_reader, completed by link_joins, read by the engine's join.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/rule/rule.h"

namespace insight::engine {

struct JoinSpec {
  // What one of its rules finds, under the name by which the conditions know it.
  struct Table {
    std::string name;
    std::string refers_to;  // a rule file or the id of a rule; empty: `rule` stands in the join itself
    std::shared_ptr<const Rule> rule;
    std::vector<std::pair<std::string, std::string>> renames;  // from, to
    std::vector<std::string> columns;
    int line = 0;
  };
  struct Column {
    std::size_t table = 0;
    std::size_t column = 0;
    auto operator<=>(const Column&) const = default;
  };
  struct Condition {
    enum class Operator : std::uint8_t { Equal, NotEqual, Within, Contains, Reaches };
    Operator op = Operator::Equal;
    Column left;
    Column right;
  };

  std::vector<Table> tables;  // those that conditions name
  std::vector<Condition> conditions;
  std::size_t shown = 0;  // the table whose rows the findings are
};

}  // namespace insight::engine
