// Rust: macros, whose arguments are read as expressions where they are some.
#include <array>
#include <string>
#include <vector>

#include "engine/syntax/languages/rust_lowering.h"
#include "engine/syntax/parse_part.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax::rust {
namespace {

// What stands between two commas of a macro: an expression where it reads as one.
void argument(Lowering& to, const std::vector<Piece>& parts, Role role) {
  if (parts.empty()) return;
  if (parts.size() == 1 && parts[0].is_named() && !parts[0].is("token_tree")) {
    to.any(parts[0], role);
    return;
  }
  const std::array range{Range{parts.front().range().begin, parts.back().range().end}};
  const TSTree* const parsed = parse_part(Language::Rust, to.out, range, Errors::Ignored, ";");
  if (parsed != nullptr) {
    auto found = to.pieces({ts_tree_root_node(parsed), 0});
    if (found.size() == 2 && found[1].is("empty_statement")) found.pop_back();
    const auto inner = found.size() == 1 && found[0].is("expression_statement") ? to.pieces(found[0]) : found;
    const bool whole = inner.size() == 1 && inner[0].range().begin == range[0].begin && inner[0].range().end == range[0].end;
    if (whole && !ts_node_has_error(inner[0].node)) {
      to.any(inner[0], role);
      return;
    }
  }
  to.out.open(Kind::Other, role, range[0]);
  for (const Piece& part : parts) {
    if (part.is_named()) to.any(part, Role::Item);
  }
  to.out.close();
}

}  // namespace

void arguments(Lowering& to, const Piece& tokens, Role role) {
  std::vector<Piece> parts = to.pieces(tokens, true);
  if (parts.size() < 2) return;
  parts.pop_back();
  parts.erase(parts.begin());
  std::vector<Piece> one;
  for (const Piece& part : parts) {
    if (part.is(",") || part.is(";")) {
      argument(to, one, role);
      one.clear();
    } else {
      one.push_back(part);
    }
  }
  argument(to, one, role);
}

NodeId macro(Lowering& to, const Piece& piece, Role role) {
  const Piece name = to.child(piece, "macro");
  if (to.out.purpose() == Purpose::Pattern && to.text(name) == placeholder::ellipsis)
    return to.out.name(role, piece.range(), placeholder::ellipsis);
  const NodeId id = to.out.open(Kind::Call, role, piece.range());
  Range at = name.range();
  if (name.is("identifier") && to.text(name).starts_with(placeholder::metavar)) {
    to.out.leaf(Kind::Identifier, Role::Callee, at, "!");  // it stands for no macro
  } else if (name.is("identifier") && !to.text(name).starts_with("__ic_")) {
    at.end = std::min(at.end + 1, piece.range().end);
    to.out.name(Role::Callee, at, std::string(to.text(name)) + "!");
  } else {
    to.any(name, Role::Callee);
  }
  if (const Piece tokens = to.child_of_type(piece, "token_tree")) arguments(to, tokens, Role::Item);
  to.out.close();
  return id;
}

}  // namespace insight::engine::syntax::rust
