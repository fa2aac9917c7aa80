// MatchRow: a match of a rule within a join, as a row of one of the join's tables. Made by analyze_file, kept with what a file gave
// (cache included), put together by find_joins.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string_view>

#include "engine/finding.h"
#include "engine/join/solve.h"
#include "engine/match/scan.h"
#include "engine/rule/rule.h"

namespace insight::engine {

struct MatchRow {
  std::uint32_t rule = 0;  // the one within the join
  JoinRow values;          // by column
  Finding finding;         // what the join says where this row is shown; of other tables file, place and suppression alone
  bool operator==(const MatchRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(MatchRow, (), (rule, values, finding))

// `finding`: what the match would be by itself.
MatchRow row_of(const Rule& rule, const match::RuleMatch& match, Finding finding);

// A value as conditions compare it: without quotes around it, and without layout.
std::string comparable(std::string_view code);

}  // namespace insight::engine
