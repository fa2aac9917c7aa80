#include "engine/analyze_across.h"

#include <algorithm>

#include "engine/across_files_fixture.h"

namespace insight::engine {
namespace {

TEST_F(AcrossFiles, ConstantsOfOtherFilesDecide) {
  const auto found = flows(
      "java",
      {{"Limits.java", "class Limits { static final boolean OPEN = false; static final int LEVEL = 7; static int FREE = 1; }\n"},
       {"Page.java",
        "class Page { void f() {\n"
        "  String a = Web.source();\n"
        "  if (!Limits.OPEN) a = \"fixed\";\n"
        "  Web.sink(a);\n"
        "  String b = \"fixed\";\n"
        "  if (Limits.LEVEL > 5) b = Web.source();\n"
        "  Web.sink(b);\n"
        "  String c = Web.source();\n"
        "  if (Limits.FREE == 1) c = \"fixed\";\n"
        "  Web.sink(c);\n"
        "} }\n"}});
  EXPECT_EQ(found, (Found{"Page.java:7 from Page.java:6", "Page.java:10 from Page.java:8"}));
  const auto python = flows("python", {{"settings.py", "OPEN = False\nMODE = 'a'\nMODE = 'b'\n"},
                                       {"page.py",
                                        "from settings import OPEN, MODE\nimport settings\n"
                                        "a = 'fixed'\n"
                                        "if OPEN or settings.OPEN:\n"
                                        "    a = source()\n"
                                        "sink(a)\n"
                                        "b = 'fixed'\n"
                                        "if MODE == 'a':\n"
                                        "    b = source()\n"
                                        "sink(b)\n"}});
  EXPECT_EQ(python, (Found{"page.py:10 from page.py:9"}));
}

TEST_F(AcrossFiles, WhatAFileBeginsToDefineIsFoundBesideTheCache) {
  write({{"main.c", "#include \"a.h\"\nint main() {\n  run(source());\n}\n"},
         {"a.h", "#include \"b.h\"\nvoid run(char *q);\n"},
         {"b.h", "int b;\n"},
         {"a.c", "void unlike(char *q) { sink(q); }\n"},
         {"b.c", "void unlike(char *q) { sink(q); }\n"}});
  EXPECT_TRUE(run("c", 2, true).findings.empty());
  write({{"b.c", "void run(char *q) { sink(q); }\n"}});
  EXPECT_EQ(run("c", 2, true).findings.size(), 1u);
  write({{"a.h", "void run(char *q);\n"}});
  EXPECT_TRUE(run("c", 2, true).findings.empty());
}

// Of pass.c and the headers no rule knows a word.
TEST_F(AcrossFiles, FilesThatOnlyPassValuesOn) {
  const auto found = flows("c", {{"a.c", "#include \"pass.h\"\nint main() {\n  pass(source());\n}\n"},
                                 {"pass.h", "#include \"run.h\"\nvoid pass(char *q);\n"},
                                 {"pass.c", "#include \"pass.h\"\nvoid pass(char *q) { run(q); }\n"},
                                 {"run.h", "void run(char *q);\n"},
                                 {"run.c", "void run(char *q) { sink(q); }\n"}});
  EXPECT_EQ(found, Found{"run.c:1 from a.c:3"});
}

// Where all files see each other it is names that choose, not which files come first.
TEST_F(AcrossFiles, AmongHundredsOfFiles) {
  Sources sources{{"main.rb", "h = UserStore.new(1)\nh.run(source())\n"},
                  {"z/user_store.rb", "class UserStore\n  def run(q)\n    sink(q)\n  end\nend\n"}};
  for (int i = 0; i < 500; ++i) sources[fmt::format("b/file_{}.rb", i)] = "class Other\nend\n";
  EXPECT_EQ(flows("ruby", sources), Found{"z/user_store.rb:3 from main.rb:2"});
}

TEST_F(AcrossFiles, WhatAnotherFileHasCleanedIsClean) {
  const auto found =
      flows("python", {{"a.py", "import lib\nfrom . import other\nsink(lib.fixed(source()))\nsink(other.same(source()))\n"},
                       {"lib.py", "def fixed(q): return 1\n"},
                       {"other.py", "def same(q): return q\n"}});
  EXPECT_EQ(found, Found{"a.py:4 from a.py:4"});
}

TEST_F(AcrossFiles, WhatAnotherFileKeeps) {
  const auto java =
      flows("java", {{"Kept.java",
                      "class Kept {\n static String last;\n static void keep(String s) { last = s; }\n"
                      " static String get() { return last; }\n}\n"},
                     {"A.java",
                      "class A {\n void f(boolean b) {\n  Kept.keep(source());\n  sink(Kept.get());\n  Kept.keep(\"x\");\n"
                      "  sink(Kept.get());\n  if (b) Kept.keep(source()); else Kept.keep(\"x\");\n  sink(Kept.get());\n }\n}\n"}});
  EXPECT_EQ(java, (Found{"A.java:4 from A.java:3", "A.java:8 from A.java:7"}));
}

TEST_F(AcrossFiles, WhatAnotherModuleKeeps) {
  const auto python =
      flows("python", {{"kept.py", "last = ''\n\ndef keep(s):\n    global last\n    last = s\n\ndef get():\n    return last\n"},
                       {"a.py", "import kept\nkept.keep(source())\nsink(kept.get())\nkept.keep('x')\nsink(kept.get())\n"}});
  EXPECT_EQ(python, (Found{"a.py:3 from a.py:2"}));
}

TEST_F(AcrossFiles, WhatAnotherFileMakesDependsOnTheCall) {
  const auto found = flows("python", {{"makers.py",
                                       "class Open:\n    def go(self, s):\n        return s\n\n"
                                       "class Shut:\n    def go(self, s):\n        return 'x'\n\n"
                                       "def make(kind):\n    if kind == 'open':\n        return Open()\n    return Shut()\n"},
                                      {"a.py",
                                       "import makers\nsink(makers.make('open').go(source()))\n"
                                       "sink(makers.make('shut').go(source()))\n"
                                       "one = makers.make('shut')\nsink(one.go(source()))\n"}});
  EXPECT_EQ(found, (Found{"a.py:2 from a.py:2"}));
}

TEST_F(AcrossFiles, RecordsOfOtherFilesKeepTheirFieldsApart) {
  const auto java =
      flows("java", {{"Ask.java", "record Ask(String name, String kind) {}\n"},
                     {"Makes.java", "class Makes { static Ask ask() { return new Ask(Web.source(), \"fixed\"); } }\n"},
                     {"Page.java",
                      "class Page { void f() {\n"
                      "  Ask ask = new Ask(Web.source(), \"fixed\");\n"
                      "  Web.sink(ask.name());\n"
                      "  Web.sink(ask.kind());\n"
                      "  var made = Makes.ask();\n"
                      "  Web.sink(made.name());\n"
                      "  Web.sink(made.kind());\n"
                      "} }\n"}});
  EXPECT_EQ(java, (Found{"Page.java:3 from Page.java:2", "Page.java:6 from Makes.java:1"}));
  const auto python = flows("python", {{"ask.py",
                                        "from dataclasses import dataclass\n"
                                        "@dataclass\n"
                                        "class Ask:\n    name: str\n    kind: str = 'a'\n"},
                                       {"page.py",
                                        "from ask import Ask\n"
                                        "ask = Ask(name=source(), kind='fixed')\n"
                                        "sink(ask.name)\n"
                                        "sink(ask.kind)\n"}});
  EXPECT_EQ(python, (Found{"page.py:3 from page.py:2"}));
}

TEST_F(AcrossFiles, FieldsHoldWhatAnotherFileDeclares) {
  const auto java = flows("java", {{"Kind.java", "enum Kind { SMALL, LARGE }\n"},
                                   {"Order.java", "record Order(Kind kind, String name) {}\n"},
                                   {"A.java",
                                    "class A {\n void f(Order o) {\n  o = source();\n"
                                    "  sink(o.kind());\n  sink(o.name());\n }\n}\n"}});
  EXPECT_EQ(java, Found{"A.java:5 from A.java:3"});
  const auto python = flows("python", {{"kinds.py", "import enum\nclass Kind(enum.Enum):\n    SMALL = 's'\n"},
                                       {"models.py",
                                        "from pydantic import BaseModel\nfrom kinds import Kind\n"
                                        "class Order(BaseModel):\n    kind: Kind\n    name: str\n"
                                        "class Loose:\n    kind: Kind\n"},
                                       {"a.py",
                                        "from models import Order, Loose\ndef f(o: Order, l: Loose):\n    o = o or source()\n"
                                        "    sink(o.kind)\n    sink(o.name)\n    l = l or source()\n    sink(l.kind)\n"}});
  EXPECT_EQ(python, (Found{"a.py:5 from a.py:3", "a.py:7 from a.py:6"}));
}

TEST_F(AcrossFiles, ARuleMayStayInOneFile) {
  write({{"a.py", "import b\nb.run(source())\nsink(source())\n"}, {"b.py", "def run(q): sink(q)\n"}});
  std::vector<Diagnostic> diagnostics;
  const auto own =
      RuleSet::compile({{.path = "r.yaml",
                         .text = "rules: [{id: r, message: m, severity: ERROR, languages: [python], mode: taint, options: "
                                 "{interfile: false}, pattern-sources: [{pattern: source()}], pattern-sinks: [{pattern: "
                                 "sink(...)}]}]",
                         .detector = "rules"}},
                       diagnostics);
  AnalyzeOptions options;
  options.root = source_.path();
  options.detectors = {"rules"};
  const auto report = analyze(options, own);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings.front().file, "a.py");
}

// The scout of the three knows no labels and cleans nothing.
TEST_F(AcrossFiles, RulesThatBeginAlikeEachFindWhatTheyAskFor) {
  write({{"a.py", "import b\nb.first(source())\nb.second(marked(source()))\nb.third(clean(source()))\n"},
         {"b.py", "def first(q):\n    sink(q)\ndef second(q):\n    sink(q)\ndef third(q):\n    sink(q)\n"}});
  std::vector<Diagnostic> diagnostics;
  const auto both = RuleSet::compile({{.path = "r.yaml",
                                       .text = R"(
rules:
- {id: plain, message: m, severity: ERROR, languages: [python], mode: taint, pattern-sources: [{shared: ours}],
   pattern-sanitizers: [{pattern: marked(...)}, {pattern: clean(...)}], pattern-sinks: [{pattern: sink(...)}]}
- {id: unmarked, message: m, severity: ERROR, languages: [python], mode: taint,
   pattern-sources: [{shared: ours}, {pattern: marked(...), label: MARKED, requires: __SOURCE__}],
   pattern-sinks: [{pattern: sink(...), requires: __SOURCE__ and not MARKED}]}
- {id: marked, message: m, severity: ERROR, languages: [python], mode: taint,
   pattern-sources: [{shared: ours}, {pattern: marked(...), label: MARKED, requires: __SOURCE__}],
   pattern-sinks: [{pattern: sink(...), requires: MARKED}]}
)",
                                       .detector = "rules",
                                       .shared = std::make_shared<const std::string>("shared: {ours: [{pattern: source()}]}")}},
                                     diagnostics);
  ASSERT_TRUE(diagnostics.empty());
  AnalyzeOptions options;
  options.root = source_.path();
  options.detectors = {"rules"};
  Found rules;
  for (const Finding& finding : analyze(options, both).findings)
    rules.push_back(fmt::format("{} {}", finding.rule, finding.place.line));
  EXPECT_EQ(rules, (Found{"plain 2", "unmarked 2", "marked 4", "unmarked 6"}));
}

