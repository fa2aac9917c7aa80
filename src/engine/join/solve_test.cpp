#include "engine/join/solve.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/join/match_row.h"

namespace insight::engine {
namespace {

using Operator = JoinSpec::Condition::Operator;

JoinSpec chain(std::size_t tables) {
  JoinSpec spec;
  spec.tables.resize(tables);
  for (std::size_t i = 0; i + 1 < tables; ++i) spec.conditions.push_back({Operator::Equal, {i, 1}, {i + 1, 0}});
  spec.shown = tables - 1;
  return spec;
}

TEST(Solve, LooksUpWhatIsEqual) {
  constexpr std::size_t many = 20'000;
  std::vector<JoinTable> tables(2);
  for (std::size_t i = 0; i < many; ++i) {
    tables[0].push_back({"x", std::to_string(i)});
    tables[1].push_back({std::to_string(i * 2), "y"});
  }
  std::size_t found = 0;
  for (const auto& combination : solve(chain(2), tables, many * 4)) found += combination ? 1 : 0;
  EXPECT_EQ(found, many / 2);
}

// Each table alone multiplies the ways by fifty; the last link is missing.
TEST(Solve, TriesNothingTwiceInVain) {
  std::vector<JoinTable> tables(6);
  for (std::size_t table = 0; table < tables.size(); ++table) {
    for (int i = 0; i < 50; ++i) {
      for (int j = 0; j < 50; ++j) tables[table].push_back({std::to_string(i), std::to_string(j)});
    }
  }
  tables[0] = {{"x", "none"}};
  for (const auto& combination : solve(chain(6), tables, 2'000'000)) EXPECT_FALSE(combination);
  tables[0] = {{"x", "7"}};
  for (const auto& combination : solve(chain(6), tables, 2'000'000)) EXPECT_TRUE(combination);
}

TEST(Solve, StopsAtItsBound) {
  JoinSpec spec;
  spec.tables.resize(2);
  spec.conditions = {{Operator::Within, {0, 0}, {1, 0}}};
  spec.shown = 1;
  std::vector<JoinTable> tables(2);
  for (int i = 1'000; i < 2'000; ++i) {
    tables[0].push_back({"a" + std::to_string(i)});
    tables[1].push_back({"b" + std::to_string(i)});
  }
  tables[1].push_back({"has a1999 in it"});
  const auto all = solve(spec, tables);
  EXPECT_TRUE(all.back());
  EXPECT_EQ(all.back()->front(), 999u);
  EXPECT_FALSE(solve(spec, tables, 10'000).back());
}

TEST(Solve, NothingIsEqualToWhatIsNotThere) {
  EXPECT_FALSE(solve(chain(2), {{{"x", std::nullopt}}, {{std::nullopt, "y"}}}).front());
}

TEST(Comparable, IsWithoutQuotesAndLayout) {
  EXPECT_EQ(comparable(" 'a  b' "), "a  b");
  EXPECT_EQ(comparable("f( x,\n  \"a  b\" )"), "f(x,\"a  b\")");
  EXPECT_EQ(comparable("new  Foo ( )"), "new Foo()");
  EXPECT_EQ(comparable(R"(g('it\'s  so', 1))"), R"(g('it\'s  so',1))");
}

}  // namespace
}  // namespace insight::engine
