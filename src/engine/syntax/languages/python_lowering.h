// The lowering of Python, a tree-sitter tree into Builder calls. Used only by python*.cpp; the way in is python_spec
// (languages.h). One object lowers one tree. Every function gets a piece of the concrete tree, adds one node in the given role and
// returns its id; what it doesn't know becomes Other with its children inside, so nothing of the source is lost.
//
// Where Python leaves a choice:
//   a < b <= c      Other `< <=` with the operands as items: `$X < $Y` doesn't mean it
//   parentheses     the inner node, with Flag::Parenthesised; its range takes them in
//   x = 1           ExprStatement(Assign); `x: int = 1` is a VarDef and no ExprStatement
//   a = b = c       Assign(Tuple(a, b) with Flag::Shorthand, c)
//   with a, b:      With(a, With(b, …))
//   ...             Ellipsis in a pattern, Other "ellipsis" in a file
//   f"{x!r:>{w}}"   Template of the holes `x` and `w`; conversion and format are left out
//   print x         ExprStatement(Call print), exec likewise
//   List[int]       GenericType where a type stands, Index elsewhere
//   case p as x     Walrus(x, p). `case _:` without a guard is the default, and top-level alternatives are several values
#pragma once

#include <tree_sitter/api.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/syntax/builder.h"
#include "engine/syntax/languages/languages.h"
#include "engine/syntax/languages/python_syntax.h"

namespace insight::engine::syntax::python {

// A node of the concrete tree with what it is and what it is to its parent.
struct Piece {
  TSNode node{};
  Word word = Word::unknown;
  Field field = Field::none;

  bool is(Word wanted) const { return word == wanted; }
  bool is_token() const { return word >= Word::token_async_; }
  Range range() const { return {ts_node_start_byte(node), ts_node_end_byte(node)}; }
};

class StringParts;

class Lowering {
 public:
  Lowering(TSNode root, const Vocabulary& vocabulary, Builder& builder);
  Lowering(const Lowering&) = delete;
  Lowering& operator=(const Lowering&) = delete;

  void file(TSNode root);

 private:
  // The children that mean something, without punctuation and comments. Lives on a stack inside the Lowering: destroyed in reverse
  // order of creation.
  class Pieces {
   public:
    Pieces(Lowering& owner, TSNode parent);
    ~Pieces() { owner_.stack_.resize(first_); }
    Pieces(const Pieces&) = delete;
    Pieces& operator=(const Pieces&) = delete;

    std::size_t size() const { return size_; }
    Piece operator[](std::size_t i) const { return owner_.stack_[first_ + i]; }  // by value: the stack moves as it grows
    Piece at(Field field) const;                                                 // a null piece (word unknown, no node) when absent
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
  Piece piece_of(TSNode node) const;

  // python.cpp
  NodeId any(const Piece& piece, Role role);
  NodeId known(const Piece& piece, Role role);
  NodeId optional(const Piece& piece, Role role) { return there(piece) ? any(piece, role) : no_node; }
  NodeId other(const Piece& piece, Role role);
  NodeId unwrapped(const Piece& piece, Role role);                      // what the one piece inside gives
  NodeId items(const Piece& piece, Kind kind, Role role);               // a node whose pieces are all items
  NodeId around(const Piece& piece, Kind kind, Role role, Role inner);  // a node with one piece inside
  void all(const Pieces& pieces, Role role);
  NodeId negative(const Piece& minus, const Piece& number, Role role);
  void close(const Pieces& pieces);  // what the parser couldn't place is kept as items

