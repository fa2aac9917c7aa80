#include <gtest/gtest.h>

#include "engine/syntax/languages/dumped.h"

namespace insight::engine::syntax {
namespace {

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
    value: Cast satisfies
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
      item: Text ` `
      item: Element
      item: Text ` `
      item: Text `&nbsp;`
      item: Text ` `
      item: Empty
      item: Element
        name: Identifier `p:q`
)");
}

}  // namespace
}  // namespace insight::engine::syntax
