// The lowering of JavaScript, TypeScript and TSX, a tree-sitter tree into Builder calls. Used only by javascript*.cpp; the way in
// is javascript_spec (spec.h). One object lowers one tree. Every function gets a piece of the concrete tree, adds one node in
// the given role and returns its id; what it doesn't know becomes Other with its children inside, so nothing of the source is lost.
//
// Children stand in source order, so an Import has its names before its module. Where the languages leave a choice:
//   if (x) f();       a single statement as a branch or a loop's body stands in a Block of its own
//   const a = 1, b    two VarDefs beside each other, also as values of one Export and inits of one For
//   for (const x of)  the left side is a VarDef without a value
//   {a = 1} = b       Pair(key a, value Assign(a, 1)) with Flag::Shorthand; `...rest` is a Spread, in parameters Flag::Rest
//   [a, , b]          an Empty for the hole
//   case 1:           each case has a Block, an empty one when it falls through at once
//   f<T>(x)           the arguments stand in a TypeParams child (role type_params) of the Call
//   import a = b.c    VarDef with op import; `export = x` is an Export with op =
//   interface, enum   Class with that op; members without a body are Functions without one
//   static { … }      a Block among the members
//   a | b | c         one Type "union_type" with three items
//   declare, abstract … are Modifiers of what they stand before, decorators before `export` belong to the exported class
#pragma once

#include <tree_sitter/api.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/syntax/builder.h"
#include "engine/syntax/languages/javascript_syntax.h"
#include "engine/syntax/languages/languages.h"

namespace insight::engine::syntax::javascript {

// A node of the concrete tree with what it is and what it is to its parent.
struct Piece {
  TSNode node{};
  Word word = Word::unknown;
  Field field = Field::none;

  bool is(Word wanted) const { return word == wanted; }
  bool is_token() const { return word >= Word::token_async_ || (word == Word::unknown && !ts_node_is_named(node)); }
  Range range() const { return {ts_node_start_byte(node), ts_node_end_byte(node)}; }
};

class Lowering {
 public:
  Lowering(TSNode root, const Vocabulary& vocabulary, Builder& builder);
  Lowering(const Lowering&) = delete;
  Lowering& operator=(const Lowering&) = delete;

  void file(TSNode root);

 private:
  enum class Commas : std::uint8_t { Skip, Keep };

  // The children that mean something, without punctuation and comments. Lives on a stack inside the Lowering: destroyed in reverse
  // order of creation.
  class Pieces {
   public:
    Pieces(Lowering& owner, const Piece& parent, Commas commas = Commas::Skip);
    ~Pieces() { owner_.stack_.resize(first_); }
    Pieces(const Pieces&) = delete;
    Pieces& operator=(const Pieces&) = delete;

    std::size_t size() const { return size_; }
    Piece operator[](std::size_t i) const { return owner_.stack_[first_ + i]; }  // by value: the stack moves as it grows
    Piece at(Field field) const;     // the first that is no token; a null piece (no node) when absent
    Piece token(Field field) const;  // the first, token or not
    Piece at(Word word) const;
    bool has(Word word) const { return !ts_node_is_null(at(word).node); }

   private:
    Lowering& owner_;
    std::size_t first_;
    std::size_t size_;
  };

  static bool there(const Piece& piece) { return !ts_node_is_null(piece.node); }
  std::string_view text(Range range) const { return builder_.source().substr(range.begin, range.end - range.begin); }
  std::string_view text(const Piece& piece) const { return text(piece.range()); }
  Piece piece_of(TSNode node) const { return {node, vocabulary_.word(ts_node_symbol(node)), Field::none}; }

  // javascript.cpp
  NodeId any(const Piece& piece, Role role);
  NodeId known(const Piece& piece, Role role);
  NodeId optional(const Piece& piece, Role role) { return there(piece) ? any(piece, role) : no_node; }
  NodeId other(const Piece& piece, Role role);
  NodeId unwrapped(const Piece& piece, Role role);                      // what the one piece inside gives
  NodeId items(const Piece& piece, Kind kind, Role role);               // a node whose pieces are all items
  NodeId around(const Piece& piece, Kind kind, Role role, Role inner);  // a node with one piece inside
  void all(const Pieces& pieces, Role role);
  void close(const Pieces& pieces);  // what the parser couldn't place is kept as items
  NodeId name(const Piece& piece, Role role) { return builder_.name(role, piece.range(), text(piece)); }

  // javascript_expressions.cpp
  NodeId string(const Piece& piece, Role role);
  NodeId template_string(const Piece& piece, Role role, const Piece* tag, Range range);
  NodeId regex(const Piece& piece, Role role);
  NodeId array(const Piece& piece, Role role);
  NodeId pair(const Piece& piece, Role role);
  NodeId shorthand(const Piece& piece, Role role);
  NodeId shorthand_with_default(const Piece& piece, Role role);
  void key(const Piece& piece, Role role, NodeId owner);
  NodeId spread(const Piece& piece, Role role);
  NodeId call(const Piece& piece, Role role);
  NodeId new_object(const Piece& piece, Role role);
  void arguments(const Piece& piece);
  NodeId meta_property(const Piece& piece, Role role);
  NodeId unary(const Piece& piece, Role role);
  NodeId binary(const Piece& piece, Role role);
  NodeId long_chain(const Piece& piece, Role role);
  NodeId yield(const Piece& piece, Role role);
  NodeId parenthesised(const Piece& piece, Role role);
  NodeId cast(const Piece& piece, Role role);

