// Builder: how a lowering makes a Tree: open, add leaves, close, in preorder. Used only by syntax/languages/*.cpp and lower.cpp.
// In a pattern it turns the placeholders of placeholder.h into Metavar, Ellipsis, SeqMetavar, DeepEllipsis and TypedMetavar, so no
// lowering knows about patterns beyond calling name() for identifiers. Single-threaded.
#pragma once

#include <string_view>

#include "engine/syntax/tree.h"

namespace insight::engine::syntax {

enum class Purpose : std::uint8_t { File, Pattern };

// Byte range of the source.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Builder {
 public:
  Builder(Language language, std::string_view source, Purpose purpose);

  Purpose purpose() const { return purpose_; }
  std::string_view source() const { return tree_.source_; }

  // Opens a node; everything added before the matching close() is inside. Returns its id, with which flags, op and text may still
  // be set.
  NodeId open(Kind kind, Role role, Range range);
  void close();
  NodeId leaf(Kind kind, Role role, Range range, std::string_view text = {});
  // An identifier, or what the placeholder in its place stands for.
  NodeId name(Role role, Range range, std::string_view text);

  void set_op(NodeId id, std::string_view spelling);
  void set_flag(NodeId id, Flag flag);
  void set_role(NodeId id, Role role);
  void set_end(NodeId id, std::uint32_t end);
  void set_range(NodeId id, Range range);           // what was found to reach further
  void set_text(NodeId id, std::string_view text);  // a part of the source, or copied into the tree
  void syntax_error(Range at);

  // Wraps the node `id` and all that came after it in a new, still open node of `kind`, which takes its role and place while the
  // wrapped one gets `inner`: for what is known only after its first part. close() ends it.
  NodeId wrap(NodeId id, Kind kind, Role inner, Range range);

  // Is it a value and no statement? The name of a function makes it one.
  bool is_expression(NodeId id) const;
  // Is what is added now a member of a class?
  bool in_class() const;

  Tree finish() &&;

 private:
  void read_placeholders(NodeId id);
  void end_with_last_case(NodeId id);
  void read_import_name(NodeId id);
  void remove_leaf(NodeId id);
  void splice(NodeId id);

  Tree tree_;
  Purpose purpose_;
  std::vector<NodeId> open_;
};

}  // namespace insight::engine::syntax
