// Variables: the numbers by which flows know the variables of a file, where each is used, and which names are fields that stand
// without `this`. Borrows the tree. Made once for a file, whatever the rules; used by Flow.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

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

 private:
  void find_fields();
  bool is_static(syntax::NodeId member) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  std::unordered_map<std::uint64_t, Uses> uses_;
  std::unordered_set<std::uint64_t> fields_;
  std::unordered_set<std::uint32_t> own_parameters_;  // of classes
};

}  // namespace insight::engine::taint
