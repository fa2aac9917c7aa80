#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/syntax/lower.h"

namespace insight::engine::syntax {
namespace {

std::string dump_of(Language language, std::string_view source, Purpose purpose) {
  const Lowered result = lower(language, source, purpose);
  std::string text = dump(result.tree);
  const std::string_view head = "item: File\n";
  return text.starts_with(head) ? text.substr(head.size()) : text;
}
std::string lowered(Language language, std::string_view source) {
  return dump_of(language, source, Purpose::File);
}
std::string pattern(Language language, std::string_view source) {
  return dump_of(language, source, Purpose::Pattern);
}

TEST(JavaScriptLowering, ReadsImports) {
  EXPECT_EQ(lowered(Language::TypeScript, R"js(import a, { b as c, type D, default as e } from "m";
import * as ns from 'n';
import type { T } from "./t";
import "side";
import fs = require("fs");
import q = A.B;)js"),
            R"(  item: Import import
    item: ImportName `default`
      name: Identifier `a`
    item: ImportName `b`
      name: Identifier `c`
    item: ImportName `D` +type_only
    item: ImportName `default`
      name: Identifier `e`
    module: String `m`
  item: Import import
    item: ImportName `*`
      name: Identifier `ns`
    module: String `n`
  item: Import import +type_only
    item: ImportName `T`
    module: String `./t`
  item: Import import
    module: String `side`
  item: Import require
    item: ImportName `*`
      name: Identifier `fs`
    module: String `fs`
  item: VarDef import
    name: Identifier `q`
    value: Dot
      object: Identifier `A`
      name: Identifier `B`
)");
}

TEST(JavaScriptLowering, ReadsExports) {
  EXPECT_EQ(lowered(Language::TypeScript, R"js(export * from "x"; export * as y from "y";
export { a, b as default } from "./z";
export const p = 1, q = 2;
export default async function* f() {}
export = foo;
@dec export class A {})js"),
            R"(  item: Export all
    module: String `x`
  item: Export all
    item: ImportName `*`
      name: Identifier `y`
    module: String `y`
  item: Export named
    item: ImportName `a`
    item: ImportName `b`
      name: Identifier `default`
    module: String `./z`
  item: Export named
    value: VarDef const
      name: Identifier `p`
      value: Number `1`
    value: VarDef const
      name: Identifier `q`
      value: Number `2`
  item: Export default
    value: Function +async +generator
      name: Identifier `f`
      body: Block
  item: Export =
    value: Identifier `foo`
  item: Export named
    value: Class class
      decorator: Decorator
        value: Identifier `dec`
      name: Identifier `A`
      body: Block
)");
}

TEST(JavaScriptLowering, ReadsFunctions) {
  EXPECT_EQ(lowered(Language::TypeScript,
                    R"js(function f<T, K extends keyof T>(this: Foo, a?: string, { b }, c = 1, ...rest: number[]): Promise<void> {}
const g = async x => x, h = ({ y: [z = 1] }) => ({ z });
function overload(a: string): a is B;)js"),
            R"(  item: Function
    name: Identifier `f`
    type_params: TypeParams
      item: Identifier `T`
      item: Type `type_parameter`
        name: Identifier `K`
        type: Type `index_type_query`
          item: Identifier `T`
    param: Param
      name: This
      type: Identifier `Foo`
    param: Param +optional
      name: Identifier `a`
      type: Identifier `string`
    param: Param
      name: Dict
        item: Pair +shorthand
          key: Identifier `b`
          value: Identifier `b`
    param: Param
      name: Identifier `c`
      value: Number `1`
    param: Param +rest
      name: Identifier `rest`
      type: Type `array_type`
        item: Identifier `number`
    return_type: GenericType
      name: Identifier `Promise`
      item: Identifier `void`
    body: Block
  item: VarDef const
    name: Identifier `g`
    value: Function +arrow +async
      param: Param
        name: Identifier `x`
      body: Identifier `x`
  item: VarDef const
    name: Identifier `h`
    value: Function +arrow
      param: Param
        name: Dict
          item: Pair
            key: Identifier `y`
            value: List
              item: Assign
                left: Identifier `z`
                right: Number `1`
      body: Dict +parenthesised
        item: Pair +shorthand
          key: Identifier `z`
          value: Identifier `z`
  item: Function
    name: Identifier `overload`
    param: Param
      name: Identifier `a`
      type: Identifier `string`
    return_type: Type `type_predicate`
      item: Identifier `a`
      item: Identifier `B`
)");
}

TEST(JavaScriptLowering, ReadsClasses) {
  EXPECT_EQ(lowered(Language::TypeScript, R"js(abstract class A<T> extends B<T> implements C {
  static #p = 1;
  private readonly x: string;
  @in({ a: 1 }) foo(@p a, private b = 2) { super.x(); }
  get v() { return this.#p }
  static { a(); }
  abstract z(): void;
  async *[gen]() {}
  [k: string]: any;
})js"),
            R"(  item: Class class
    modifier: Modifier `abstract`
    name: Identifier `A`
    type_params: TypeParams
      item: Identifier `T`
    base: GenericType
      name: Identifier `B`
      item: Identifier `T`
    base: Identifier `C`
    body: Block
      item: VarDef
        modifier: Modifier `static`
        name: Identifier `#p`
        value: Number `1`
      item: VarDef
        modifier: Modifier `private`
        modifier: Modifier `readonly`
        name: Identifier `x`
        type: Identifier `string`
      item: Function +method
        decorator: Decorator
          value: Call
            callee: Identifier `in`
            item: Dict
              item: Pair
                key: Identifier `a`
                value: Number `1`
        name: Identifier `foo`
        param: Param
          decorator: Decorator
            value: Identifier `p`
          name: Identifier `a`
        param: Param
          modifier: Modifier `private`
          name: Identifier `b`
          value: Number `2`
        body: Block
          item: ExprStatement
            value: Call
              callee: Dot
                object: Super
                name: Identifier `x`
      item: Function +method +getter
        name: Identifier `v`
        body: Block
          item: Return
            value: Dot
              object: This
              name: Identifier `#p`
      item: Block
        item: ExprStatement
          value: Call
            callee: Identifier `a`
      item: Function +method
        modifier: Modifier `abstract`
        name: Identifier `z`
        return_type: Identifier `void`
      item: Function +computed +method +async +generator
        name: Identifier `gen`
        body: Block
      item: Type `index_signature`
        item: Identifier `k`
        item: Identifier `string`
        item: Identifier `any`
)");
}

TEST(JavaScriptLowering, ReadsJavaScriptClasses) {
  EXPECT_EQ(lowered(Language::JavaScript,
                    R"js(@d class A extends mixin(B) { @e static async m() {} "quoted" = 1; #q; static x; set y(v) {} })js"),
            R"(  item: Class class
    decorator: Decorator
      value: Identifier `d`
    name: Identifier `A`
    base: Call
      callee: Identifier `mixin`
      item: Identifier `B`
    body: Block
      item: Function +method +async
        decorator: Decorator
          value: Identifier `e`
        modifier: Modifier `static`
        name: Identifier `m`
        body: Block
      item: VarDef
        name: String `quoted`
        value: Number `1`
      item: VarDef
        name: Identifier `#q`
      item: VarDef
        modifier: Modifier `static`
        name: Identifier `x`
      item: Function +method +setter
        name: Identifier `y`
        param: Param
          name: Identifier `v`
        body: Block
)");
}

TEST(JavaScriptLowering, ReadsObjectsAndPatterns) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(({ a, b: 1, ["c"]: 2, "d": 3, ...e, m() {}, get n() { return 1 }, async *o() {} });
const { a, b: [c, , d = 1], f = 2, ...e } = x;
[a, b.c] = [, 1, ];)js"),
            R"(  item: ExprStatement
    value: Dict +parenthesised
      item: Pair +shorthand
        key: Identifier `a`
        value: Identifier `a`
      item: Pair
        key: Identifier `b`
        value: Number `1`
      item: Pair +computed
        key: String `c`
        value: Number `2`
      item: Pair
        key: String `d`
        value: Number `3`
      item: Spread ...
        value: Identifier `e`
      item: Function +method
        name: Identifier `m`
        body: Block
      item: Function +method +getter
        name: Identifier `n`
        body: Block
          item: Return
            value: Number `1`
      item: Function +method +async +generator
        name: Identifier `o`
        body: Block
  item: VarDef const
    name: Dict
      item: Pair +shorthand
        key: Identifier `a`
        value: Identifier `a`
      item: Pair
        key: Identifier `b`
        value: List
          item: Identifier `c`
          item: Empty
          item: Assign
            left: Identifier `d`
            right: Number `1`
      item: Pair +shorthand
        key: Identifier `f`
        value: Assign
          left: Identifier `f`
          right: Number `2`
      item: Spread ...
        value: Identifier `e`
    value: Identifier `x`
  item: ExprStatement
    value: Assign
      left: List
        item: Identifier `a`
        item: Dot
          object: Identifier `b`
          name: Identifier `c`
      right: List
        item: Empty
        item: Number `1`
)");
}

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

