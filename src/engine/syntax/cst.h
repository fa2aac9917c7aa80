// Cst: a node of tree-sitter's concrete tree, as the lowerings see it: a cheap value over TSNode. Used only by lower.cpp and
// languages/. It borrows the TSTree and the source.
#pragma once

#include <tree_sitter/api.h>

#include <cstring>
#include <string_view>

#include "engine/syntax/builder.h"

namespace insight::engine::syntax {

class Cst {
 public:
  Cst(TSNode node, std::string_view source) : node_(node), source_(source) {}

  explicit operator bool() const { return !ts_node_is_null(node_); }
  TSSymbol symbol() const { return ts_node_symbol(node_); }
  std::string_view kind() const { return ts_node_type(node_); }  // for tests and rare cases; lowerings dispatch on symbol()
  bool is_named() const { return ts_node_is_named(node_); }
  bool is_error() const { return ts_node_is_error(node_); }
  bool is_missing() const { return ts_node_is_missing(node_); }
  bool is_extra() const { return ts_node_is_extra(node_); }
  bool has_error() const { return ts_node_has_error(node_); }

  Range range() const { return {ts_node_start_byte(node_), ts_node_end_byte(node_)}; }
  std::string_view text() const { return source_.substr(range().begin, range().end - range().begin); }
  std::string_view source() const { return source_; }

  std::uint32_t child_count() const { return ts_node_child_count(node_); }
  Cst child(std::uint32_t index) const { return {ts_node_child(node_, index), source_}; }
  std::uint32_t named_count() const { return ts_node_named_child_count(node_); }
  Cst named(std::uint32_t index) const { return {ts_node_named_child(node_, index), source_}; }
  Cst field(TSFieldId id) const { return {ts_node_child_by_field_id(node_, id), source_}; }
  Cst field(std::string_view name) const {
    return {ts_node_child_by_field_name(node_, name.data(), static_cast<std::uint32_t>(name.size())), source_};
  }
  TSNode raw() const { return node_; }

 private:
  TSNode node_;
  std::string_view source_;
};

}  // namespace insight::engine::syntax
