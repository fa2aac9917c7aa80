#include "engine/detectors/circular.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <utility>

#include "base/test_folder.h"
#include "engine/project_files.h"
#include "engine/syntax/lower.h"

namespace insight::engine::detectors {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A project in a folder of its own: every file is written, those in a language of ours are analysed.
std::vector<Finding> cycles_of(std::initializer_list<std::pair<std::string, std::string>> files) {
  const TestFolder folder;
  std::vector<graph::FileImports> facts;
  for (const auto& [path, content] : files) {
    std::filesystem::create_directories((folder.path() / path).parent_path());
    std::ofstream(folder.path() / path) << content;
    const auto language = syntax::language_of_file(path);
    if (!language) continue;
    const auto lowered = syntax::lower(*language, content);
    facts.push_back(graph::imports_of(path, lowered.tree, files::LineIndex(content)));
  }
  ProjectFiles project(folder.path());
  return circular(facts, [&](const std::string& path) { return project.read(path); });
}

std::vector<std::string> messages(const std::vector<Finding>& findings) {
  std::vector<std::string> texts;
  for (const Finding& finding : findings) texts.push_back(finding.message);
  return texts;
}

TEST(Circular, TellsEveryEdgeWithItsFileAndLine) {
  const auto findings =
      cycles_of({{"b.js", "\n\nconst a = require('./a');\n"}, {"a.js", "// first\nimport { b } from './b.js';\n"}});
  ASSERT_EQ(findings.size(), 1u);
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.message, "Import cycle: a.js → b.js → a.js.");
  EXPECT_EQ(finding.file, "a.js");
  EXPECT_EQ(finding.place.line, 2u);
  EXPECT_EQ(finding.severity, Severity::MEDIUM);
  ASSERT_EQ(finding.related.size(), 2u);
  EXPECT_EQ(finding.related[0].file, "a.js");
  EXPECT_EQ(finding.related[0].place.line, 2u);
  EXPECT_EQ(finding.related[1].file, "b.js");
  EXPECT_EQ(finding.related[1].place.line, 3u);
  EXPECT_EQ(finding.related[1].place.column, 11u);
  EXPECT_EQ(finding.related[1].message, "b.js imports a.js");
}

TEST(Circular, AcceptsATreeOfImports) {
  EXPECT_THAT(cycles_of({{"a.js", "import './b'; import './c';"}, {"b.js", "import './c'; import 'react';"}, {"c.js", ""}}),
              IsEmpty());
}

TEST(Circular, ShowsAShortestCycleOfAGroup) {
  const auto findings = cycles_of(
      {{"a.js", "import './b'"}, {"b.js", "import './c'"}, {"c.js", "import './a'; import './d'"}, {"d.js", "import './c'"}});
  EXPECT_THAT(messages(findings),
              ElementsAre("Import cycle: c.js → d.js → c.js. It is a shortest one among 4 files that import each other."));
}

TEST(Circular, DoesNotDependOnTheOrderOfFiles) {
  const auto one = cycles_of({{"a.ts", "import './c'"}, {"b.ts", "import './a'"}, {"c.ts", "export * from './b'"}});
  const auto other = cycles_of({{"c.ts", "export * from './b'"}, {"b.ts", "import './a'"}, {"a.ts", "import './c'"}});
  EXPECT_EQ(one, other);
  EXPECT_THAT(messages(one), ElementsAre("Import cycle: a.ts → c.ts → b.ts → a.ts."));
}

TEST(Circular, IgnoresImportsThatOnlyTypesNeed) {
  EXPECT_THAT(cycles_of({{"a.ts", "import type { B } from './b'"}, {"b.ts", "import './a'"}}), IsEmpty());
  EXPECT_THAT(cycles_of({{"a.ts", "import { type B, type C } from './b'"}, {"b.ts", "import './a'"}}), IsEmpty());
  EXPECT_THAT(cycles_of({{"a.ts", "export type { B } from './b'"}, {"b.ts", "import './a'"}}), IsEmpty());
  EXPECT_THAT(cycles_of({{"a.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import b\n"}, {"b.py", "import a\n"}}),
              IsEmpty());
  EXPECT_EQ(cycles_of({{"a.ts", "import { type B, c } from './b'"}, {"b.ts", "import './a'"}}).size(), 1u);
}