TEST(JavaScriptLowering, ReadsTypes) {
  EXPECT_EQ(lowered(Language::TypeScript, R"js(type U = | "a" | 1 | C[] | A.B<D>;
type F = new <T>(a: T, ...b) => void;
type M = { readonly [P in K]?: T[P] };
type L = `a${T}`;
let v = x as const, w = <T>y, z = a!.b satisfies (C);
f<string>(1);)js"),
            R"(  item: TypeAlias
    name: Identifier `U`
    type: Type `union_type`
      item: String `a`
      item: Number `1`
      item: Type `array_type`
        item: Identifier `C`
      item: GenericType
        name: Dot
          object: Identifier `A`
          name: Identifier `B`
        item: Identifier `D`
  item: TypeAlias
    name: Identifier `F`
    type: Type `constructor_type`
      type_params: TypeParams
        item: Identifier `T`
      param: Param
        name: Identifier `a`
        type: Identifier `T`
      param: Param +rest
        name: Identifier `b`
      return_type: Identifier `void`
  item: TypeAlias
    name: Identifier `M`
    type: Type `object_type`
      item: Type `index_signature`
        item: Type `mapped_type_clause`
          item: Identifier `P`
          item: Identifier `K`
        item: Type `lookup_type`
          item: Identifier `T`
          item: Identifier `P`
  item: TypeAlias
    name: Identifier `L`
    type: Template
      item: String `a`
      item: Identifier `T`
  item: VarDef let
    name: Identifier `v`
    value: Cast
      value: Identifier `x`
      type: Identifier `const`
  item: VarDef let
    name: Identifier `w`
    value: Cast
      type: Identifier `T`
      value: Identifier `y`
  item: VarDef let
    name: Identifier `z`
    value: Cast
      value: Dot
        object: Cast
          value: Identifier `a`
        name: Identifier `b`
      type: Identifier `C` +parenthesised
  item: ExprStatement
    value: Call
      callee: Identifier `f`
      type_params: TypeParams
        item: Identifier `string`
      item: Number `1`
)");
}

