#include "engine/taint/value.h"

#include <algorithm>

namespace insight::engine::taint {
namespace {

constexpr std::size_t most_parts = 40;

// What the value says of a path below it: by the longest beginning that is known.
TaintSet at(const Value& value, Path path, const Paths& paths) {
  for (;; path = paths.outer(path)) {
    if (path == itself) return value.whole;
    for (const auto& [part, set] : value.parts) {
      if (part == path) return set;
    }
  }
}

Value below(const Value& value, Path field, Taints& taints, Paths& paths) {
  Value out{.whole = at(value, field, paths), .parts = {}};
  for (const auto& [path, set] : value.parts) {
    if (path != field && paths.within(path, field)) add_part(out, paths.without(path, field), set, taints);
  }
  return out;
}

}  // namespace

Path Paths::field(Path of, std::uint64_t symbol) {
  if (is_deepest(of)) return of;
  std::vector<Path>& known = fields_[symbol];
  for (const Path path : known) {
    if (links_[path].outer == of) return path;
  }
  links_.push_back({of, symbol, links_[of].depth + 1, links_[of].kept || symbol == kept_symbol});
  known.push_back(static_cast<Path>(links_.size() - 1));
  return known.back();
}

bool Paths::within(Path inner, Path outer) const {
  while (links_[inner].depth > links_[outer].depth) inner = links_[inner].outer;
  return inner == outer;
}

Path Paths::join(Path outer, Path inner) {
  if (inner == itself) return outer;
  const Link link = links_[inner];
  return field(join(outer, link.outer), link.symbol);
}

Path Paths::without(Path path, Path beginning) {
  if (path == beginning) return itself;
  const Link link = links_[path];
  return field(without(link.outer, beginning), link.symbol);
}

TaintSet all_of(const Value& value, Taints& taints, const Paths& paths) {
  TaintSet all = value.whole;
  for (const auto& [path, set] : value.parts) {
    if (!paths.is_kept(path)) all = taints.unite(all, set);
  }
  return all;
}

Value kept_of(const Value& value, Taints& taints, Paths& paths) {
  return below(value, paths.kept(itself), taints, paths);
}

Value field_of(const Value& value, std::uint64_t symbol, Taints& taints, Paths& paths) {
  return below(value, paths.field(itself, symbol), taints, paths);
}

bool has_field(const Value& value, std::uint64_t symbol, Paths& paths) {
  const Path field = paths.field(itself, symbol);
  return std::any_of(value.parts.begin(), value.parts.end(), [&](const auto& part) { return part.first == field; });
}

Value unite(const Value& a, const Value& b, Taints& taints, Paths& paths) {
  if (a == b) return a;
  Value out{.whole = taints.unite(a.whole, b.whole), .parts = {}};
  for (const Value* from : {&a, &b}) {
    for (const auto& [path, set] : from->parts) add_part(out, path, taints.unite(at(a, path, paths), at(b, path, paths)), taints);
  }
  return out;
}

void add_part(Value& value, Path path, TaintSet set, Taints& taints) {
  const auto place = std::lower_bound(value.parts.begin(), value.parts.end(), path,
                                      [](const auto& part, Path wanted) { return part.first < wanted; });
  if (place != value.parts.end() && place->first == path) {
    place->second = taints.unite(place->second, set);
  } else if (path == itself || value.parts.size() >= most_parts) {
    value.whole = taints.unite(value.whole, set);
  } else {
    value.parts.insert(place, {path, set});
  }
}

void add_field(Value& value, std::uint64_t symbol, const Value& field, Taints& taints, Paths& paths) {
  const Path at = paths.field(itself, symbol);
  add_part(value, at, field.whole, taints);
  for (const auto& [path, set] : field.parts) add_part(value, paths.join(at, path), set, taints);
}

void add_item(Value& list, const Value& item, Taints& taints, Paths& paths) {
  if (item.whole != clean || item.parts.empty()) {
    const TaintSet all = all_of(item, taints, paths);
    list.whole = taints.unite(list.whole, all);
    for (auto& [path, set] : list.parts) set = taints.unite(set, all);
    return;
  }
  const Path any = paths.field(itself, Paths::any_symbol);
  for (const auto& [path, set] : item.parts) add_part(list, paths.join(any, path), set, taints);
}

void set_field(Value& value, std::uint64_t symbol, const Value& field, Taints& taints, Paths& paths) {
  const Path at = paths.field(itself, symbol);
  std::erase_if(value.parts, [&](const auto& part) { return paths.within(part.first, at); });
  add_field(value, symbol, field, taints, paths);
}

}  // namespace insight::engine::taint
