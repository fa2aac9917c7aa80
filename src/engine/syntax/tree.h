// Tree: the one small syntax tree that every language is lowered into, files and patterns alike.
// Made by lower() (lower.h) through a Builder; read by the matcher, the native visitors and name resolution. Never changed once
// built, so any number of threads may read one. It borrows the source text, which must outlive it.
//
// Nodes stand in preorder: a node's descendants are exactly (id, last(id)], so "is inside" is a comparison of two numbers and a
// walk touches memory in order. What a child means to its parent is its Role; which roles a kind has stands beside the kind, where
// `x?` may be missing and `x*` may repeat, in source order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/language.h"

namespace insight::engine::syntax {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = UINT32_MAX;

enum class Kind : std::uint8_t {
  // Anything a lowering doesn't know by name. text: the grammar's own name of the node. item*
  Other,
  File,   // item*: statements
  Block,  // item*

  // Names and values. `text` holds the name or the value.
  Identifier,  // text: the name
  Number,      // text: as written
  String,  // text: the content as written, without quotes and prefix. Adjacent literals and templates without holes are one String
  Template,  // f"…" and `…${}…`. item*: String for the fixed parts, the expression for a hole. callee? op "+": side by side
  Bool,      // text: true | false, whatever the language writes
  Null,      // None, null, nil; undefined is an Identifier
  Regex,     // text: between the slashes; name?: String with the flags
  This,      // this; Python's self is an Identifier
  Super,

  // Expressions
  Call,         // callee, item*: arguments (expressions, KeywordArg, Spread)
  New,          // callee, item*. `f<T>(x)` and `new F<T>(x)` have type_params? between the two
  KeywordArg,   // name: Identifier, value
  Spread,       // *x, ...x: value. op: "*", "**" or "..."
  Dot,          // object, name: Identifier (or Ellipsis/Metavar in a pattern). Flag::Optional for ?.
  Index,        // object, item*: what stands in the brackets. Flag::Optional for ?.[
  Slice,        // init?, condition?, update? : a[b:c:d]
  Unary,        // op, value. Prefix and postfix (Flag::Postfix), not, typeof, void, delete-expression
  Binary,       // op, left, right. and/or are spelled && and ||, not stays `!`; `not in` and `is not` are ops of their own
  Assign,       // left, right (value). `a = b = c` nests to the right; Python's is one, whose left is a Tuple+Flag::Shorthand
  AugAssign,    // op ("+=" …), left, right
  Conditional,  // condition, then, otherwise
  Await,
  Yield,          // value?; op "from"/"*" for delegating yield
  Tuple,          // item*. Also several targets or values separated by commas without brackets
  List,           // item*: arrays and list displays; also array destructuring
  Set,            // item*
  Dict,           // item*: Pair, Spread, Function (Flag::Method), Identifier (shorthand `{a}` becomes Pair(key a, value
                  // a)+Flag::Shorthand)
  Pair,           // key, value. A computed key `[k]` sets Flag::Computed. An identifier key is an Identifier, a quoted one a String
  Comprehension,  // value (or Pair), item*: ForEach without body, If without then. op: "list" "set" "dict" "generator"
  Sequence,       // item*: JavaScript's comma operator
  Cast,           // value, type: `x as T`, `<T>x`, `x satisfies T` (op); `x!` has no type
  Walrus,         // left, right: name := value
  Function,  // decorator*, modifier*, name?, type_params?, param*, return_type?, body (Block, or an expression for `x => x+1` and
             // lambda)
  // one kind for definitions, methods, lambdas and arrows; flags Arrow, Lambda, Method, Async, Generator, Getter, Setter.
  // `const f = () => …` is VarDef(name, value: Function)
  Param,  // decorator*, modifier*, name (Identifier, Dict/List when destructured), type?, value? (default). Flag::Rest (*a, ...a),
          // Flag::KeywordRest (**k)
          // Python's bare `*` and `/` separators are Param with text "*" or "/" and no name

  // Statements
  ExprStatement,  // value
  VarDef,  // name, type?, value?, modifier*. op: var let const; one node for each declarator. Class fields and `x: int = 1` too
  Return,
  Throw,    // value?; Throw: otherwise? is Python's `from`
  If,       // condition, then (Block), otherwise? (Block, or If for else-if / elif). Flag::Computed: Ruby's `unless`
  For,      // init?, condition?, update?, body
  ForEach,  // left (target), right (iterable), body, otherwise?. op: in of; Flag::Async
  While,    // condition, body, otherwise?
  DoWhile,  // body, condition
  Switch,   // value, item*: Case
  Case,     // value* (none: default), condition? (guard), body: Block. Flag::Arrow where it never runs on into the next
  Try,      // body, item*: Catch, otherwise?, finally?
  Catch,    // type?, name?, body. JavaScript's `catch (e)` has only a name
  With,     // item (Python's `with a, b` is one within the other): VarDef-like Assign(left: target, right: value) or the bare
            // expression; body. Flag::Async
  Break,
  Continue,  // name?: label
  Labeled,   // name, body
  Pass,
  Debugger,
  Empty,
  Assert,      // condition, value?
  Delete,      // item*   (Python's statement)
  Global,      // item*: Identifier. op: global nonlocal
  Class,       // decorator*, modifier*, name?, type_params?, base* (implemented: Flag::TypeOnly),
               // body: Block of Function, VarDef, …. op: class interface enum
  TypeAlias,   // name, type
  Decorator,   // value
  Modifier,    // text: async static public private readonly abstract export default declare …
  Import,      // module? : String (JS) or dotted Identifier text (Python, leading dots kept), item*: ImportName. op: import, from,
               // require(JS `import x = require()`)
               // `import "m"` has no items. Flag::TypeOnly for `import type`
  ImportName,  // text: the exported name ("*" for all or a namespace, "default" for a default import; for Python `import a.b as c`
               // the
               // dotted name), name?: Identifier, the local name where it differs or the language always gives one. Flag::TypeOnly
  Export,     // value? (what is declared or the default expression), module?: String for re-exports, item*: ImportName. op: default
              // named all
              // `export const x = 1` is Export(value: VarDef)
  Namespace,  // name, body

