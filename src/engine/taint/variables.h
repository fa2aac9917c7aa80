// Variables: the numbers by which flows know the variables of a file, where each is used, and which names are fields that stand
// without `this`. Borrows the tree. Made once for a file, whatever the rules; used by Flow.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::taint {

inline constexpr std::uint64_t this_base = 1ull << 62;  // the number of the object whose method it is

class Variables {
 public:
  Variables(const syntax::Tree& tree, const syntax::Names& names);

  // Of an identifier, `this` or `super`: its definition, or its name where nothing in the file defines it.
  std::uint64_t base_of(syntax::NodeId name) const;
  bool is_own_field(syntax::NodeId identifier) const;

  struct Uses {
    syntax::NodeId first = 0;
    syntax::NodeId last = 0;
  };
  std::optional<Uses> uses_of(std::uint64_t base) const;

  // JavaScript's `let x;` of a file which one of its functions, and nothing else, sets: that function and the variable.
  const std::vector<std::pair<syntax::NodeId, std::uint64_t>>& set_by_functions() const { return set_by_functions_; }

  // Queues and their like, by which functions that don't call each other hand values on: the names that a module or a class gives
  // them, in Python also `self.q`.
  const std::vector<syntax::NodeId>& channels() const { return channels_; }

 private:
  void find_fields();
  bool is_static(syntax::NodeId member) const;
  void find_set_by_functions();
  void note_channel(syntax::NodeId id);
  syntax::NodeId made_type(syntax::NodeId made) const;
  syntax::NodeId function_of_file(syntax::NodeId within) const;
  bool is_in_function(syntax::NodeId id) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  std::unordered_map<std::uint64_t, Uses> uses_;
  std::unordered_set<std::uint64_t> fields_;
  std::unordered_set<std::uint32_t> own_parameters_;  // of classes
  std::vector<std::pair<syntax::NodeId, std::uint64_t>> set_by_functions_;
  std::vector<syntax::NodeId> channels_;
};

}  // namespace insight::engine::taint
