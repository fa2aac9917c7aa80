#include <algorithm>

#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

namespace {

// The names in `%(name)s`; none where a piece goes without.
std::vector<std::string_view> names_of_percents(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t at = text.find('%'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('%', at)) {
    if (text[at + 1] == '%') {
      at += 2;
      continue;
    }
    const std::size_t end = text[at + 1] == '(' ? text.find(')', at) : std::string_view::npos;
    if (end == std::string_view::npos) return {};
    names.push_back(text.substr(at + 2, end - at - 2));
    at = end;
  }
  return names;
}

// What stands in the braces of `"{a} {0} {}"`; nothing where braces stand within each other or don't close.
std::optional<std::vector<std::string>> names_of_braces(std::string_view text) {
  std::vector<std::string> names;
  std::size_t next = 0;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
    if (text.substr(at).starts_with("{{")) {
      at += 2;
      continue;
    }
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos || text.substr(at + 1, end - at - 1).find('{') != std::string_view::npos) return {};
    const std::string_view inside = text.substr(at + 1, end - at - 1);
    std::string name(inside.substr(0, inside.find_first_of("!:.[")));
    names.push_back(name.empty() ? std::to_string(next++) : std::move(name));
    at = end;
  }
  return names;
}

}  // namespace

// Python's `"%(a)s" % d` has of d what it names.
std::optional<Value> Flow::filled_by_percent(NodeId id, const Value& given) {
  const bool is_percent = tree_.language() == syntax::Language::Python && syntax::spelling_of(tree_[id].op) == "%";
  if (!is_percent || given.whole != clean || given.parts.empty()) return {};
  const auto text = names_.constant_text(tree_.child(id, Role::Left));
  const auto names = text ? names_of_percents(*text) : std::vector<std::string_view>();
  if (names.empty()) return {};
  Value filled;
  for (const std::string_view name : names)
    add(filled, all(field_of(given, syntax::symbol_of(name), tables_.taints, tables_.paths)));
  return filled;
}

// Python's `"{a} {1}".format(x, y, a=z)`, `"{a}".format(**d)`
std::optional<Value> Flow::filled_by_format(NodeId call, const Arguments& arguments) {
  const NodeId callee = tree_.language() == syntax::Language::Python ? tree_.child(call, Role::Callee) : no_node;
  if (callee == no_node || tree_[callee].kind != Kind::Dot || arguments.spread) return {};
  const std::string_view method = tree_.text(tree_.child(callee, Role::Name));
  const bool takes_map = method == "format_map" && arguments.in_order.size() == 1;
  if (method != "format" && !takes_map) return {};
  const Value& named_values = takes_map ? arguments.in_order.front() : arguments.spread_fields;
  if (takes_map && named_values.whole != clean) return {};
  const bool anything = arguments.all != clean || !arguments.spread_fields.parts.empty();
  const auto text = anything ? names_.constant_text(tree_.child(callee, Role::Object)) : std::nullopt;
  const auto names = text ? names_of_braces(*text) : std::nullopt;
  if (!names) return {};
  Value filled;
  for (const std::string& name : *names) {
    const std::uint64_t symbol = syntax::symbol_of(name);
    for (const auto& [named, value] : arguments.by_name) {
      if (named == symbol) add(filled, all(value));
    }
    for (std::size_t at = 0; at < arguments.in_order.size(); ++at) {
      if (name == std::to_string(at)) add(filled, all(arguments.in_order[at]));
    }
    add(filled, all(field_of(named_values, symbol, tables_.taints, tables_.paths)));
  }
  return filled;
}

}  // namespace insight::engine::taint
