#include "engine/taint/state.h"

#include <gtest/gtest.h>

namespace insight::engine::taint {
namespace {

// A variable v with fields, and two taints.
struct Sample {
  Tables tables;
  TaintSet a = tables.taints.one({.source = 1});
  TaintSet b = tables.taints.one({.source = 2});
  TaintSet both = tables.taints.unite(a, b);

  Place v(std::initializer_list<std::uint64_t> fields = {}) {
    Place place{7, itself};
    for (const std::uint64_t field : fields) place.path = tables.paths.field(place.path, field);
    return place;
  }
  TaintSet whole(const State& state, const Place& place) { return state.read(place, tables).whole; }
  TaintSet all(const State& state, const Place& place) { return all_of(state.read(place, tables), tables.taints, tables.paths); }
};

TEST(TaintSets, AreEqualWhereTheirTaintsAre) {
  Taints taints;
  const TaintSet a = taints.one({.source = 1});
  const TaintSet b = taints.one({.source = 2, .label = 1});
  EXPECT_EQ(taints.unite(a, b), taints.unite(b, a));
  EXPECT_EQ(taints.unite(a, a), a);
  EXPECT_EQ(taints.unite(clean, b), b);
  EXPECT_TRUE(taints.within(a, taints.unite(a, b)));
  EXPECT_FALSE(taints.within(taints.unite(a, b), a));
}

TEST(TaintSets, TheFirstWayStaysSoThatALoopComesToRest) {
  Taints taints;
  const TaintSet start = taints.one({.source = 1});
  const TaintSet moved = taints.through(start, 5);
  EXPECT_NE(start, moved);
  EXPECT_EQ(taints.unite(start, moved), start);
  EXPECT_TRUE(taints.within(moved, start));
  EXPECT_EQ(taints.places(taints.of(taints.through(moved, 9)).front().way), (std::vector<PlaceNumber>{5, 9}));
  EXPECT_EQ(taints.through(moved, 5), moved) << "no step to where it is";
}

TEST(TaintSets, AreBounded) {
  Taints taints;
  TaintSet all = clean;
  for (std::uint32_t i = 0; i < 1'000; ++i) all = taints.unite(all, taints.one({.source = i}));
  EXPECT_LE(taints.of(all).size(), 60u);
  EXPECT_EQ(taints.of(all).front().source, 0u);
  TaintSet far = taints.one({.source = 1});
  for (PlaceNumber i = 1; i < 1'000; ++i) far = taints.through(far, i);
  EXPECT_LE(taints.places(taints.of(far).front().way).size(), 24u);
}

TEST(Paths, ThatAreTooDeepEndWhereTheyMay) {
  Paths paths;
  Path path = itself;
  for (std::uint64_t i = 1; i < 20; ++i) path = paths.field(path, i);
  EXPECT_TRUE(paths.is_deepest(path));
  const Path one = paths.field(itself, 1);
  const Path two = paths.field(one, 2);
  EXPECT_TRUE(paths.within(path, two));
  EXPECT_FALSE(paths.within(one, two));
  EXPECT_EQ(paths.without(two, one), paths.field(itself, 2));
  EXPECT_EQ(paths.join(one, paths.field(itself, 2)), two);
}

TEST(State, FieldsHaveTheWholesTaintUntilTheyGetTheirOwn) {
  Sample s;
  State state;
  state.write(s.v(), {.whole = s.a, .parts = {}}, s.tables);
  EXPECT_EQ(s.whole(state, s.v({1, 2})), s.a);
  state.write(s.v({1}), {}, s.tables);
  EXPECT_EQ(s.whole(state, s.v({1})), clean);
  EXPECT_EQ(s.whole(state, s.v({1, 2})), clean);
  EXPECT_EQ(s.whole(state, s.v({3})), s.a);
  state.write(s.v(), {}, s.tables);
  EXPECT_EQ(state, State()) << "what is clean throughout is not kept";
}

TEST(State, AFieldTaintsWhatHoldsItAndNotItsNeighbour) {
  Sample s;
  State state;
  state.write(s.v({1, 2}), {.whole = s.a, .parts = {}}, s.tables);
  EXPECT_EQ(s.all(state, s.v()), s.a);
  EXPECT_EQ(s.whole(state, s.v()), clean);
  EXPECT_EQ(s.all(state, s.v({1})), s.a);
  EXPECT_EQ(s.all(state, s.v({1, 3})), clean);
  EXPECT_EQ(s.all(state, s.v({2})), clean);
}

TEST(State, AnAssignmentTakesTheFieldsAlong) {
  Sample s;
  State state;
  state.write(s.v({1}), {.whole = s.a, .parts = {}}, s.tables);
  const Place w{8, itself};
  state.write(w, state.read(s.v(), s.tables), s.tables);
  EXPECT_EQ(s.whole(state, {8, s.tables.paths.field(itself, 1)}), s.a);
  EXPECT_EQ(s.whole(state, {8, s.tables.paths.field(itself, 2)}), clean);
}

TEST(State, BranchesJoin) {
  Sample s;
  State left;
  left.write(s.v(), {.whole = s.a, .parts = {}}, s.tables);
  State right;
  right.write(s.v({1}), {.whole = s.b, .parts = {}}, s.tables);
  State joined = left;
  joined.join(right, s.tables);
  EXPECT_EQ(s.whole(joined, s.v()), s.a);
  EXPECT_EQ(s.whole(joined, s.v({1})), s.both);
  EXPECT_TRUE(joined.covers(left, s.tables));
  EXPECT_TRUE(joined.covers(right, s.tables));
  EXPECT_FALSE(left.covers(joined, s.tables));
  State nowhere;
  nowhere.end();
  joined.join(nowhere, s.tables);
  EXPECT_TRUE(joined.covers(nowhere, s.tables));
  nowhere.join(left, s.tables);
  EXPECT_EQ(nowhere, left);
}

TEST(State, WhatIsAddedReachesTheFieldsToo) {
  Sample s;
  State state;
  state.write(s.v({1}), {.whole = s.a, .parts = {}}, s.tables);
  state.add(s.v(), s.b, s.tables);
  EXPECT_EQ(s.whole(state, s.v({1})), s.both);
  EXPECT_EQ(s.whole(state, s.v({2})), s.b);
}

}  // namespace
}  // namespace insight::engine::taint