  // javascript_chains.cpp: the same nodes in two halves, with the part through which a chain goes on between them
  struct Inner {
    NodeId outer = no_node;
    Piece piece;
    Role role = Role::Item;
  };
  struct Link;
  NodeId chain(const Piece& piece, Role role);
  bool is_link(const Piece& piece) const;
  TSNode call_of_await(const Piece& piece) const;
  NodeId awaited(const Piece& piece, TSNode call, Role role);
  NodeId awaited_value(const Piece& given, Role role);
  NodeId link(const Piece& piece, Role role);
  NodeId link(const Piece& piece, const Pieces& pieces, Role role);
  Inner begin_link(const Piece& piece, const Pieces& pieces, Role role);
  void end_link(const Piece& piece, const Pieces& pieces);

  // javascript_statements.cpp
  NodeId block(const Piece& piece, Role role);        // a statement as a Block
  NodeId in_brackets(const Piece& piece, Role role);  // the brackets of `if (…)` are no expression's own
  NodeId expression_statement(const Piece& piece, Role role);
  Range without_semicolon(const Piece& piece) const;
  Range range_of_export(const Piece& piece, const Pieces& pieces) const;
  NodeId variables(const Piece& piece, Role role);
  NodeId jump(const Piece& piece, Role role, Kind kind);
  NodeId labeled(const Piece& piece, Role role);
  NodeId if_statement(const Piece& piece, Role role);
  void if_head(const Pieces& pieces);
  void else_ifs_side_by_side(Piece piece);
  NodeId for_statement(const Piece& piece, Role role);
  NodeId for_in(const Piece& piece, Role role);
  NodeId loop(const Piece& piece, Role role, Kind kind);
  NodeId switch_statement(const Piece& piece, Role role);
  NodeId switch_case(const Piece& piece);
  NodeId try_statement(const Piece& piece, Role role);
  NodeId catch_clause(const Piece& piece);

  // javascript_definitions.cpp
  NodeId open_definition(Kind kind, Role role, Range range);  // with the decorators and modifiers that stood before it
  NodeId definition(const Piece& piece, Kind kind, Role role, std::string_view op = {});
  NodeId method(const Piece& piece, Role role);
  NodeId field(const Piece& piece, Role role);
  void part(const Piece& piece, NodeId owner, Kind kind);
  bool modifier(const Piece& piece, NodeId owner);
  void body(const Piece& piece, Kind kind);
  void bases(const Piece& piece);
  NodeId members(const Piece& piece, Role role);
  NodeId enum_member(const Piece& piece);
  void parameters(const Piece& piece);
  NodeId parameter(const Piece& piece, Role role);
  void parameter_name(const Piece& piece, NodeId param);
  NodeId ambient(const Piece& piece, Role role);
  NodeId name_space(const Piece& piece, Role role);

  // javascript_modules.cpp
  NodeId import_statement(const Piece& piece, Role role);
  void import_clause(const Piece& piece);
  void whole_module(const Piece& piece, std::string_view exported, const Piece& local);
  void specifier(const Piece& piece);
  NodeId import_alias(const Piece& piece, Role role);
  NodeId export_statement(const Piece& piece, Role role);

  // javascript_types.cpp
  NodeId type(const Piece& piece, Role role);  // grammar name and items
  NodeId type_of_many(const Piece& piece, Role role);
  NodeId nested_type(const Piece& piece, Role role);
  NodeId generic_type(const Piece& piece, Role role);
  NodeId function_type(const Piece& piece, Role role);
  NodeId type_parameter(const Piece& piece, Role role);

  // javascript_markup.cpp
  NodeId element(const Piece& piece, Role role);
  void opening(const Piece& piece);
  NodeId attribute(const Piece& piece, Role role);
  NodeId markup_expression(const Piece& piece, Role role);
  NodeId markup_text(const Piece& piece, Role role);

  const Vocabulary& vocabulary_;
  Builder& builder_;
  std::vector<Piece> stack_;
  std::vector<Piece> before_definition_;  // decorators and modifiers that wait for the definition they belong to
  bool has_errors_;
  unsigned depth_ = 0;
  const void* awaited_call_ = nullptr;   // what the grammar takes for a call of `await`
  Range awaited_;                        // from there to what is awaited
  const void* chain_goes_on_ = nullptr;  // the left side of a chain of operators whose length has been looked at
  std::size_t else_ifs_ = 0;             // how many came before this `if` in its chain
};

}  // namespace insight::engine::syntax::javascript
