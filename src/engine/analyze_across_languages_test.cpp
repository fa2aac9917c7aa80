#include "engine/across_files_fixture.h"

namespace insight::engine {
namespace {

TEST_F(AcrossFiles, JavaClassesThatStandInForAnInterface) {
  const auto found =
      flows("java", {{"app/Page.java",
                      "package app;\n"
                      "class Page {\n"
                      "  private final Store store;\n"
                      "  void show() { store.keep(Web.source()); store.drop(Web.source()); }\n"
                      "}\n"},
                     {"app/Store.java", "package app;\ninterface Store { void keep(String s); void drop(String s); }\n"},
                     {"app/FileStore.java",
                      "package app;\n"
                      "class FileStore implements Store {\n"
                      "  public void keep(String s) { Web.sink(s); }\n"
                      "  public void drop(String s) { Web.sink(\"fixed\"); }\n"
                      "}\n"},
                     {"other/Store.java", "package other;\ninterface Store { void keep(String s); }\n"},
                     {"other/OtherStore.java",
                      "package other;\n"
                      "class OtherStore implements Store {\n"
                      "  public void keep(String s) { Web.sink(s); }\n"
                      "}\n"}});
  EXPECT_EQ(found, (Found{"app/FileStore.java:3 from app/Page.java:4"}));
}

TEST_F(AcrossFiles, MethodsThatABaseClassLeavesToOthers) {
  const auto found = flows("java", {{"Base.java",
                                     "abstract class Base {\n"
                                     "  void run() { handle(Web.source()); Web.sink(name(Web.source())); }\n"
                                     "  abstract void handle(String s);\n"
                                     "  abstract String name(String s);\n"
                                     "}\n"},
                                    {"Own.java",
                                     "class Own extends Base {\n"
                                     "  void handle(String s) { Web.sink(s); }\n"
                                     "  String name(String s) { return \"fixed\"; }\n"
                                     "}\n"}});
  EXPECT_EQ(found, (Found{"Own.java:2 from Base.java:2"}));
  const auto python = flows("python", {{"base.py",
                                        "class Base:\n"
                                        "    def run(self):\n"
                                        "        self.handle(source())\n"
                                        "    def handle(self, text):\n"
                                        "        raise NotImplementedError\n"},
                                       {"own.py",
                                        "from base import Base\n"
                                        "class Own(Base):\n"
                                        "    def handle(self, text):\n"
                                        "        sink(text)\n"}});
  EXPECT_EQ(python, (Found{"own.py:4 from base.py:3"}));
}

TEST_F(AcrossFiles, WhatAFactoryMakesOfClassesOfThirdFiles) {
  const auto found =
      flows("java",
            {{"app/Page.java",
              "package app;\n"
              "class Page { void f() {\n"
              "  Way open = Ways.open();\n"
              "  Web.sink(open.go(Web.source()));\n"
              "  Way shut = Ways.shut();\n"
              "  Web.sink(shut.go(Web.source()));\n"
              "  Web.sink(Ways.shut().go(Web.source()));\n"
              "} }\n"},
             {"app/Ways.java",
              "package app;\n"
              "class Ways {\n"
              "  static Way open() { return new Open(); }\n"
              "  static Way shut() { Way way = new Shut(); return way; }\n"
              "}\n"},
             {"app/Way.java", "package app;\ninterface Way { String go(String s); }\n"},
             {"app/Open.java", "package app;\nclass Open implements Way { public String go(String s) { return s; } }\n"},
             {"app/Shut.java", "package app;\nclass Shut implements Way { public String go(String s) { return \"fixed\"; } }\n"}});
  EXPECT_EQ(found, (Found{"app/Page.java:4 from app/Page.java:4"}));
  const auto python =
      flows("python", {{"ways.py", "from shut import Shut\ndef make():\n    return Shut()\n"},
                       {"base.py", "class Way:\n    def go(self, s):\n        raise NotImplementedError\n"},
                       {"shut.py", "from base import Way\nclass Shut(Way):\n    def go(self, s):\n        return 'x'\n"},
                       {"page.py",
                        "from ways import make\n"
                        "way = make()\n"
                        "sink(way.go(source()))\n"
                        "sink(other.go(source()))\n"}});
  EXPECT_EQ(python, (Found{"page.py:4 from page.py:4"}));
}

TEST_F(AcrossFiles, BuildersOfJavaGiveThemselvesBack) {
  const auto found = flows("java", {{"app/Page.java",
                                     "package app;\n"
                                     "class Page {\n"
                                     "  void show() {\n"
                                     "    Job job = Job.builder().name(Web.source()).folder(\"a\").build();\n"
                                     "    Web.sink(job.name());\n"
                                     "    Web.sink(job.folder());\n"
                                     "  }\n"
                                     "}\n"},
                                    {"app/Job.java",
                                     "package app;\n"
                                     "class Job {\n"
                                     "  private final String name, folder;\n"
                                     "  private Job(Builder b) { this.name = b.name; this.folder = b.folder; }\n"
                                     "  static Builder builder() { return new Builder(); }\n"
                                     "  String name() { return name; }\n"
                                     "  String folder() { return folder; }\n"
                                     "  static class Builder {\n"
                                     "    private String name, folder;\n"
                                     "    Builder name(String v) { name = v; return this; }\n"
                                     "    Builder folder(String v) { folder = v; return this; }\n"
                                     "    Job build() { return new Job(this); }\n"
                                     "  }\n"
                                     "}\n"}});
  EXPECT_EQ(found, (Found{"app/Page.java:5 from app/Page.java:4"}));
}

TEST_F(AcrossFiles, PythonFunctionsAndMethods) {
  const auto found = flows("python", {{"app/__init__.py", ""},
                                      {"app/views.py",
                                       "from app.db import run, keep, Store\n"
                                       "from . import db\n"
                                       "from .web import read\n"
                                       "def a(): run(source())\n"
                                       "def b(): db.run(clean(source()))\n"
                                       "def c():\n"
                                       "    store = Store(source())\n"
                                       "    store.save(1)\n"
                                       "    store.write(source())\n"
                                       "def d(): sink(read())\n"
                                       "def e(): sink(db.fixed(source()))\n"
                                       "def f(): sink(keep(source()))\n"},
                                      {"app/web.py", "def read():\n    return source()\n"},
                                      {"app/db.py",
                                       "def run(q):\n"
                                       "    sink(q)\n"
                                       "def fixed(q):\n"
                                       "    return 1\n"
                                       "def keep(q): return [q]\n"
                                       "class Store:\n"
                                       "    def __init__(self, n): self.n = 1\n"
                                       "    def save(self, x): sink(x)\n"
                                       "    def write(self, x): sink('a' + x)\n"}});
  EXPECT_EQ(found, (Found{"app/db.py:2 from app/views.py:4", "app/db.py:9 from app/views.py:9", "app/views.py:10 from app/web.py:2",
                          "app/views.py:12 from app/views.py:12"}));
}

TEST_F(AcrossFiles, PythonNamesThatAPackagePassesOn) {
  const auto found = flows("python", {{"lib/__init__.py", "from .deep import run as go\nfrom .other import *\n"},
                                      {"lib/deep.py", "def run(q): sink(q)\n"},
                                      {"lib/other.py", "def say(q): sink(q)\n"},
                                      {"main.py", "import lib\nlib.go(source())\nlib.say(source())\n"}});
  EXPECT_EQ(found, (Found{"lib/deep.py:1 from main.py:2", "lib/other.py:1 from main.py:3"}));
}

TEST_F(AcrossFiles, ScriptsOfBothModuleSystems) {
  const auto found = flows("javascript", {{"a.js",
                                           "const { run } = require('./db');\n"
                                           "const db = require('./db');\n"
                                           "const own = require('./own');\n"
                                           "run(source());\n"
                                           "db.exec(source());\n"
                                           "own(source());\n"
                                           "db.run(clean(source()));\n"},
                                          {"db.js",
                                           "function run(q) { sink(q); }\n"
                                           "exports.exec = (q) => sink(q + 1);\n"
                                           "module.exports.run = run;\n"},
                                          {"own.js", "module.exports = function (q) { sink(q); };\n"},
                                          {"b.ts",
                                           "import store, { read } from './lib/index';\n"
                                           "import { Store } from './lib';\n"
                                           "import * as lib from './lib';\n"
                                           "sink(read());\n"
                                           "store(source());\n"
                                           "const s = new Store(1);\n"
                                           "s.put(source());\n"
                                           "lib.wipe(source());\n"},
                                          {"lib/index.ts",
                                           "export { read } from './web';\n"
                                           "export * from './store';\n"
                                           "export default function store(q: string) { sink(q); }\n"},
                                          {"lib/web.ts", "export const read = () => source();\n"},
                                          {"lib/store.ts",
                                           "export class Store { put(q) { sink(q); } }\n"
                                           "export function wipe(q) { sink(q); }\n"}});
  EXPECT_EQ(found, (Found{"b.ts:4 from lib/web.ts:1", "db.js:1 from a.js:4", "db.js:2 from a.js:5", "lib/index.ts:3 from b.ts:5",
                          "lib/store.ts:1 from b.ts:7", "lib/store.ts:2 from b.ts:8", "own.js:1 from a.js:6"}));
}

TEST_F(AcrossFiles, ClassesOfJava) {
  const auto found =
      flows("java", {{"src/com/x/app/Main.java",
                      "package com.x.app;\n"
                      "import com.x.db.Helper;\n"
                      "class Main extends Base {\n"
                      "  private Helper held;\n"
                      "  void a() { Helper.run(Web.source()); }\n"
                      "  void b() { Helper h = new Helper(Web.source()); Web.sink(h.fixed()); }\n"
                      "  void c() { held.keep(Web.source()); }\n"
                      "  void d() { Near.run(Web.source()); }\n"
                      "  void e() { log(Web.source()); this.log(1); }\n"
                      "  void f() { Web.sink(held.echo(Web.source())); }\n"
                      "}\n"},
                     {"src/com/x/app/Near.java", "package com.x.app;\nclass Near { static void run(String q) { Web.sink(q); } }\n"},
                     {"src/com/x/app/Base.java", "package com.x.app;\nclass Base { void log(String q) { } }\n"},
                     {"src/com/x/db/Helper.java",
                      "package com.x.db;\n"
                      "public class Helper {\n"
                      "  public static void run(String q) { Web.sink(q); }\n"
                      "  public String fixed() { return \"bar\"; }\n"
                      "  public void keep(String q) { Web.sink(q); }\n"
                      "  public String echo(String q) { return q; }\n"
                      "}\n"},
                     {"src/com/y/Helper.java", "package com.y;\npublic class Helper { static void run(String q) {} }\n"}});
  EXPECT_EQ(found, (Found{"src/com/x/app/Main.java:10 from src/com/x/app/Main.java:10",
                          "src/com/x/app/Near.java:2 from src/com/x/app/Main.java:8",
                          "src/com/x/db/Helper.java:3 from src/com/x/app/Main.java:5",
                          "src/com/x/db/Helper.java:5 from src/com/x/app/Main.java:7"}));
}

TEST_F(AcrossFiles, PackagesOfGo) {
  const auto found = flows("go", {{"main.go",
                                   "package main\n"
                                   "import \"example.com/m/db\"\n"
                                   "func main() {\n"
                                   "\tdb.Run(source())\n"
                                   "\tnear(source())\n"
                                   "\tsink(db.Fixed(source()))\n"
                                   "}\n"},
                                  {"near.go", "package main\nfunc near(q string) { sink(q) }\n"},
                                  {"db/a.go", "package db\nfunc Fixed(q string) string { return \"\" }\n"},
                                  {"db/b.go", "package db\nfunc Run(q string) { sink(q) }\n"}});
  EXPECT_EQ(found, (Found{"db/b.go:2 from main.go:4", "near.go:2 from main.go:5"}));
}

TEST_F(AcrossFiles, ClassesByTheirFiles) {
  EXPECT_EQ(
      flows("php", {{"A.php", "<?php\nuse App\\Db\\Helper;\n$h = new Helper(1);\n$h->run(source());\nHelper::go(source());\n"},
                    {"src/Db/Helper.php",
                     "<?php\nnamespace App\\Db;\nclass Helper {\n  function run($q) { sink($q); }\n  static function go($q) { "
                     "sink($q); }\n}\n"}}),
      (Found{"src/Db/Helper.php:4 from A.php:4", "src/Db/Helper.php:5 from A.php:5"}));
}

TEST_F(AcrossFiles, ClassesOfKotlinRubyAndCSharp) {
  EXPECT_EQ(flows("kotlin", {{"a/Main.kt", "import b.Helper\nfun f() { val h = Helper(1)\n h.run(source()) }\n"},
                             {"b/Helper.kt", "package b\nclass Helper(val n: Int) {\n fun run(q: String) { sink(q) }\n}\n"}}),
            Found{"b/Helper.kt:3 from a/Main.kt:3"});
  EXPECT_EQ(flows("ruby", {{"main.rb", "h = UserStore.new(1)\nh.run(source())\n"},
                           {"user_store.rb", "class UserStore\n  def run(q)\n    sink(q)\n  end\nend\n"}}),
            Found{"user_store.rb:3 from main.rb:2"});
  EXPECT_EQ(
      flows("csharp",
            {{"Main.cs", "class Main { readonly Store store; void F() { store.Run(source()); Store.Go(clean(source())); } }\n"},
             {"Store.cs",
              "class Store {\n  public void Run(string q) { sink(q); }\n  public static void Go(string q) { sink(q); }\n}\n"}}),
      Found{"Store.cs:2 from Main.cs:1"});
}

TEST_F(AcrossFiles, FunctionsOfCByWhatIsIncluded) {
  const auto found = flows("c", {{"src/main.c",
                                  "#include \"db.h\"\n"
                                  "#include <stdio.h>\n"
                                  "void declared(char *q);\n"
                                  "static void own(char *q) { sink(q); }\n"
                                  "int main(void) {\n"
                                  "  run(source());\n"
                                  "  declared(source());\n"
                                  "  sink(fixed(source()));\n"
                                  "  own(source());\n"
                                  "  other(source());\n"
                                  "  inside(source());\n"
                                  "}\n"},
                                 {"include/db.h", "#include \"more.h\"\nvoid run(char *q);\nchar *fixed(char *q);\n"},
                                 {"include/more.h", "void declared(char *q);\n"},
                                 {"src/db.c",
                                  "#include \"db.h\"\nchar *fixed(char *q) { return 0; }\n"
                                  "void run(char *q) { sink(q); }\nstatic void inside(char *q) { sink(q); }\n"},
                                 {"src/more.c", "void declared(char *q) {\n  sink(q);\n}\n"},
                                 {"tool/other.c", "void other(char *q) { sink(q); }\n"}});
  EXPECT_EQ(found, (Found{"src/db.c:3 from src/main.c:6", "src/main.c:4 from src/main.c:9", "src/more.c:2 from src/main.c:7"}));
}

TEST_F(AcrossFiles, FunctionsOfCpp) {
  const auto found =
      flows("cpp", {{"main.cpp", "#include \"db.hpp\"\nint main() {\n  run(source());\n  Store s;\n  s.save(source());\n}\n"},
                    {"db.hpp", "void run(char *q);\nclass Store { public: void save(char *q) { sink(q); } };\n"},
                    {"db.cpp", "#include \"db.hpp\"\nvoid run(char *q) { sink(q); }\n"}});
  EXPECT_EQ(found, (Found{"db.cpp:2 from main.cpp:3", "db.hpp:2 from main.cpp:5"}));
}

TEST_F(AcrossFiles, ContractsOfSolidity) {
  const auto found =
      flows("solidity", {{"contracts/A.sol",
                          "import \"./Store.sol\";\n"
                          "import {Lib as L, free} from \"../lib/Lib.sol\";\n"
                          "import \"../lib/All.sol\" as All;\n"
                          "contract A is Base {\n"
                          "  Store store;\n"
                          "  function handle() public {\n"
                          "    L.run(source());\n"
                          "    free(source());\n"
                          "    store.save(source());\n"
                          "    All.go(source());\n"
                          "    inherited(source());\n"
                          "    sink(L.fixed(source()));\n"
                          "  }\n"
                          "}\n"},
                         {"contracts/Store.sol",
                          "import \"./Base.sol\";\n"
                          "contract Store {\n  function save(uint x) public { sink(x); }\n}\n"},
                         {"contracts/Base.sol", "contract Base {\n  function inherited(uint x) internal { sink(x); }\n}\n"},
                         {"lib/Lib.sol",
                          "library Lib {\n  function run(uint x) internal { sink(x); }\n"
                          "  function fixed(uint x) internal returns (uint) { return 1; }\n}\n"
                          "function free(uint x) { sink(x); }\n"},
                         {"lib/All.sol", "function go(uint x) { sink(x); }\n"}});
  EXPECT_EQ(found, (Found{"contracts/Base.sol:2 from contracts/A.sol:11", "contracts/Store.sol:3 from contracts/A.sol:9",
                          "lib/All.sol:1 from contracts/A.sol:10", "lib/Lib.sol:2 from contracts/A.sol:7",
                          "lib/Lib.sol:5 from contracts/A.sol:8"}));
}

TEST_F(AcrossFiles, ModulesOfSwift) {
  const auto found =
      flows("swift",
            {{"Sources/App/main.swift",
              "func handle() {\n"
              "  run(source())\n"
              "  let s = Store(path: 1)\n"
              "  s.save(source())\n"
              "  s.more(x: source())\n"
              "  Store.open(source())\n"
              "  sink(fixed(source()))\n"
              "  other(source())\n"
              "}\n"},
             {"Sources/App/db/Run.swift", "func run(_ q: String) { sink(q) }\nfunc fixed(_ q: String) -> String { return \"\" }\n"},
             {"Sources/App/Store.swift",
              "class Store {\n  init(path: Int) {}\n  func save(_ x: String) { sink(x) }\n"
              "  static func open(_ x: String) { sink(x) }\n}\n"
              "extension Store {\n  func more(x: String) { sink(x) }\n}\n"},
             {"Sources/Other/Other.swift", "func other(_ q: String) { sink(q) }\n"}});
  EXPECT_EQ(found, (Found{"Sources/App/Store.swift:3 from Sources/App/main.swift:4",
                          "Sources/App/Store.swift:4 from Sources/App/main.swift:6",
                          "Sources/App/Store.swift:7 from Sources/App/main.swift:5",
                          "Sources/App/db/Run.swift:1 from Sources/App/main.swift:2"}));
}

TEST_F(AcrossFiles, ModulesOfRust) {
  const auto found = flows("rust", {{"src/main.rs",
                                     "mod db;\n"
                                     "mod web;\n"
                                     "use crate::db::store::{Store, open as open_it};\n"
                                     "use db::run;\n"
                                     "fn main() {\n"
                                     "    run(source());\n"
                                     "    db::go(source());\n"
                                     "    crate::db::store::free(source());\n"
                                     "    open_it(source());\n"
                                     "    let s = Store::new(1);\n"
                                     "    s.save(source());\n"
                                     "    sink(db::fixed(source()));\n"
                                     "}\n"},
                                    {"src/db/mod.rs",
                                     "pub mod store;\npub fn run(q: String) { sink(q); }\npub fn go(q: String) { sink(q); }\n"
                                     "pub fn fixed(q: String) -> u8 { 1 }\n"},
                                    {"src/db/store.rs",
                                     "pub struct Store { a: u8 }\n"
                                     "impl Store {\n    pub fn new(a: u8) -> Self { Store { a } }\n"
                                     "    pub fn save(&self, q: String) { sink(q); }\n}\n"
                                     "pub fn open(q: String) { sink(q); }\npub fn free(q: String) { sink(q); }\n"},
                                    {"src/web.rs",
                                     "use super::db;\nuse crate::db::store::Store;\n"
                                     "fn f(s: &Store) {\n    db::go(source());\n    s.save(source());\n}\n"}});
  EXPECT_EQ(found, (Found{"src/db/mod.rs:2 from src/main.rs:6", "src/db/mod.rs:3 from src/main.rs:7",
                          "src/db/store.rs:4 from src/main.rs:11", "src/db/store.rs:6 from src/main.rs:9",
                          "src/db/store.rs:7 from src/main.rs:8"}));
}

}  // namespace
}  // namespace insight::engine
