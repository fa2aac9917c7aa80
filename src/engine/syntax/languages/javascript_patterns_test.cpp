#include <gtest/gtest.h>

#include "engine/syntax/languages/dumped.h"

namespace insight::engine::syntax {
namespace {

TEST(JavaScriptLowering, ReadsPlaceholdersInStatements) {
  EXPECT_EQ(pattern(Language::JavaScript, R"js(__ic_ellipsis;
f(__ic_mv_X, __ic_ellipsis, __ic_seq_ARGS);
a.__ic_ellipsis.b();
x.__ic_mv_F = __ic_deep(y);
function __ic_mv_N(__ic_ellipsis, __ic_mv_A) { __ic_ellipsis }
switch (v) { case __ic_mv_C: __ic_ellipsis }
try { __ic_ellipsis } catch (__ic_mv_E) { __ic_ellipsis })js"),
            R"(  item: Ellipsis
  item: ExprStatement
    value: Call
      callee: Identifier `f`
      item: Metavar `$X`
      item: Ellipsis
      item: SeqMetavar `$...ARGS`
  item: ExprStatement
    value: Call
      callee: Dot
        object: Dot
          object: Identifier `a`
          name: Ellipsis
        name: Identifier `b`
  item: ExprStatement
    value: Assign
      left: Dot
        object: Identifier `x`
        name: Metavar `$F`
      right: DeepEllipsis
        value: Identifier `y`
  item: Function
    name: Metavar `$N`
    param: Ellipsis
    param: Param
      name: Metavar `$A`
    body: Block
      item: Ellipsis
  item: Switch
    value: Identifier `v`
    item: Case
      value: Metavar `$C`
      body: Block
        item: Ellipsis
  item: Try
    body: Block
      item: Ellipsis
    item: Catch
      name: Metavar `$E`
      body: Block
        item: Ellipsis
)");
}

TEST(JavaScriptLowering, ReadsPlaceholdersInObjectsAndClasses) {
  EXPECT_EQ(pattern(Language::JavaScript, R"js(({ __ic_ellipsis, k: __ic_mv_V, __ic_mv_X, ...__ic_ellipsis, [__ic_mv_K]: 1 });
const { __ic_ellipsis, __ic_mv_X } = __ic_mv_Y;
[__ic_ellipsis, __ic_mv_Z] = a;
class __ic_mv_A extends __ic_mv_B { __ic_ellipsis; __ic_mv_M(__ic_ellipsis) { __ic_ellipsis } @__ic_mv_D f = 1; })js"),
            R"(  item: ExprStatement
    value: Dict +parenthesised
      item: Ellipsis
      item: Pair
        key: Identifier `k`
        value: Metavar `$V`
      item: Pair +shorthand
        key: Metavar `$X`
        value: Metavar `$X`
      item: Ellipsis
      item: Pair +computed
        key: Metavar `$K`
        value: Number `1`
  item: VarDef const
    name: Dict
      item: Ellipsis
      item: Pair +shorthand
        key: Metavar `$X`
        value: Metavar `$X`
    value: Metavar `$Y`
  item: ExprStatement
    value: Assign
      left: List
        item: Ellipsis
        item: Metavar `$Z`
      right: Identifier `a`
  item: Class class
    name: Metavar `$A`
    base: Metavar `$B`
    body: Block
      item: Ellipsis
      item: Function +method
        name: Metavar `$M`
        param: Ellipsis
        body: Block
          item: Ellipsis
      item: VarDef
        decorator: Decorator
          value: Metavar `$D`
        name: Identifier `f`
        value: Number `1`
)");
}

TEST(JavaScriptLowering, ReadsPlaceholdersInImportsAndMarkup) {
  EXPECT_EQ(pattern(Language::Tsx, R"js(import __ic_mv_D, { __ic_ellipsis, __ic_mv_X, a as __ic_mv_Y } from "__m";
import * as __ic_mv_N from "n";
<__ic_mv_T __ic_ellipsis k={__ic_mv_X} __ic_mv_A="s">__ic_ellipsis</__ic_mv_T>;
<p>{__ic_ellipsis}</p>;
let x: __ic_mv_TYPE<__ic_ellipsis> = __ic_typed(__ic_mv_V, Foo);
f((__ic_mv_W: Bar));)js"),
            R"(  item: Import import
    item: ImportName `default`
      name: Metavar `$D`
    item: Ellipsis
    item: ImportName `$X`
    item: ImportName `a`
      name: Metavar `$Y`
    module: String `__m`
  item: Import import
    item: ImportName `*`
      name: Metavar `$N`
    module: String `n`
  item: ExprStatement
    value: Element
      name: Metavar `$T`
      item: Ellipsis
      item: Attribute
        name: Identifier `k`
        value: Metavar `$X`
      item: Attribute
        name: Metavar `$A`
        value: String `s`
      item: Ellipsis
  item: ExprStatement
    value: Element
      name: Identifier `p`
      item: Metavar `$_`
  item: VarDef let
    name: Identifier `x`
    type: GenericType
      name: Metavar `$TYPE`
      item: Ellipsis
    value: TypedMetavar
      name: Metavar `$V`
      type: Identifier `Foo`
  item: ExprStatement
    value: Call
      callee: Identifier `f`
      item: TypedMetavar +parenthesised
        name: Metavar `$W`
        type: Identifier `Bar`
)");
}

}  // namespace
}  // namespace insight::engine::syntax
