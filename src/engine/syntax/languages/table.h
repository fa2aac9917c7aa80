// Table: a language's lowering as a table, a row for each node of its grammar: which kind it becomes, which of its fields play
// which role. Most of a language is such rows; what is irregular is a function of its file. A language is one file that makes its
// table (go.cpp is the model) and lists its spec (spec.h). JavaScript and Python, whose grammars fit less well, are written out
// instead.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/syntax/cst.h"
#include "engine/syntax/languages/languages.h"

namespace insight::engine::syntax {

class Lowering;

// A child as it stands in the concrete tree.
struct Piece {
  TSNode node{};
  TSFieldId field = 0;

  explicit operator bool() const { return !ts_node_is_null(node); }
  Range range() const { return {ts_node_start_byte(node), ts_node_end_byte(node)}; }
  std::string_view type() const { return ts_node_type(node); }
  bool is(std::string_view wanted) const { return *this && wanted == ts_node_type(node); }
  bool is_named() const { return ts_node_is_named(node); }
};

using Lower = NodeId (*)(Lowering&, const Piece&, Role);
using Ask = bool (*)(Lowering&, const Piece&);

struct Production {
  enum class How : std::uint8_t { Unknown, Node, Name, Leaf, Drop, Lift, Special };
  How how = How::Unknown;
  Kind kind = Kind::Other;
  Role rest = Role::Item;  // of children in no field that is listed
  std::uint16_t flags = 0;
  std::string op;                          // fixed
  bool op_from_token = false;              // the first token that is an operator
  bool has_fields = false;                 // some field has a role of its own
  bool blocks = false;                     // some field's statement becomes a Block
  std::vector<Role> roles;                 // by field
  std::vector<std::uint8_t> block_fields;  // by field: the statement there becomes a Block of its own
  Lower special = nullptr;
  Ask is_special = nullptr;    // of a Node: where it is another thing, which `special` lowers
  TSFieldId first = 0;         // the field that a chain goes through: `a` of `a.b`, `a + b`
  TSFieldId method = 0;        // of a node that is member and call in one: `b` of `a.b(c)`
  TSFieldId closure = 0;       // of a call: what stands behind its brackets and is given to what it gives back
  bool may_be_member = false;  // without arguments it is the member alone
};

class Table {
 public:
  explicit Table(const TSLanguage* language);

  // One row of the table, to be filled in.
  class Row {
   public:
    Row(Table& table, std::vector<TSSymbol> symbols) : table_(table), symbols_(std::move(symbols)) {}
    Row& field(std::string_view name, Role role);
    // The same; a statement that is no block becomes one.
    Row& block(std::string_view name, Role role = Role::Body);
    Row& rest(Role role);
    Row& flag(Flag flag);
    Row& op(std::string_view spelling);
    Row& op_token();
    // Where the answer is yes the grammar has read wrongly, and `function` lowers the node.
    Row& except(Ask ask, Lower function);
    // Goes first through this field, whose nodes nest as deep as somebody's chain is long.
    Row& chain(std::string_view name, Role role);
    // `object.name(rest)` in one node: a Call of a Dot, or of the name where no object stands.
    Row& method_call(std::string_view object, std::string_view name);
    // The same where brackets may be left out: `object.name` alone is a Dot.
    Row& method_call_or_member(std::string_view object, std::string_view name);
    // `f(x) { … }` is a call of the call `f(x)`.
    Row& closure(std::string_view name);

   private:
    template <class Set>
    Row& each(Set set);
    Table& table_;
    std::vector<TSSymbol> symbols_;
  };

  using Types = std::initializer_list<std::string_view>;
  Row node(Types types, Kind kind);
  void name(Types types);              // an Identifier with the node's text
  void leaf(Types types, Kind kind);   // with the node's text
  void token(Types types, Kind kind);  // a leaf that the grammar takes for a token: this, null
  void drop(Types types);
  void lift(Types types);  // its children stand in its place: brackets, wrappers
  void special(Types types, Lower function);
  void copy(std::string_view type, std::string_view as);  // the same row

  const Production& of(TSNode node) const { return of(ts_node_symbol(node)); }
  const Production& of(TSSymbol symbol) const { return symbol < rows_.size() ? rows_[symbol] : unknown_; }
  TSFieldId field(std::string_view name) const;
  const TSLanguage* language() const { return language_; }

 private:
  friend class Row;
  std::vector<TSSymbol> symbols(Types types, TSSymbolType kind = TSSymbolTypeRegular) const;

  const TSLanguage* language_;
  std::vector<Production> rows_;
  Production unknown_;
};

// Walks a concrete tree by its table. Lower functions call back into it.
class Lowering {
 public:
  Lowering(const Table& table, Builder& builder) : table_(table), out(builder) {}

