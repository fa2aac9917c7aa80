#include "engine/across_names.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/graph/link_names.h"
#include "engine/syntax/lower.h"

namespace insight::engine {
namespace {

// Files of Java that all see each other, and in which `sink` is the only sink.
class SinksByNames : public testing::Test {
 protected:
  struct File {
    graph::FileImports facts;
    std::vector<std::uint32_t> sinks;
  };

  void file(const std::string& name, const std::string& text) {
    File& file = files_.emplace_back();
    file.facts.path = name + ".java";
    file.facts.language = syntax::Language::Java;
    file.facts.names = graph::link_names_of(syntax::lower(syntax::Language::Java, text).tree);
    for (std::size_t at = text.find("sink("); at != std::string::npos; at = text.find("sink(", at + 1)) {
      file.sinks.push_back(static_cast<std::uint32_t>(at));
    }
  }

  // May a file get to a sink?
  bool leads(std::size_t file) const {
    std::vector<NamingFile> naming;
    for (const File& one : files_) naming.push_back({.facts = &one.facts, .sinks = {{.rule = 70, .places = one.sinks}}});
    const std::function beside = [&](std::size_t of) -> const std::vector<std::size_t>& {
      beside_.clear();
      for (std::size_t i = 0; i < files_.size(); ++i) {
        if (i != of) beside_.push_back(i);
      }
      return beside_;
    };
    const auto all = sinks_by_names(naming, 2, beside);
    return all[file] && ((*all[file])[1] >> 6 & 1) != 0;
  }

  std::vector<File> files_;
  mutable std::vector<std::size_t> beside_;
};

TEST_F(SinksByNames, WhoCallsWhatGetsToASink) {
  file("Page", "class Page { void show(String s) { new Store().keep(s); } }");
  file("List", "class List { void show(String s) { new Store().drop(s); } }");
  file("Store", "class Store { void keep(String s) { Db.run(s); } void drop(String s) { } }");
  file("Db", "class Db { static void run(String s) { sink(s); } }");
  EXPECT_TRUE(leads(0));
  EXPECT_FALSE(leads(1));
}

TEST_F(SinksByNames, WhatStandsOutsideOfFunctionsRunsWithItsClass) {
  file("Page", "class Page { Object make() { return new Store(); } }");
  file("Other", "class Other { Object make() { return new Object(); } }");
  file("Store", "class Store { final int kept = sink(1); void f() { } }");
  EXPECT_TRUE(leads(0));
  EXPECT_FALSE(leads(1));
}

TEST_F(SinksByNames, WhatAClassInherits) {
  file("Page", "class Page { void show(Heir heir, String s) { heir.inherited(s); new Heir(s); } }");
  file("Heir", "class Heir extends Base { void own() { } }");
  file("Base", "class Base { void inherited(String s) { sink(s); } }");
  EXPECT_TRUE(leads(0));
  EXPECT_TRUE(leads(1));
}

TEST_F(SinksByNames, WhatAnHeirDoesInstead) {
  file("Page", "class Page { void show(Base base, String s) { base.keep(s); } }");
  file("Heir", "class Heir extends Base { void keep(String s) { sink(s); } void drop(String s) { sink(s); } }");
  file("Base", "abstract class Base { abstract void keep(String s); void other() { } }");
  EXPECT_TRUE(leads(0));
  EXPECT_TRUE(leads(2));
}

TEST_F(SinksByNames, AFunctionWithinAnotherRunsWithIt) {
  file("Page", "class Page { void show() { Store.later(); } }");
  file("Store", "class Store { static Runnable later() { return new Runnable() { public void run() { sink(1); } }; } }");
  EXPECT_TRUE(leads(0));
}

TEST_F(SinksByNames, OfAnUnknownFileTheNeighboursMayGetToAllThatItHas) {
  file("Page", "class Page { void show() { } }");
  file("Store", "class Store { void keep(String s) { sink(s); } }");
  EXPECT_FALSE(leads(0));
  files_[1].facts.names.reset();
  EXPECT_TRUE(leads(0));
}

}  // namespace
}  // namespace insight::engine