TEST(JavaScriptLowering, ReadsInterfacesEnumsAndNamespaces) {
  EXPECT_EQ(
      lowered(Language::TypeScript, R"js(interface I extends J<K>, L { m?(): void; readonly p: string; new (x: number): I; (y): z }
export const enum E { A, B = 2, "c" }
namespace N.M { const q = 1 }
declare global { var w: any }
declare module "z";
declare function f(): void;)js"),
      R"(  item: Class interface
    name: Identifier `I`
    base: GenericType
      name: Identifier `J`
      item: Identifier `K`
    base: Identifier `L`
    body: Block
      item: Function +optional +method
        name: Identifier `m`
        return_type: Identifier `void`
      item: VarDef
        modifier: Modifier `readonly`
        name: Identifier `p`
        type: Identifier `string`
      item: Function +method
        modifier: Modifier `new`
        param: Param
          name: Identifier `x`
          type: Identifier `number`
        return_type: Identifier `I`
      item: Function +method
        param: Param
          name: Identifier `y`
        return_type: Identifier `z`
  item: Export named
    value: Class enum
      modifier: Modifier `const`
      name: Identifier `E`
      body: Block
        item: VarDef
          name: Identifier `A`
        item: VarDef
          name: Identifier `B`
          value: Number `2`
        item: VarDef
          name: String `c`
  item: Namespace
    name: Dot
      object: Identifier `N`
      name: Identifier `M`
    body: Block
      item: VarDef const
        name: Identifier `q`
        value: Number `1`
  item: Namespace
    modifier: Modifier `declare`
    name: Identifier `global`
    body: Block
      item: VarDef var
        name: Identifier `w`
        type: Identifier `any`
  item: Namespace
    modifier: Modifier `declare`
    name: String `z`
  item: Empty
  item: Function
    modifier: Modifier `declare`
    name: Identifier `f`
    return_type: Identifier `void`
)");
}