TEST(Circular, RanksLazyCyclesLower) {
  const auto lazy = cycles_of({{"a.js", "function f() { return require('./b') }"}, {"b.js", "import './a'"}});
  ASSERT_EQ(lazy.size(), 1u);
  EXPECT_EQ(lazy[0].severity, Severity::LOW);
  EXPECT_THAT(lazy[0].related[0].message, HasSubstr("when it is called"));

  const auto both = cycles_of({{"a.js", "const late = () => import('./b');\nimport './b';"}, {"b.js", "import './a'"}});
  ASSERT_EQ(both.size(), 1u);
  EXPECT_EQ(both[0].severity, Severity::MEDIUM);
  EXPECT_EQ(both[0].place.line, 2u);
}

TEST(Circular, FindsFilesByExtensionAndIndex) {
  EXPECT_EQ(cycles_of({{"a.ts", "import './lib'"}, {"lib/index.ts", "import '../a.js'"}}).size(), 1u);
  EXPECT_EQ(cycles_of({{"a.ts", "import './b'"}, {"b.tsx", "import '.'"}, {"index.ts", "import './a'"}}).size(), 1u);
  EXPECT_EQ(
      cycles_of({{"a.js", "import './lib'"}, {"lib/package.json", R"({"main": "./start"})"}, {"lib/start.js", "import '../a'"}})
          .size(),
      1u);
}

TEST(Circular, FollowsPathsOfTsconfig) {
  const auto findings = cycles_of({
      {"tsconfig.json", "{ \"extends\": \"./config/base\", /* no more */ }"},
      {"config/base.json",
       "{\n // aliases\n \"compilerOptions\": { \"baseUrl\": \"..\", \"paths\": { \"@/*\": [\"gone/*\", \"src/*\",], \"main\": "
       "[\"src/main.ts\"] } } }"},
      {"src/main.ts", "import '@/part'"},
      {"src/part.ts", "import 'main'"},
  });
  EXPECT_THAT(messages(findings), ElementsAre("Import cycle: src/main.ts → src/part.ts → src/main.ts."));
}

