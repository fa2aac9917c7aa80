#include <gtest/gtest.h>

#include "engine/syntax/languages/dumped.h"

namespace insight::engine::syntax {
namespace {

TEST(JavaScriptLowering, ReadsStringsAndTemplates) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(f("a\n'", `plain`, `a${x}b\n${y}`, tag`p`, t.u`q${z}`, /a[/]b/gi, "");)js"),
            R"(  item: ExprStatement
    value: Call
      callee: Identifier `f`
      item: String `a\n'`
      item: String `plain`
      item: Template
        item: String `a`
        item: Identifier `x`
        item: String `b\n`
        item: Identifier `y`
      item: Template
        callee: Identifier `tag`
        item: String `p`
      item: Template
        callee: Dot
          object: Identifier `t`
          name: Identifier `u`
        item: String `q`
        item: Identifier `z`
      item: Regex `a[/]b`
        name: String `gi`
      item: String ``
)");
}

TEST(JavaScriptLowering, ReadsChains) {
  EXPECT_EQ(
      lowered(Language::JavaScript, R"js(a?.b?.[c]?.(d)(...e); new F; new G.H(1); new.target; import.meta.url; import("x");)js"),
      R"(  item: ExprStatement
    value: Call
      callee: Call +optional
        callee: Index +optional
          object: Dot +optional
            object: Identifier `a`
            name: Identifier `b`
          item: Identifier `c`
        item: Identifier `d`
      item: Spread ...
        value: Identifier `e`
  item: ExprStatement
    value: New
      callee: Identifier `F`
  item: ExprStatement
    value: New
      callee: Dot
        object: Identifier `G`
        name: Identifier `H`
      item: Number `1`
  item: ExprStatement
    value: Dot
      object: Identifier `new`
      name: Identifier `target`
  item: ExprStatement
    value: Dot
      object: Dot
        object: Identifier `import`
        name: Identifier `meta`
      name: Identifier `url`
  item: ExprStatement
    value: Call
      callee: Identifier `import`
      item: String `x`
)");
}

TEST(JavaScriptLowering, ReadsOperators) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(a = b ||= !c ** -d, i++, --j, typeof k, void 0, delete l.m;
(x ? y : z) ?? (await w);
"p" in q && r instanceof s;
function* g() { yield; yield* h; })js"),
            R"(  item: ExprStatement
    value: Sequence
      item: Assign
        left: Identifier `a`
        right: AugAssign ||=
          left: Identifier `b`
          right: Binary **
            left: Unary !
              value: Identifier `c`
            right: Unary -
              value: Identifier `d`
      item: Unary ++ +postfix
        value: Identifier `i`
      item: Unary --
        value: Identifier `j`
      item: Unary typeof
        value: Identifier `k`
      item: Unary void
        value: Number `0`
      item: Unary delete
        value: Dot
          object: Identifier `l`
          name: Identifier `m`
  item: ExprStatement
    value: Binary ??
      left: Conditional +parenthesised
        condition: Identifier `x`
        then: Identifier `y`
        otherwise: Identifier `z`
      right: Await +parenthesised
        value: Identifier `w`
  item: ExprStatement
    value: Binary &&
      left: Binary in
        left: String `p`
        right: Identifier `q`
      right: Binary instanceof
        left: Identifier `r`
        right: Identifier `s`
  item: Function +generator
    name: Identifier `g`
    body: Block
      item: ExprStatement
        value: Yield
      item: ExprStatement
        value: Yield *
          value: Identifier `h`
)");
}

TEST(JavaScriptLowering, ReadsControlFlow) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(if (a) b(); else if (c) { d } else e;
for (let i = 0, j; i < n; i++) continue;
for (;;) {}
for (const [k, v] of m) {}
for (k in m);
while (a) break;
outer: do { break outer } while (b))js"),
            R"(  item: If
    condition: Identifier `a`
    then: Block
      item: ExprStatement
        value: Call
          callee: Identifier `b`
    otherwise: If
      condition: Identifier `c`
      then: Block
        item: ExprStatement
          value: Identifier `d`
      otherwise: Block
        item: ExprStatement
          value: Identifier `e`
  item: For
    init: VarDef let
      name: Identifier `i`
      value: Number `0`
    init: VarDef let
      name: Identifier `j`
    condition: Binary <
      left: Identifier `i`
      right: Identifier `n`
    update: Unary ++ +postfix
      value: Identifier `i`
    body: Block
      item: Continue
  item: For
    body: Block
  item: ForEach of
    left: VarDef const
      name: List
        item: Identifier `k`
        item: Identifier `v`
    right: Identifier `m`
    body: Block
  item: ForEach in
    left: Identifier `k`
    right: Identifier `m`
    body: Block
      item: Empty
  item: While
    condition: Identifier `a`
    body: Block
      item: Break
  item: Labeled
    name: Identifier `outer`
    body: DoWhile
      body: Block
        item: Break
          name: Identifier `outer`
      condition: Identifier `b`
)");
}

TEST(JavaScriptLowering, ReadsSwitchAndTry) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(switch (x) { case 1: case 2: f(); break; default: g() }
try { a } catch ({ m }) { } finally { b }
try { } catch { throw e }
debugger;;)js"),
            R"(  item: Switch
    value: Identifier `x`
    item: Case
      value: Number `1`
      body: Block
    item: Case
      value: Number `2`
      body: Block
        item: ExprStatement
          value: Call
            callee: Identifier `f`
        item: Break
    item: Case
      body: Block
        item: ExprStatement
          value: Call
            callee: Identifier `g`
  item: Try
    body: Block
      item: ExprStatement
        value: Identifier `a`
    item: Catch
      name: Dict
        item: Pair +shorthand
          key: Identifier `m`
          value: Identifier `m`
      body: Block
    finally: Block
      item: ExprStatement
        value: Identifier `b`
  item: Try
    body: Block
    item: Catch
      body: Block
        item: Throw
          value: Identifier `e`
  item: Debugger
  item: Empty
)");
}

}  // namespace
}  // namespace insight::engine::syntax