TEST(JavaScriptLowering, ReadsMarkup) {
  EXPECT_EQ(lowered(Language::Tsx, R"js(const x = <a.b c="d" e={1} {...f} g>hi {y} <></> &nbsp; {/* none */}
  <p:q/>
</a.b>;)js"),
            R"(  item: VarDef const
    name: Identifier `x`
    value: Element
      name: Dot
        object: Identifier `a`
        name: Identifier `b`
      item: Attribute
        name: Identifier `c`
        value: String `d`
      item: Attribute
        name: Identifier `e`
        value: Number `1`
      item: Spread ...
        value: Identifier `f`
      item: Attribute
        name: Identifier `g`
      item: Text `hi `
      item: Identifier `y`
      item: Element
      item: Text `&nbsp;`
      item: Empty
      item: Element
        name: Identifier `p:q`
)");
}

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
      item: Ellipsis
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

TEST(JavaScriptLowering, KeepsWhatTheParserCouldNotPlace) {
  EXPECT_EQ(lowered(Language::JavaScript, R"js(f(1;
const = 3; class { x( }
ok();)js"),
            R"(  item: ExprStatement
    value: Call
      callee: Identifier `f`
      item: Number `1`
  item: Other `ERROR` +error
  item: ExprStatement
    value: Number `3`
  item: ExprStatement
    value: Class class
      body: Block
        item: Other `ERROR` +error
          item: Identifier `x`
  item: ExprStatement
    value: Call
      callee: Identifier `ok`
)");
}

// A node lies inside its parent, in the source as in preorder, and its text is where it says.
void expect_sound(const Tree& tree, const std::string& what) {
  ASSERT_GT(tree.size(), 0u) << what;
  ASSERT_EQ(tree[Tree::root].last, tree.size() - 1) << what;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const Node& node = tree[id];
    ASSERT_LT(node.parent, id) << what;
    ASSERT_TRUE(tree.contains(node.parent, node.last)) << what;
    ASSERT_LE(node.begin, node.end) << what;
    ASSERT_LE(tree[node.parent].begin, node.begin) << what << " at " << node.begin;
    ASSERT_GE(tree[node.parent].end, node.end) << what << " at " << node.begin;
  }
}

TEST(JavaScriptLowering, IsSoundOnRealFiles) {
  const std::filesystem::path packages = std::filesystem::path(INSIGHT_SOURCE_DIR) / "third_party/node_modules";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(packages)) {
    const std::string path = entry.path().string();
    const auto language = entry.is_regular_file() && entry.file_size() < 400'000 ? language_of_file(path) : std::nullopt;
    if (!language || *language == Language::Python) continue;
    std::ifstream stream(path);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const Lowered result = lower(*language, text);
    ASSERT_EQ(result.refusal, Refusal::None) << path;
    expect_sound(result.tree, path);
    if (result.tree.syntax_errors() == 0) {
      for (NodeId id = 0; id < result.tree.size(); ++id)
        EXPECT_NE(result.tree[id].kind, Kind::Other) << path << result.tree.span(id);
    }
    ++files;
  }
  EXPECT_GT(files, 10u);
}