TEST_F(AcrossFiles, FilesThatCallEachOtherEnd) {
  const auto found = flows("python", {{"a.py", "import b\ndef f(x, n):\n    b.g(x, n)\nf(source(), 1)\n"},
                                      {"b.py", "import a\ndef g(x, n):\n    sink(x)\n    a.f(x, n - 1)\n"}});
  EXPECT_EQ(found, Found{"b.py:3 from a.py:4"});
}

TEST_F(AcrossFiles, TheTraceNamesItsFiles) {
  write({{"a.py", "import b\nx = source()\nb.run(x)\n"}, {"b.py", "def run(q):\n    r = q\n    sink(r)\n"}});
  const Report report = run("python");
  ASSERT_EQ(report.findings.size(), 1u);
  std::vector<std::string> trace;
  for (const auto& step : report.findings.front().trace)
    trace.push_back(fmt::format("{}:{} {}", step.file, step.place.line, step.message));
  EXPECT_EQ(trace, (Found{"a.py:2 comes from here", "a.py:2 goes through `x`", "b.py:1 goes through `q`", "b.py:2 goes through `r`",
                          "b.py:3 arrives here"}));
  EXPECT_EQ(report.findings.front().code, "    sink(r)");
  EXPECT_EQ(report.findings.front().fingerprint.size(), 32u);
}

