// Environment: what the metavariables of one match are bound to. Values borrow trees and texts that live as long as the scan.
// Grown and cut back by the matcher while it tries; copied into every match.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/match/regex.h"
#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::match {

// A node, several neighbouring nodes, or a piece of text (the content of a string, a regex group, a part of an imported name).
struct Value {
  const syntax::Tree* tree = nullptr;
  const syntax::Names* names = nullptr;
  syntax::NodeId first = syntax::no_node;
  syntax::NodeId last = syntax::no_node;
  Span span;
  std::string_view text;
  bool by_spelling = false;  // equal names are one, whatever they refer to: `unify_ids_strictly: false`
  bool is_word = false;      // of plain text, where digits are a number

  bool is_node() const { return first != syntax::no_node && first == last; }
};

struct Binding {
  std::uint64_t symbol = 0;  // of the name with its $
  std::string_view name;
  Value value;
};

using Environment = std::vector<Binding>;

const Value* find(const Environment& environment, std::uint64_t symbol);

// Do both mean the same code? `a` was bound first: what was bound to a mere name or text stands for no variable of that name.
// Format and quotes don't count; identifiers must refer to the same definition.
bool same_code(const syntax::Tree& tree, const syntax::Names* names, syntax::NodeId a, syntax::NodeId b);
bool same_value(const Value& a, const Value& b);

// The common metavariables agree. Numbered regex groups ($1) always do.
bool agree(const Environment& a, const Environment& b);
// `into` gains what only `from` has.
void merge(Environment& into, const Environment& from);

}  // namespace insight::engine::match