TEST(JavaScriptLowering, IsSoundOnFilesCutAnywhere) {
  const std::string whole =
      "@d export default class A<T> extends B { static async *m({ a = 1 }, ...r) { for (const x of y) `a${x?.[1]}b`; } }\n"
      "import { a as b } from 'c'; switch (x) { case 1: <p q={1}>t</p> } const f = async (a) => ({ a, ...b }); /re/g.test([, a])";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    for (const Language language : {Language::JavaScript, Language::Tsx, Language::TypeScript}) {
      const std::string text = whole.substr(0, size);
      expect_sound(lower(language, text).tree, text);
      expect_sound(lower(language, text, Purpose::Pattern).tree, text);
    }
  }
}

TEST(JavaScriptLowering, RefusesWhatNestsTooDeeply) {
  const auto nested = [](std::string_view open, std::string_view close, std::size_t depth) {
    std::string text = "x = ";
    for (std::size_t i = 0; i < depth; ++i) text += open;
    text += "1";
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text;
  };
  EXPECT_EQ(lower(Language::JavaScript, nested("[", "]", 400)).refusal, Refusal::None);
  EXPECT_EQ(lower(Language::JavaScript, nested("[", "]", 5000)).refusal, Refusal::TooDeep);
  EXPECT_EQ(lower(Language::Tsx, nested("(() => {", "})", 5000)).refusal, Refusal::TooDeep);
  EXPECT_EQ(lower(Language::TypeScript, nested("-", "", 20'000)).refusal, Refusal::TooDeep);
}

TEST(JavaScriptLowering, BoundsLongChains) {
  std::string sum = "x = a0";
  std::string mixed = "x = a0";
  std::string else_ifs = "if (a) { b }";
  for (int i = 1; i < 3000; ++i) {
    sum += " + a" + std::to_string(i);
    mixed += i % 200 == 0 ? " && b" : " || b";
    else_ifs += " else if (a) { b }";
  }
  for (const std::string& text : {sum, mixed + " + " + sum.substr(4), else_ifs + " else { c }"}) {
    const Lowered result = lower(Language::JavaScript, text);
    ASSERT_EQ(result.refusal, Refusal::None);
    expect_sound(result.tree, text);
    std::size_t deepest = 0;
    for (NodeId id = 0; id < result.tree.size(); ++id) {
      std::size_t depth = 0;
      for (NodeId at = id; at != Tree::root; at = result.tree[at].parent) ++depth;
      deepest = std::max(deepest, depth);
    }
    EXPECT_LT(deepest, 400u);
    EXPECT_GE(result.tree.size(), 5900u);
  }
}

TEST(JavaScriptLowering, TakesLongUnionsFlat) {
  std::string text = "type T = 0";
  for (int i = 1; i < 5000; ++i) text += " | " + std::to_string(i);
  const Lowered result = lower(Language::TypeScript, text);
  ASSERT_EQ(result.refusal, Refusal::None);
  EXPECT_EQ(result.tree.size(), 5000u + 4);
}

TEST(Languages, AreKnownByNameExtensionAndFirstLine) {
  EXPECT_EQ(language_of_file("a/b.tsx"), Language::Tsx);
  EXPECT_EQ(language_of_file("a.d.mts"), Language::TypeScript);
  EXPECT_EQ(language_of_file("a.jsx"), Language::JavaScript);
  EXPECT_EQ(language_of_file("SConstruct"), Language::Python);
  EXPECT_EQ(language_of_file(".js"), std::nullopt);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/env -S LANG=C python3.11 -u\nx"), Language::Python);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/node\n"), Language::JavaScript);
  EXPECT_EQ(language_of_file("run", "#!"), std::nullopt);
  EXPECT_EQ(language_of_file("run", "#!/usr/bin/env"), std::nullopt);
}

TEST(Languages, AreNamedByRules) {
  EXPECT_EQ(languages_of_rule_word("ts").size(), 2u);
  EXPECT_EQ(languages_of_rule_word("js").size(), 1u);
  EXPECT_TRUE(languages_of_rule_word("regex").empty());
}

}  // namespace
}  // namespace insight::engine::syntax