TEST_F(AcrossFiles, IsTheSameFromTheCacheAndOnAnyNumberOfThreads) {
  Sources sources{{"db.py", "def run(q):\n    sink(q)\n"}};
  for (int i = 0; i < 30; ++i)
    sources.emplace(fmt::format("v{:02}.py", i), fmt::format("import db\nx{} = source()\ndb.run(x{})\nsink(x{})\n", i, i, i));
  write(sources);
  const auto plain = run("python", 1).findings;
  EXPECT_EQ(plain.size(), 31u);
  EXPECT_EQ(run("python", 4).findings, plain);
  EXPECT_EQ(run("python", 4, true).findings, plain);
  EXPECT_EQ(run("python", 1, true).findings, plain);
  write({{"db.py", "def run(q):\n    return 1\n"}});
  EXPECT_EQ(run("python", 2, true).findings.size(), 30u);
  write({{"db.py", "def run(q):\n\n    sink(q)\n"}});
  const auto moved = run("python", 2, true).findings;
  EXPECT_EQ(moved.size(), 31u);
  EXPECT_EQ(moved.front().place.line, 3u);
}

TEST(Covered, AFlowTakesThePlaceOfAWeakerFindingOfOurs) {
  const auto found = [](const std::string& detector) {
    const TestFolder folder;
    std::ofstream(folder.path() / "a.py") << "run('a' + source())\nrun('a' + b)\nrun(1, 'a' + source())\n";
    std::vector<Diagnostic> diagnostics;
    const auto rules = RuleSet::compile({{.path = "r.yaml",
                                          .text = R"yaml(
rules:
- {id: built, message: m, severity: MEDIUM, languages: [python], metadata: {cwe: [CWE-78]}, pattern: "run('a' + $X)"}
- {id: other, message: m, severity: MEDIUM, languages: [python], metadata: {cwe: [CWE-1]}, pattern: "run('a' + $X)"}
- {id: severe, message: m, severity: CRITICAL, languages: [python], metadata: {cwe: [CWE-78]}, pattern: "run('a' + $X)"}
- id: flow
  message: m
  severity: HIGH
  languages: [python]
  metadata: {cwe: [CWE-78]}
  mode: taint
  pattern-sources: [{pattern: source()}]
  pattern-sinks: [{pattern: run(...)}]
)yaml",
                                          .detector = detector}},
                                        diagnostics);
    AnalyzeOptions options;
    options.root = folder.path();
    std::vector<std::string> told;
    for (const Finding& finding : analyze(options, rules).findings) {
      if (finding.detector == detector) told.push_back(fmt::format("{}:{}", finding.rule, finding.place.line));
    }
    std::ranges::sort(told);
    return told;
  };
  EXPECT_EQ(found("security"), (Found{"built:2", "flow:1", "flow:3", "other:1", "other:2", "severe:1", "severe:2"}));
  EXPECT_EQ(found("rules"), (Found{"built:1", "built:2", "flow:1", "flow:3", "other:1", "other:2", "severe:1", "severe:2"}));
}

}  // namespace
}  // namespace insight::engine
