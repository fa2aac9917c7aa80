// AcrossFiles: a folder of sources in which a taint rule follows values from file to file. What the tests of analyze_across begin
// with.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/test_folder.h"
#include "engine/analyze.h"

namespace insight::engine {

class AcrossFiles : public testing::Test {
 protected:
  using Sources = std::map<std::string, std::string>;

  void write(const Sources& sources) {
    for (const auto& [path, text] : sources) {
      std::filesystem::create_directories((source_.path() / path).parent_path());
      std::ofstream(source_.path() / path) << text;
    }
  }

  // With source(), sink(x), clean(x).
  static RuleSet rules(const std::string& language) {
    std::vector<Diagnostic> diagnostics;
    RuleSet rules = RuleSet::compile({{.path = "r.yaml",
                                       .text = fmt::format(R"(
rules:
- id: flow
  message: flow
  severity: ERROR
  languages: [{}]
  mode: taint
  pattern-sources: [{{pattern: source(...)}}, {{pattern: Web.source(...)}}]
  pattern-sanitizers: [{{pattern: clean(...)}}, {{pattern: Web.clean(...)}}]
  pattern-sinks: [{{pattern: sink(...)}}, {{pattern: Web.sink(...)}}]
)",
                                                           language),
                                       .detector = "rules"}},
                                     diagnostics);
    EXPECT_TRUE(diagnostics.empty());
    return rules;
  }

  Report run(const std::string& language, unsigned threads = 2, bool cached = false) {
    AnalyzeOptions options;
    options.root = source_.path();
    options.threads = threads;
    options.detectors = {"rules"};
    options.cache_key = "k";
    if (cached) options.cache_folder = cache_.path();
    return analyze(options, rules(language));
  }

  // "file:line from file:line", a finding each.
  std::vector<std::string> flows(const std::string& language, const Sources& sources) {
    write(sources);
    std::vector<std::string> found;
    for (const Finding& finding : run(language).findings) {
      const auto& from = finding.trace.front();
      found.push_back(fmt::format("{}:{} from {}:{}", finding.file, finding.place.line, from.file, from.place.line));
    }
    return found;
  }

  TestFolder source_;
  TestFolder cache_;
};

using Found = std::vector<std::string>;

}  // namespace insight::engine
