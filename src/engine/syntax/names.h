// Names: what the identifiers of one tree refer to: imports by their full name, local variables by their definition, and which
// expressions are constants. Computed on demand for files that have a candidate rule; used by the matcher (aliases, unification,
// "..." on constants, metavariable-comparison) and by native detectors. Borrows the tree. One object is used by one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "engine/syntax/constant.h"
#include "engine/syntax/flow_values.h"
#include "engine/syntax/tree.h"

namespace insight::engine::syntax {

class Resources;

class Names {
 public:
  // `resources` may be missing; `path` is the file's.
  explicit Names(const Tree& tree, const Resources* resources = nullptr, std::string_view path = {});

  // For an Identifier or Dot whose head is imported: the full dotted name, `a.b.d` for `c.d` after `from a import b as c`.
  // JavaScript modules are named by their module string ("child_process.exec" after `const { exec } = require("child_process")`,
  // also for `import * as cp`, default imports and namespace imports). Empty when the head is not imported.
  std::string_view qualified(NodeId id) const;

  // Which definition an Identifier refers to: equal numbers mean the same variable, parameter or function. 0: unknown or global;
  // two unknowns of the same name are taken for the same thing.
  std::uint32_t definition(NodeId id) const;

  // Is it a field of a class that its methods name without `this`?
  bool is_field(std::uint32_t definition) const { return fields_.contains(definition); }

  // The constant value of the expression, if it has one. Literals included. With `follow` off only literals and their
  // concatenations count.
  std::optional<Constant> constant(NodeId id, bool follow = true) const;

  // The constant text of the expression, kept by this object; nullopt when it has none. Not for use from several threads.
  std::optional<std::string_view> constant_text(NodeId id) const;

  // Is the expression a text whatever branch was taken, although its value may not be known?
  bool always_text(NodeId id) const;

  // What the name may be by the `from m import *` of the file, one for each: for a name that nothing in the file defines.
  std::vector<std::string_view> star_qualified(NodeId id) const;

  // The String the expression stands for: itself, or what the variable was assigned. no_node for anything else.
  NodeId string_literal(NodeId id) const;

  // The expressions whose constant value stands elsewhere, in a configuration file or another file of code; in ascending order.
  const std::vector<NodeId>& given() const { return given_nodes_; }
  bool is_given(NodeId id) const { return !given_.empty() && given_.contains(id); }
  // From now on the expression has that value. Called before anybody asks for it.
  void give(NodeId id, Constant value);

  // What the variable holds where it is used; no_node where that is not one expression.
  NodeId assigned(NodeId use) const;

  // The Identifiers of a definition that stand right in a parameter, a VarDef or an Assign, in the order of the text.
  std::span<const NodeId> declarations(std::uint32_t definition) const;

  // The node of the type that the variable, or the parameter, was declared with; no_node when there is none.
  NodeId type_of(NodeId id) const;

 private:
  friend class NameResolver;
  const Tree* tree_;
  std::unordered_map<NodeId, Constant> given_;
  std::vector<NodeId> given_nodes_;
  std::unordered_set<std::uint32_t> fields_;
  std::vector<std::uint32_t> definitions_;                  // by node; empty where the tree has none
  std::vector<std::uint32_t> qualified_;                    // by node: index into full_names_; empty when nothing is imported
  std::vector<std::string> full_names_{std::string()};      // [0]: not imported
  std::unordered_map<std::uint32_t, NodeId> single_value_;  // definition → the one expression ever assigned to it
  std::unordered_map<NodeId, NodeId> flow_value_;           // use of a variable with several values → the one it reads;
                                                            // Terraform's `var.x` and `local.x` → their literal
  bool is_text(NodeId id, int depth) const;
  bool sum_is_text(NodeId id, int depth) const;
  bool call_is_text(NodeId id, int depth) const;
  NodeId setting(NodeId dot) const;
  bool variable_is_text(NodeId use, int depth) const;

  std::unordered_map<std::uint32_t, std::vector<Write>> several_values_;  // definition → all its values, in one function
  mutable std::unordered_map<std::uint32_t, bool> text_variables_;        // of always_text; being looked at counts as yes
  mutable std::unordered_map<NodeId, std::string> texts_;                 // of constant_text
  std::vector<std::string> star_imports_;                                 // modules
  mutable std::unordered_map<NodeId, std::vector<std::string>> star_names_;
  mutable std::optional<std::unordered_map<std::uint32_t, std::vector<NodeId>>> declarations_;  // once somebody asks
  std::unordered_map<std::uint32_t, NodeId> types_;  // definition → its declared type, or the class it is made from
};

}  // namespace insight::engine::syntax
