// Value: what an expression carries, as a whole and by its fields: `{a: tainted, b: 1}` is tainted at `.a` alone. Fields are paths
// of names and constant indexes, interned by Paths and bounded in depth; of several the longest that fits counts.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/taint/taints.h"

namespace insight::engine::taint {

using Path = std::uint32_t;  // 0: the thing itself
inline constexpr Path itself = 0;

class Paths {
 public:
  static constexpr std::uint32_t deepest = 4;
  static constexpr std::uint64_t keys_symbol = 1;  // of what an object keeps: the keys that nobody can tell

  static constexpr std::uint64_t any_symbol = 2;  // of a list: any of its items, where nobody knows which

  Path field(Path of, std::uint64_t symbol);  // `of` itself beyond the depth
  bool is_deepest(Path path) const { return links_[path].depth >= deepest; }
  // What an object keeps for whoever asks it by a key: `m.put("k", v)`. Neither the object as a whole nor any field knows of it.
  Path kept(Path of) { return field(of, kept_symbol); }
  bool is_kept(Path path) const { return links_[path].kept; }
  Path outer(Path path) const { return links_[path].outer; }
  bool within(Path inner, Path outer) const;  // or equal
  Path join(Path outer, Path inner);          // outer followed by inner
  Path without(Path path, Path beginning);    // the rest behind `beginning`, which it must lie within

 private:
  static constexpr std::uint64_t kept_symbol = 0;
  struct Link {
    Path outer = 0;
    std::uint64_t symbol = 0;
    std::uint32_t depth = 0;
    bool kept = false;
  };
  std::vector<Link> links_{Link{}};
  std::unordered_map<std::uint64_t, std::vector<Path>> fields_;  // symbol → paths that end in it
};

struct Value {
  TaintSet whole = clean;  // of what no part says
  std::vector<std::pair<Path, TaintSet>> parts;

  bool operator==(const Value&) const = default;
};

// Of all that it holds but doesn't keep.
TaintSet all_of(const Value& value, Taints& taints, const Paths& paths);
Value field_of(const Value& value, std::uint64_t symbol, Taints& taints, Paths& paths);
Value kept_of(const Value& value, Taints& taints, Paths& paths);
bool has_field(const Value& value, std::uint64_t symbol, Paths& paths);  // by itself, be it clean
Value unite(const Value& a, const Value& b, Taints& taints, Paths& paths);
void add_part(Value& value, Path path, TaintSet set, Taints& taints);
void add_field(Value& value, std::uint64_t symbol, const Value& field, Taints& taints, Paths& paths);
// As one of the items of a list, whichever: its parts stay apart as long as nothing is said of it as a whole.
void add_item(Value& list, const Value& item, Taints& taints, Paths& paths);
// In place of what the field was.
void set_field(Value& value, std::uint64_t symbol, const Value& field, Taints& taints, Paths& paths);

}  // namespace insight::engine::taint
