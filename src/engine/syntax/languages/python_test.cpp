#include <gtest/gtest.h>

#include "engine/syntax/languages/dumped.h"

namespace insight::engine::syntax {
namespace {

std::string lowered(std::string_view source) {
  return lowered(Language::Python, source);
}
std::string pattern(std::string_view source) {
  return pattern(Language::Python, source);
}

// The dump of one expression, as a statement holds it.
std::string expression(std::string_view source, Purpose purpose = Purpose::File) {
  const Lowered result = lower(Language::Python, source, purpose);
  return dump(result.tree, 2);
}

TEST(PythonLowering, ReadsDefinitions) {
  EXPECT_EQ(lowered("@a.b\nasync def f(a, /, b: int = 1, *, c=2, **k) -> str:\n  pass\n"),
            R"(  item: Function +async
    decorator: Decorator
      value: Dot
        object: Identifier `a`
        name: Identifier `b`
    name: Identifier `f`
    param: Param
      name: Identifier `a`
    param: Param `/`
    param: Param
      name: Identifier `b`
      type: Identifier `int`
      value: Number `1`
    param: Param `*`
    param: Param
      name: Identifier `c`
      value: Number `2`
    param: Param +keyword_rest
      name: Identifier `k`
    return_type: Identifier `str`
    body: Block
      item: Pass
)");
  EXPECT_EQ(lowered("class C(B, metaclass=M):\n  x: List[int] = 1\n"),
            R"(  item: Class class
    name: Identifier `C`
    base: Identifier `B`
    base: KeywordArg
      name: Identifier `metaclass`
      value: Identifier `M`
    body: Block
      item: VarDef
        name: Identifier `x`
        type: GenericType
          name: Identifier `List`
          item: Identifier `int`
        value: Number `1`
)");
}

TEST(PythonLowering, ReadsImports) {
  EXPECT_EQ(lowered("import a.b as c, d . e\nfrom ..m import x as y, z\nfrom . import *\nfrom __future__ import f\n"),
            R"(  item: Import import
    item: ImportName `a.b`
      name: Identifier `c`
    item: ImportName `d.e`
  item: Import from
    module: Identifier `..m`
    item: ImportName `x`
      name: Identifier `y`
    item: ImportName `z`
  item: Import from
    module: Identifier `.`
    item: ImportName `*`
  item: Import from
    module: Identifier `__future__`
    item: ImportName `f`
)");
}

TEST(PythonLowering, FoldsStrings) {
  EXPECT_EQ(expression("rb'a'"), "value: String `a`\n");
  EXPECT_EQ(expression("'''a'b'''"), "value: String `a'b`\n");
  EXPECT_EQ(expression("('a' \"b\"\n u'c')"), "value: String `abc` +parenthesised\n");
  EXPECT_EQ(expression("f'a{{'"), "value: String `a{{`\n");
  EXPECT_EQ(expression("''"), "value: String ``\n");
  EXPECT_EQ(
      expression("f'a{b!r:>{w}}c' 'd' f'{e}'"),
      "value: Template +\n  item: Template\n    item: String `a`\n    item: Identifier `b`\n    item: Identifier `w`\n    item: "
      "String `c`\n  item: String `d`\n  item: Template\n    item: Identifier `e`\n");
}

TEST(PythonLowering, ReadsOperators) {
  EXPECT_EQ(expression("a < b  is not c"),
            "value: Other `< is not`\n  item: Identifier `a`\n  item: Identifier `b`\n  item: Identifier `c`\n");
  EXPECT_EQ(expression("a <= b"), "value: Binary <=\n  left: Identifier `a`\n  right: Identifier `b`\n");
  EXPECT_EQ(expression("not a or b not   in c"),
            "value: Binary ||\n  left: Unary !\n    value: Identifier `a`\n  right: Binary not in\n    left: Identifier `b`\n    "
            "right: Identifier `c`\n");
  EXPECT_EQ(
      expression("(yes if c else no)"),
      "value: Conditional +parenthesised\n  condition: Identifier `c`\n  then: Identifier `yes`\n  otherwise: Identifier `no`\n");
  EXPECT_EQ(
      expression("a = b = 1,"),
      "value: Assign\n  left: Tuple +shorthand\n    item: Identifier `a`\n    item: Identifier `b`\n  right: Tuple\n    item: "
      "Number `1`\n");
  EXPECT_EQ(expression("x @= 1"), "value: AugAssign @=\n  left: Identifier `x`\n  right: Number `1`\n");
  EXPECT_EQ(expression("a[:b, ::1]"),
            "value: Index\n  object: Identifier `a`\n  item: Slice\n    condition: Identifier `b`\n  item: Slice\n    update: "
            "Number `1`\n");
}

TEST(PythonLowering, ReadsStatements) {
  EXPECT_EQ(lowered("try:\n  pass\nexcept* A as e:\n  raise B from e\nexcept C, d:\n  pass\nelse:\n  pass\nfinally:\n  pass\n"),
            R"(  item: Try
    body: Block
      item: Pass
    item: Catch *
      type: Identifier `A`
      name: Identifier `e`
      body: Block
        item: Throw
          value: Identifier `B`
          otherwise: Identifier `e`
    item: Catch
      type: Identifier `C`
      name: Identifier `d`
      body: Block
        item: Pass
    otherwise: Block
      item: Pass
    finally: Block
      item: Pass
)");
  const std::string with =
      "  item: With\n    item: Assign\n      left: Identifier `a`\n      right: Identifier `x`\n    body: Block\n      item: "
      "With\n        item: Identifier `y`\n        body: Block\n          item: Pass\n";
  EXPECT_EQ(lowered("with x as a, y: pass\n"), with);
  EXPECT_EQ(lowered("with (x as a, y,): pass\n"), with);
  EXPECT_EQ(lowered("if a: pass\nelif b: pass\nelse: pass\n"),
            "  item: If\n    condition: Identifier `a`\n    then: Block\n      item: Pass\n    otherwise: If\n      condition: "
            "Identifier `b`\n      then: Block\n        item: Pass\n"
            "      otherwise: Block\n        item: Pass\n");
  EXPECT_EQ(lowered("print 'x', y\n"),
            "  item: ExprStatement\n    value: Call\n      callee: Identifier `print`\n      item: String `x`\n      item: "
            "Identifier `y`\n");
}

TEST(PythonLowering, ReadsMatch) {
  EXPECT_EQ(lowered("match a:\n  case -1 | 'x': pass\n  case P(k=v) as p if p: pass\n  case _: pass\n"),
            R"(  item: Switch
    value: Identifier `a`
    item: Case
      value: Unary -
        value: Number `1`
      value: String `x`
      body: Block
        item: Pass
    item: Case
      value: Walrus
        left: Identifier `p`
        right: Call
          callee: Identifier `P`
          item: KeywordArg
            name: Identifier `k`
            value: Identifier `v`
      condition: Identifier `p`
      body: Block
        item: Pass
    item: Case
      body: Block
        item: Pass
)");
}

TEST(PythonLowering, ReadsPlaceholdersEverywhere) {
  EXPECT_EQ(pattern("__ic_ellipsis\n"), "  item: Ellipsis\n");
  EXPECT_EQ(pattern("...\n"), "  item: Ellipsis\n");
  EXPECT_EQ(lowered("...\n"), "  item: ExprStatement\n    value: Other `ellipsis`\n");
  EXPECT_EQ(pattern("@__ic_mv_D\ndef __ic_mv_F(__ic_ellipsis, __ic_mv_X, *__ic_seq_A):\n  ...\n"),
            "  item: Function\n    decorator: Decorator\n      value: Metavar `$D`\n    name: Metavar `$F`\n    param: Ellipsis\n  "
            "  param: Param\n      name: Metavar `$X`\n"
            "    param: SeqMetavar `$...A`\n    body: Block\n      item: Ellipsis\n");
  EXPECT_EQ(pattern("class __ic_mv_C(__ic_ellipsis):\n  __ic_ellipsis\n"),
            "  item: Class class\n    name: Metavar `$C`\n    base: Ellipsis\n    body: Block\n      item: Ellipsis\n");
  EXPECT_EQ(expression("f(..., k=__ic_mv_V, **__ic_ellipsis)", Purpose::Pattern),
            "value: Call\n  callee: Identifier `f`\n  item: Ellipsis\n  item: KeywordArg\n    name: Identifier `k`\n    value: "
            "Metavar `$V`\n  item: Ellipsis\n");
  EXPECT_EQ(expression("{__ic_ellipsis: __ic_ellipsis, __ic_mv_K: 1}", Purpose::Pattern),
            "value: Dict\n  item: Ellipsis\n  item: Pair\n    key: Metavar `$K`\n    value: Number `1`\n");
  EXPECT_EQ(
      expression("a.__ic_ellipsis.__ic_mv_M()", Purpose::Pattern),
      "value: Call\n  callee: Dot\n    object: Dot\n      object: Identifier `a`\n      name: Ellipsis\n    name: Metavar `$M`\n");
  EXPECT_EQ(pattern("from __ic_mv_M import __ic_mv_N as __ic_mv_A\n"),
            "  item: Import from\n    module: Metavar `$M`\n    item: ImportName `$N`\n      name: Metavar `$A`\n");
  EXPECT_EQ(pattern("try: ...\nexcept __ic_mv_E: ...\n"),
            "  item: Try\n    body: Block\n      item: Ellipsis\n    item: Catch\n      type: Metavar `$E`\n      body: Block\n    "
            "    item: Ellipsis\n");
  EXPECT_EQ(pattern("with __ic_ellipsis: ...\n"), "  item: With\n    item: Ellipsis\n    body: Block\n      item: Ellipsis\n");
}

// Parents before children, descendants in one run, spans inside their parent's.
void expect_well_formed(const Tree& tree, std::string_view what) {
  for (NodeId id = 1; id < tree.size(); ++id) {
    const Node& node = tree[id];
    ASSERT_LT(node.parent, id) << what;
    const Node& parent = tree[node.parent];
    ASSERT_TRUE(id <= node.last && node.last <= parent.last) << what;
    ASSERT_TRUE(parent.begin <= node.begin && node.begin <= node.end && node.end <= parent.end) << what << " at " << node.begin;
  }
}

TEST(PythonLowering, KeepsItsShapeOnBrokenInput) {
  const std::string source =
      "@d\nclass C(B):\n\tdef m(self, *a, k=1, **w):\n\t\twith x as y, z: return f'{a!r:>{b}}' 'c'\n        \tif a < b < c: "
      "pass\n\t\telif d: x: int = [i for i in j if i]\n"
      "try: pass\nexcept (A, B) as e: raise X from e\nmatch a:\n  case {'k': [1, *_]} | P(x=-1): pass\nfrom . import (a as "
      "b)\nlambda *a, b=1: a[1:2]\n";
  for (std::size_t size = 0; size <= source.size(); ++size) {
    const auto cut = source.substr(0, size);
    expect_well_formed(lower(Language::Python, cut).tree, "cut at " + std::to_string(size));
    const auto rest = source.substr(size);
    expect_well_formed(lower(Language::Python, rest).tree, "from " + std::to_string(size));
  }
  for (const std::string_view broken : {"def", "class (", "import", "f'{", "f'{a:{", "\"\"\"", "if:\nelse", "x = = 1", "(((",
                                        "match x:\n case", "\xff\xfe", "a\\"}) {
    for (const Purpose purpose : {Purpose::File, Purpose::Pattern})
      expect_well_formed(lower(Language::Python, broken, purpose).tree, broken);
  }
  EXPECT_GT(lower(Language::Python, "x = = 1\ny = 2\n").tree.syntax_errors(), 0U);
}

TEST(PythonLowering, FollowsChainsOfThousandsOfLinks) {
  const auto repeated = [](std::string_view link) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += link;
    return text;
  };
  for (const std::string& source : {"a" + repeated(".b(x, y=lambda: z)"), "a" + repeated("[0]"), "a" + repeated(" + b - c"),
                                    "a" + repeated(" and b or c"), repeated("a if b else ") + "c", "x: a" + repeated(" | b")}) {
    const Lowered result = lower(Language::Python, source);
    ASSERT_EQ(result.refusal, Refusal::None) << source.substr(0, 40);
    EXPECT_EQ(result.tree.syntax_errors(), 0U) << source.substr(0, 40);
    expect_well_formed(result.tree, source.substr(0, 40));
    EXPECT_GE(result.tree.size(), 10'000U) << source.substr(0, 40);
  }
}

TEST(PythonLowering, RefusesDeepNestingAndBoundsFlatChains) {
  EXPECT_EQ(lower(Language::Python, std::string(5000, '(') + "1" + std::string(5000, ')')).refusal, Refusal::TooDeep);
  std::string elifs = "if a: pass\n";
  std::string comparisons = "a";
  std::string sums = "a";
  std::string conditions = "a";
  for (int i = 0; i < 3000; ++i) {
    elifs += "elif b: pass\n";
    comparisons += " < b";
    sums += " + b";
    conditions += " and b";
  }
  for (const std::string& source : {elifs, comparisons, sums, conditions, sums + " < 3"}) {
    const Lowered result = lower(Language::Python, source);
    ASSERT_EQ(result.refusal, Refusal::None);
    std::size_t deepest = 0;
    for (NodeId id = result.tree.size() - 1; id != Tree::root; id = result.tree[id].parent) ++deepest;
    EXPECT_LT(deepest, 300U);
    EXPECT_GE(result.tree.size(), 3000U);
  }
}

}  // namespace
}  // namespace insight::engine::syntax
