#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/test_folder.h"
#include "engine/analyze.h"

namespace insight::engine {
namespace {

class ResourcesOfRun : public testing::Test {
 protected:
  void write(const std::string& path, const std::string& text) { std::ofstream(source_.path() / path) << text; }

  std::vector<std::string> found() {
    std::vector<Diagnostic> diagnostics;
    const RuleSet rules = RuleSet::compile({{.path = "r.yaml",
                                             .text = R"(
rules:
- {id: searched, message: m, severity: LOW, languages: [java], pattern: 'hash("MD5")'}
- id: flow
  message: m
  severity: LOW
  languages: [java]
  mode: taint
  pattern-sources: [{pattern: '"=~/^MD5$/"'}]
  pattern-sinks: [{pattern: hash(...)}]
)",
                                             .detector = "rules"}},
                                           diagnostics);
    EXPECT_TRUE(diagnostics.empty());
    AnalyzeOptions options;
    options.root = source_.path();
    options.detectors = {"rules"};
    options.cache_key = "k";
    options.cache_folder = cache_.path();
    std::vector<std::string> all;
    for (const Finding& finding : analyze(options, rules).findings)
      all.push_back(fmt::format("{}:{}", finding.rule, finding.place.line));
    return all;
  }

  TestFolder source_;
  TestFolder cache_;
};

TEST_F(ResourcesOfRun, CountAsWrittenInTheCode) {
  write("A.java",
        "class A { void f(Properties p) {\n"
        "  String name = p.getProperty(\"name\", \"SHA-256\");\n"
        "  hash(name);\n"
        "  hash(p.getProperty(\"other\", \"MD5\"));\n"
        "} }\n");
  write("app.properties", "name=MD5\nother=SHA-256\n");
  EXPECT_EQ(found(), (std::vector<std::string>{"flow:3", "searched:3"}));
}

TEST_F(ResourcesOfRun, ChangeWhatTheCacheKnows) {
  write("A.java", "class A { void f(Properties p) {\n  hash(p.getProperty(\"name\"));\n} }\n");
  write("app.properties", "name=SHA-256\n");
  EXPECT_TRUE(found().empty());
  write("app.properties", "name=MD5\n");
  EXPECT_EQ(found(), std::vector<std::string>{"flow:2"});  // the other rule asks for the word MD5 in the code
}

}  // namespace
}  // namespace insight::engine