  void file(TSNode root);
  // One node; no_node where its row drops it. A lifted one with several children gives the last.
  NodeId any(const Piece& piece, Role role);
  // Each child but tokens, in the role that its field has in the row, or `rest`.
  using Passed = std::initializer_list<TSFieldId>;  // fields that stand already
  void children(const Piece& piece, const Production& row, Passed passed = {});
  void all(const Piece& parent, Role role);
  // A statement as a Block; a block as itself.
  void block(const Piece& piece, Role role);
  // Those of a call; type arguments that end where they begin stand first.
  NodeId arguments(const Piece& given, const Piece& types, Role role);
  // What stands in a case without brackets as a Block, its body; at the end of the case where there is nothing.
  void body_of(const Piece& of_case, const std::vector<Piece>& statements);
  NodeId other(const Piece& piece, Role role);
  unsigned& depth() { return depth_; }  // for Nesting, where a function recurses by itself

  // By a literal, whose number is known after the first time; or by a name that is chosen at run time.
  template <std::size_t size>
  Piece child(const Piece& parent, const char (&field)[size]) const {
    return child(parent, field_of({field, size - 1}));
  }
  Piece child(const Piece& parent, std::string_view field) const { return child(parent, table_.field(field)); }
  Piece child_of_type(const Piece& parent, std::string_view type) const;
  // Named children without comments; tokens too when asked for.
  std::vector<Piece> pieces(const Piece& parent, bool tokens = false) const;
  std::string_view text(const Piece& piece) const { return text(piece.range()); }
  std::string_view text(Range range) const { return out.source().substr(range.begin, range.end - range.begin); }
  // A string literal: `quotes` bytes off either end.
  NodeId string(const Piece& piece, Role role, std::size_t before = 1, std::size_t after = 1);
  // A string with holes, a Template; without one a String. `inner`: between the quotes; `fixed`: the nodes that are text;
  // `braces`: those around a hole are no part of its node.
  NodeId interpolated(const Piece& piece, Role role, Range inner, Table::Types fixed, bool braces = false);
  // `A\B\c` as members of members, without what stands before the first part.
  NodeId dotted(const Piece& piece, Role role, std::string_view separator);
  // An operator's node with its fields `left`, `operator`, `right`: an Assign for `=`, else an AugAssign.
  NodeId assignment(const Piece& piece, Role role);
  // `-a`, `a++`: an operator before or behind its operand.
  NodeId signed_value(const Piece& piece, Role role);
  // What stands as a statement where everything is an expression: it becomes an ExprStatement unless it is more than that.
  NodeId statement(const Piece& piece);
  // The first child in one role, what follows in another.
  NodeId two_parts(const Piece& piece, Role role, Kind kind, Role first, Role second);

 private:
  NodeId node(const Piece& piece, const Production& row, Role role);
  NodeId chain(const Piece& piece, Role role);
  NodeId link(const Piece& piece, const Production& row, NodeId inner);
  NodeId bare_call(const Piece& piece, const Production& row, Role role);
  NodeId with_closure(const Piece& piece, const Production& row, NodeId call);
  Range before_closure(const Piece& piece, const Production& row) const;
  void fill(const Piece& piece, NodeId id, const Production& row, Passed passed);
  std::string_view operator_token(const Piece& piece) const;
  bool counts(const Piece& child) const;

  TSFieldId field_of(std::string_view literal) const;
  Piece child(const Piece& parent, TSFieldId field) const { return {ts_node_child_by_field_id(parent.node, field), field}; }

  const Table& table_;
  unsigned depth_ = 0;

 public:
  Builder& out;
};

// A language's table: its grammar's rows, each function adding some. Made on first use, kept for good.
template <const TSLanguage* (*grammar)(), void (*... add_rows)(Table&)>
const Table& table_of() {
  static const Table table = [] {
    Table made(grammar());
    (add_rows(made), ...);
    return made;
  }();
  return table;
}

// A spec's `lower`, where the table says all.
template <const TSLanguage* (*grammar)(), void (*... add_rows)(Table&)>
void lower_by_table(Cst root, Builder& builder) {
  Lowering(table_of<grammar, add_rows...>(), builder).file(root.raw());
}

// The same where statements are expressions: `statement(lowering, piece)` adds one of the file's.
template <const TSLanguage* (*grammar)(), auto statement, void (*... add_rows)(Table&)>
void lower_statements(Cst root, Builder& builder) {
  Lowering to(table_of<grammar, add_rows...>(), builder);
  builder.open(Kind::File, Role::Item, {0, static_cast<std::uint32_t>(builder.source().size())});
  for (const Piece& piece : to.pieces({root.raw()})) std::invoke(statement, to, piece);
  builder.close();
}

}  // namespace insight::engine::syntax