  // Types (TypeScript, annotations). A plain named type is an Identifier or Dot
  Type,         // text: grammar's name for unions, functions, literals …; item*
  GenericType,  // name, item*: arguments
  TypeParams,   // item*

  // Markup
  Element,  // name?: the tag (Identifier or Dot; missing for fragments), item*: Attribute, Spread, then Text, Element, expressions
  Attribute,  // name: Identifier, value?
  Text,       // text, as written

  // Only in patterns
  Ellipsis,      // ...
  Metavar,       // text "$X"; "$_" is anonymous
  SeqMetavar,    // text "$...ARGS"
  DeepEllipsis,  // value: <... value ...>
  TypedMetavar,  // name: Metavar, type: `($X : T)`
};
std::string_view name_of(Kind kind);

enum class Role : std::uint8_t {
  Item,
  Name,
  Value,
  Left,
  Right,
  Callee,
  Object,
  Key,
  Condition,
  Then,
  Otherwise,
  Body,
  Param,
  Type,
  ReturnType,
  TypeParams,
  Decorator,
  Modifier,
  Base,
  Init,
  Update,
  Module,
  Finally,
};
std::string_view name_of(Role role);

enum class Flag : std::uint16_t {
  Optional = 1 << 0,
  Postfix = 1 << 1,
  Computed = 1 << 2,
  Shorthand = 1 << 3,
  Arrow = 1 << 4,
  Lambda = 1 << 5,
  Method = 1 << 6,
  Async = 1 << 7,
  Generator = 1 << 8,
  Getter = 1 << 9,
  Setter = 1 << 10,
  Rest = 1 << 11,
  KeywordRest = 1 << 12,
  TypeOnly = 1 << 13,
  Parenthesised = 1 << 14,
  Error = 1 << 15,  // the parser had to guess inside this node
};

// The symbol of a text: equal symbols mean equal texts, in every tree. Never 0.
std::uint64_t symbol_of(std::string_view text);

// Operators are interned in one fixed list (operators.cpp) so that a comparison is one byte; 0 is none.
using Op = std::uint8_t;
Op operator_of(std::string_view spelling);  // adds nothing: an unknown spelling is 0 and the lowering keeps it as text
std::string_view spelling_of(Op op);

struct Node {
  Kind kind = Kind::Other;
  Role role = Role::Item;
  Op op = 0;
  std::uint16_t flags = 0;
  NodeId parent = no_node;
  NodeId last = 0;          // the last descendant, itself when a leaf
  std::uint32_t begin = 0;  // bytes of the source
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;  // into the source, or into the tree's own texts when the top bit is set
  std::uint32_t text_size = 0;
  std::uint64_t symbol = 0;  // hash of the text: equal symbols mean equal texts, across trees; 0 without a text

  bool has(Flag flag) const { return (flags & static_cast<std::uint16_t>(flag)) != 0; }
};

class Tree {
 public:
  Language language() const { return language_; }
  std::string_view source() const { return source_; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  static constexpr NodeId root = 0;

  const Node& operator[](NodeId id) const { return nodes_[id]; }
  std::string_view text(NodeId id) const;  // name, literal or grammar name; empty where the kind has none
  std::string_view span(NodeId id) const { return source_.substr(nodes_[id].begin, nodes_[id].end - nodes_[id].begin); }

  // First child, or no_node. Next sibling, or no_node.
  NodeId first_child(NodeId id) const { return nodes_[id].last > id ? id + 1 : no_node; }
  NodeId next_sibling(NodeId id) const {
    const NodeId next = nodes_[id].last + 1;
    const NodeId parent = nodes_[id].parent;
    return parent != no_node && next <= nodes_[parent].last ? next : no_node;
  }
  // The first child in that role, or no_node.
  NodeId child(NodeId id, Role role) const;
  bool contains(NodeId outer, NodeId inner) const { return outer <= inner && inner <= nodes_[outer].last; }

  // for (NodeId child : tree.children(id)) …
  struct Children;
  Children children(NodeId id) const;

  std::uint32_t syntax_errors() const { return syntax_errors_; }
  std::uint32_t first_error() const { return first_error_; }  // byte offset of the first syntax error; meaningless without one

 private:
  friend class Builder;
  Language language_{};
  std::string_view source_;
  std::vector<Node> nodes_;
  std::string texts_;
  std::uint32_t syntax_errors_ = 0;
  std::uint32_t first_error_ = 0;
};

struct Tree::Children {
  const Tree* tree;
  NodeId first;
  struct Iterator {
    const Tree* tree;
    NodeId at;
    NodeId operator*() const { return at; }
    Iterator& operator++() {
      at = tree->next_sibling(at);
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at != other.at; }
  };
  Iterator begin() const { return {tree, first}; }
  Iterator end() const { return {tree, no_node}; }
};
inline Tree::Children Tree::children(NodeId id) const {
  return {this, first_child(id)};
}

// The tree as indented text, one node a line ("value: Call" …): for tests.
std::string dump(const Tree& tree, NodeId from = Tree::root);

}  // namespace insight::engine::syntax
