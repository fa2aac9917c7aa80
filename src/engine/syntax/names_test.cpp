#include "engine/syntax/names.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::syntax {
namespace {

// One file, with questions asked by the text of a node.
class File {
 public:
  File(Language language, std::string source) : source_(std::move(source)), tree_(lower(language, source_).tree), names_(tree_) {}

  // The nodes whose source text is `text`, outermost first, in order.
  std::vector<NodeId> all(std::string_view text) const {
    std::vector<NodeId> found;
    for (NodeId id = 0; id < tree_.size(); ++id) {
      const Kind kind = tree_[id].kind;
      const bool value =
          kind == Kind::Identifier || kind == Kind::Dot || kind == Kind::Binary || kind == Kind::String || kind == Kind::Number;
      if (value && tree_.span(id) == text) found.push_back(id);
    }
    return found;
  }
  std::string qualified(std::string_view text) const { return std::string(names_.qualified(all(text).back())); }
  std::optional<Constant> constant(std::string_view text) const { return names_.constant(all(text).back()); }
  std::uint32_t definition(std::string_view text, std::size_t which) const { return names_.definition(all(text).at(which)); }
  const Tree& tree() const { return tree_; }

 private:
  std::string source_;
  Tree tree_;
  Names names_;
};

File python(std::string source) {
  return {Language::Python, std::move(source)};
}
File javascript(std::string source) {
  return {Language::JavaScript, std::move(source)};
}

TEST(Names, PythonImportsHaveFullNames) {
  EXPECT_EQ(python("import os\nos.system(x)\n").qualified("os.system"), "os.system");
  EXPECT_EQ(python("import os.path as p\np.join(x)\n").qualified("p.join"), "os.path.join");
  EXPECT_EQ(python("from flask import request as r\nr.args.get(x)\n").qualified("r.args.get"), "flask.request.args.get");
  EXPECT_EQ(python("from a.b import c\nc(x)\n").qualified("c"), "a.b.c");
  EXPECT_EQ(python("import a.b.c\na.b.c.d(x)\n").qualified("a.b.c.d"), "a.b.c.d");
}

TEST(Names, JavaScriptModulesHaveFullNames) {
  EXPECT_EQ(javascript("const cp = require('child_process'); cp.exec(x)").qualified("cp.exec"), "child_process.exec");
  EXPECT_EQ(javascript("const { exec: run } = require('node:child_process'); run(x)").qualified("run"), "child_process.exec");
  EXPECT_EQ(javascript("import { exec } from 'child_process'; exec(x)").qualified("exec"), "child_process.exec");
  EXPECT_EQ(javascript("import { exec as e } from 'child_process'; e(x)").qualified("e"), "child_process.exec");
  EXPECT_EQ(javascript("import * as cp from 'child_process'; cp.exec(x)").qualified("cp.exec"), "child_process.exec");
  EXPECT_EQ(javascript("const run = require('child_process').exec; run(x)").qualified("run"), "child_process.exec");
  EXPECT_EQ(javascript("require('child_process').exec(x)").qualified("require('child_process').exec"), "child_process.exec");
}

TEST(Names, AParameterHidesAnImport) {
  EXPECT_EQ(javascript("const path = require('path'); function f(path) { path.join(x) }").qualified("path.join"), "");
  EXPECT_EQ(python("import os\ndef f(os):\n    os.system(x)\n").qualified("os.system"), "");
}

TEST(Names, ConstantsAreFollowed) {
  EXPECT_EQ(javascript("const a = 'x'; const b = a + 'y'; f(b)").constant("b"), Constant(std::string("xy")));
  EXPECT_EQ(python("A = 'x'\ndef f():\n    g(A)\n").constant("A"), Constant(std::string("x")));
  EXPECT_EQ(python("n = 0x10 + 1\ng(n)\n").constant("n"), Constant(std::int64_t{17}));
}

TEST(Names, WhatIsAssignedTwiceIsNoConstant) {
  EXPECT_FALSE(javascript("let a = 'x'; a = y; f(a)").constant("a"));
  EXPECT_FALSE(javascript("let a = 1; a++; f(a)").constant("a"));
  EXPECT_FALSE(python("a = 'x'\na += y\nf(a)\n").constant("a"));
  EXPECT_FALSE(python("for a in x:\n    f(a)\n").constant("a"));
  EXPECT_FALSE(python("def f(a='x'):\n    g(a)\n").constant("a"));
}

TEST(Names, DefinitionsTellVariablesOfOneNameApart) {
  const File file = javascript("function f(x) { return x } function g(x) { return x }");
  EXPECT_NE(file.definition("x", 0), 0u);
  EXPECT_EQ(file.definition("x", 0), file.definition("x", 1));
  EXPECT_NE(file.definition("x", 1), file.definition("x", 2));
}

TEST(Names, NonlocalAndGlobalNameTheVariableAround) {
  const File inner = python("def f():\n    a = 1\n    def g():\n        nonlocal a\n        a = 2\n    g()\n");
  EXPECT_EQ(inner.definition("a", 0), inner.definition("a", 2));
  const File outer = python("def g():\n    global a\n    a = 2\na = 1\n");
  EXPECT_EQ(outer.definition("a", 1), outer.definition("a", 2));
  const File own = python("def f():\n    a = 1\n    def g():\n        a = 2\n");
  EXPECT_NE(own.definition("a", 0), own.definition("a", 1));
}

TEST(Names, HostileDepthHasNoValue) {
  std::string source = "const a0 = 'x';";
  for (int i = 1; i < 100; ++i) source += "const a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + 'y';";
  EXPECT_FALSE(javascript(source + "f(a99)").constant("a99"));
}

}  // namespace
}  // namespace insight::engine::syntax