TEST(Circular, FollowsBaseUrlAndReferences) {
  EXPECT_EQ(cycles_of({{"jsconfig.json", R"({"compilerOptions": {"baseUrl": "src"}})"},
                       {"src/a.js", "import 'b/c'"},
                       {"src/b/c.js", "import 'a'"}})
                .size(),
            1u);
  EXPECT_EQ(cycles_of({{"tsconfig.json", R"({"files": [], "references": [{"path": "./tsconfig.app.json"}]})"},
                       {"tsconfig.app.json", R"({"compilerOptions": {"paths": {"~/*": ["./src/*"]}}})"},
                       {"src/a.ts", "import '~/b'"},
                       {"src/b.ts", "import '~/a'"}})
                .size(),
            1u);
}

TEST(Circular, FollowsPackagesOfAWorkspace) {
  const auto findings = cycles_of({
      {"packages/one/package.json",
       R"({"name": "@s/one", "exports": {".": {"types": "./dist/i.d.ts", "import": "./src/i.ts"}, "./x/*": "./src/deep/*.ts"}})"},
      {"packages/one/src/i.ts", "import '@s/two'"},
      {"packages/one/src/deep/d.ts", "import '@s/one'"},
      {"packages/two/package.json", R"({"name": "@s/two", "main": "dist/index.js"})"},
      {"packages/two/src/index.ts", "import '@s/one/x/d'"},
  });
  EXPECT_THAT(messages(findings), ElementsAre("Import cycle: packages/one/src/deep/d.ts → packages/one/src/i.ts → "
                                              "packages/two/src/index.ts → packages/one/src/deep/d.ts."));
}

TEST(Circular, FollowsImportsOfAPackage) {
  EXPECT_EQ(cycles_of({{"package.json", R"({"imports": {"#in/*.js": "./lib/*.js"}})"},
                       {"lib/a.js", "import '#in/b.js'"},
                       {"lib/b.js", "import './a.js'"}})
                .size(),
            1u);
}

TEST(Circular, AFolderThatIsExtendedMayBeTheRoot) {
  EXPECT_EQ(cycles_of({{"tsconfig.json", R"({"compilerOptions": {"paths": {"@/*": ["./src/*"]}}})"},
                       {"src/tsconfig.json", R"({"extends": ".."})"},
                       {"src/a.ts", "import '@/b'"},
                       {"src/b.ts", "import '@/a'"}})
                .size(),
            1u);
}

TEST(Circular, NeverLeavesTheRoot) {
  EXPECT_THAT(
      cycles_of({{"tsconfig.json", R"({"extends": "../../../etc/x.json", "compilerOptions": {"paths": {"*": ["../../*"]}}})"},
                 {"a.ts", "import '../a'; import '/a'; import '../../b'"},
                 {"b.ts", "import './a'"}}),
      IsEmpty());
}

TEST(Circular, SurvivesConfigurationThatMakesNoSense) {
  EXPECT_EQ(cycles_of({{"tsconfig.json", R"({"extends": "./tsconfig.json", "compilerOptions": {"paths": {"a": "b", "*": [7]}}})"},
                       {"package.json", R"({"name": 3, "exports": [[[{}]]], "main": {}, "imports": "no"})"},
                       {"a.ts", "import './b'; import '#x'; import ''"},
                       {"b.ts", "import './a'; import '@'"}})
                .size(),
            1u);
}

// Each of them would be followed eight deep, and thirty times at every step.
TEST(Circular, EndsWhereConfigurationsExtendEachOtherManyTimes) {
  std::string extends, references;
  for (int i = 0; i < 30; ++i) {
    extends += (i > 0 ? "," : "") + std::string("\"./tsconfig.json\"");
    references += (i > 0 ? "," : "") + std::string(R"({"path": "./tsconfig.app.json"})");
  }
  EXPECT_EQ(cycles_of({{"tsconfig.json", "{\"extends\": [" + extends + "], \"references\": [" + references + "]}"},
                       {"tsconfig.app.json", "{\"references\": [" + references + "]}"},
                       {"a.ts", "import './b'; import 'x'"},
                       {"b.ts", "import './a'; import 'x'"}})
                .size(),
            1u);
}

TEST(Circular, FollowsPythonModules) {
  const auto findings = cycles_of({{"app/__init__.py", "from .core import run\n"},
                                   {"app/core.py", "from . import tools\n"},
                                   {"app/tools.py", "import app.core\n"}});
  EXPECT_THAT(messages(findings), ElementsAre("Import cycle: app/core.py → app/tools.py → app/core.py."));
  EXPECT_EQ(
      cycles_of({{"src/p/__init__.py", ""}, {"src/p/a.py", "from p.b import x\n"}, {"src/p/b.py", "from .a import y\n"}}).size(),
      1u);
  EXPECT_EQ(cycles_of({{"p/__init__.py", "from p.a import x\n"}, {"p/a.py", "from p import y\n"}}).size(), 1u);
  EXPECT_THAT(cycles_of({{"logging.py", "import logging\nimport os\n"}, {"p/__init__.py", ""}, {"p/json.py", "import json\n"}}),
              IsEmpty());
}

TEST(Circular, TakesLongChainsWithoutRecursion) {
  std::vector<graph::FileImports> facts(20'000);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    facts[i].path = "f" + std::to_string(i) + ".js";
    facts[i].imports.push_back({.specifier = "./f" + std::to_string((i + 1) % facts.size())});
  }
  const TestFolder folder;
  ProjectFiles project(folder.path());
  const auto findings = circular(facts, [&](const std::string& path) { return project.read(path); });
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].related.size(), facts.size());
  EXPECT_LT(findings[0].message.size(), 400u);
}

}  // namespace
}  // namespace insight::engine::detectors