  // python_expressions.cpp
  NodeId name(const Piece& piece, Role role);
  NodeId unary(const Piece& piece, Role role);
  NodeId binary(const Piece& piece, Role role);
  NodeId long_chain(const Piece& piece, Role role);
  static std::string_view logical(std::string_view word);  // one spelling for all languages
  NodeId comparison(const Piece& piece, Role role);
  NodeId assignment(const Piece& piece, Role role);
  NodeId chained_assignment(const Piece& piece, Role role);
  void arguments(const Piece& piece, Role role);
  NodeId subscripted_type(const Piece& piece, Role role);
  NodeId slice(const Piece& piece, Role role);
  NodeId spread(const Piece& piece, Role role);
  NodeId keyword_argument(const Piece& piece, Role role);
  NodeId pair(const Piece& piece, Role role);
  NodeId comprehension(const Piece& piece, Role role, std::string_view op);
  NodeId for_in(const Piece& piece, Role role);
  NodeId parenthesised(const Piece& piece, Role role);
  NodeId walrus(const Piece& piece, Role role);
  NodeId yield(const Piece& piece, Role role);
  NodeId type(const Piece& piece, Role role);
  NodeId generic_type(const Piece& piece, Role role);

  // python_chains.cpp: the same nodes in two halves, with the part through which a chain goes on between them
  struct Inner {
    NodeId outer = no_node;
    Piece piece;
    Role role = Role::Item;
  };
  struct Link;
  NodeId chain(const Piece& piece, Role role);
  bool is_link(const Piece& piece);
  NodeId link(const Piece& piece, Role role);
  static Piece part(const Pieces& pieces, std::size_t nth);
  static std::size_t parts(const Pieces& pieces);
  void subscripts(const Pieces& pieces);
  Inner begin_link(const Piece& piece, const Pieces& pieces, Role role);
  void end_link(const Piece& piece, const Pieces& pieces);

  // python_strings.cpp
  NodeId string(const Piece& piece, Role role);
  NodeId side_by_side(const Piece& piece, Role role);
  void gather(const Piece& literal, StringParts& parts);
  void gather_hole(const Piece& hole, StringParts& parts);

  // python_statements.cpp
  NodeId block(const Piece& piece, Role role);
  NodeId expression_statement(const Piece& piece, Role role);
  NodeId command(const Piece& piece, Role role, std::string_view function);  // print and exec as statements
  NodeId raise(const Piece& piece, Role role);
  NodeId assertion(const Piece& piece, Role role);
  NodeId deletion(const Piece& piece, Role role);
  NodeId scope(const Piece& piece, Role role, std::string_view op);
  NodeId if_statement(const Piece& piece, Role role);
  NodeId for_statement(const Piece& piece, Role role);
  NodeId while_statement(const Piece& piece, Role role);
  NodeId try_statement(const Piece& piece, Role role);
  NodeId except(const Piece& piece);
  NodeId with_statement(const Piece& piece, Role role);
  void with_items(const Piece& piece, std::vector<Piece>& items);
  void with_item(const Piece& piece);
  void clause_body(const Piece& piece, Role role);

  // python_match.cpp
  NodeId match_statement(const Piece& piece, Role role);
  NodeId case_clause(const Piece& piece);
  void case_value(const Piece& piece);
  NodeId case_pattern(const Piece& piece, Role role);
  NodeId class_pattern(const Piece& piece, Role role);
  NodeId dict_pattern(const Piece& piece, Role role);
  NodeId dotted(const Piece& piece, Role role);

  // python_definitions.cpp
  NodeId decorated(const Piece& piece, Role role);
  NodeId function(const Piece& piece, Role role, const Pieces* decorators, Range range);
  NodeId class_definition(const Piece& piece, Role role, const Pieces* decorators, Range range);
  void decorators(const Pieces* decorators);
  NodeId lambda(const Piece& piece, Role role);
  void parameters(const Piece& piece);
  void parameter(const Piece& piece);
  void parameter_name(const Piece& piece, NodeId param);
  NodeId import(const Piece& piece, Role role, std::string_view op);
  void import_name(const Piece& piece);
  std::string dotted_text(const Piece& piece) const;  // without the blanks that may stand around a dot
  NodeId type_alias(const Piece& piece, Role role);

  const Vocabulary& vocabulary_;
  Builder& builder_;
  std::vector<Piece> stack_;
  bool has_errors_;
  unsigned depth_ = 0;
  const void* chain_goes_on_ = nullptr;  // the left side of a chain of operators whose length has been looked at
};

}  // namespace insight::engine::syntax::python
