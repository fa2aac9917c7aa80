#include "engine/match/ranges.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace insight::engine::match {
namespace {

constexpr std::size_t max_pairs = 20'000'000;  // comparisons of two ranges for one operator

auto bound_places(const Environment& environment) {
  // An import's name and the one it is used by stand at the same place.
  std::vector<std::tuple<std::uint64_t, std::uint32_t, std::uint32_t, bool>> bound;
  for (const Binding& b : environment)
    bound.emplace_back(b.symbol, b.value.span.begin, b.value.span.end, b.value.first == syntax::no_node);
  std::sort(bound.begin(), bound.end());
  return bound;
}

auto order(const RangeMatch& match) {
  return std::tuple(match.span.begin, match.span.end, match.inside, bound_places(match.environment));
}

}  // namespace

void drop_doubles(Ranges& ranges) {
  using Key = decltype(order(std::declval<RangeMatch>()));
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t i = 0; i < ranges.size(); ++i) keys.emplace_back(order(ranges[i]), i);
  std::sort(keys.begin(), keys.end());
  Ranges kept;
  for (std::size_t i = 0; i < keys.size() && kept.size() < max_ranges; ++i) {
    if (i == 0 || keys[i].first != keys[i - 1].first) kept.push_back(std::move(ranges[keys[i].second]));
  }
  ranges = std::move(kept);
}

void keep_longest(Ranges& ranges) {
  if (std::none_of(ranges.begin(), ranges.end(), [](const RangeMatch& range) { return range.cut; })) return;
  std::map<std::pair<std::uint32_t, decltype(bound_places({}))>, std::uint32_t> longest;
  for (const RangeMatch& range : ranges) {
    auto& end = longest[{range.span.begin, bound_places(range.environment)}];
    end = std::max(end, range.span.end);
  }
  std::erase_if(ranges, [&](const RangeMatch& range) {
    return range.cut && longest[{range.span.begin, bound_places(range.environment)}] > range.span.end;
  });
}

Ranges intersect(const Ranges& left, const Ranges& right) {
  Ranges out;
  std::size_t pairs = 0;
  const auto try_inner = [&](const RangeMatch& inner, const RangeMatch& outer) {
    if (!within(inner.span, outer.span) || (inner.inside && !outer.inside) || !agree(inner.environment, outer.environment)) return;
    RangeMatch merged = inner;
    merge(merged.environment, outer.environment);
    out.push_back(std::move(merged));
  };
  for (const RangeMatch& a : left) {
    for (const RangeMatch& b : right) {
      if (++pairs > max_pairs || out.size() > 4 * max_ranges) break;
      try_inner(a, b);
      if (!(a.span == b.span && a.inside == b.inside)) try_inner(b, a);
    }
  }
  drop_doubles(out);
  return out;
}

void subtract(Ranges& ranges, const Ranges& negative, Removal removal) {
  if (negative.empty()) return;
  std::size_t pairs = 0;
  std::erase_if(ranges, [&](const RangeMatch& range) {
    return std::any_of(negative.begin(), negative.end(), [&](const RangeMatch& no) {
      if (++pairs > max_pairs) return false;
      const bool hit = removal == Removal::Equal    ? range.span == no.span
                       : removal == Removal::Inside ? within(range.span, no.span)
                                                    : within(range.span, no.span) || within(no.span, range.span);
      return hit && agree(range.environment, no.environment);
    });
  });
}

Ranges focused(const Ranges& ranges, const std::vector<std::vector<std::string>>& keys) {
  Ranges out;
  for (const RangeMatch& range : ranges) {
    Ranges at{range};
    for (const auto& names : keys) {
      Ranges narrowed;
      for (const std::string& name : names) {
        const Value* value = find(range.environment, syntax::symbol_of(name));
        if (value == nullptr || value->span.begin == value->span.end) continue;
        for (RangeMatch one : at) {
          if (within(value->span, one.span)) {
            one.span = value->span;
          } else if (!within(one.span, value->span)) {
            continue;
          }
          one.inside = false;
          narrowed.push_back(std::move(one));
        }
      }
      at = std::move(narrowed);
    }
    out.insert(out.end(), at.begin(), at.end());
  }
  drop_doubles(out);
  return out;
}

}  // namespace insight::engine::match
