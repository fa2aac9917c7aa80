#include <gtest/gtest.h>

#include "engine/syntax/languages/dumped.h"

namespace insight::engine::syntax {
namespace {

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
    base: Identifier `C` +type_only
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

}  // namespace
}  // namespace insight::engine::syntax
