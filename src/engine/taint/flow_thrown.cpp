#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

namespace {

constexpr auto quoting =
    std::to_array<std::string_view>({"parse", "parseInt", "parseLong", "parseShort", "parseByte", "parseDouble", "parseFloat",
                                     "valueOf", "decode", "fromString", "forName", "create"});
constexpr auto quoting_classes = std::to_array<std::string_view>({"URI", "URL", "BigInteger"});
constexpr auto messages = std::to_array<std::string_view>({"getMessage", "getLocalizedMessage", "getParsedString", "getInput"});
// What such functions throw, as far as a clause names it.
constexpr auto refusals = std::to_array<std::string_view>(
    {"Format", "Parse", "Argument", "Syntax", "Malformed", "ClassNotFound", "RuntimeException", "Throwable"});

}  // namespace

void Flow::note_thrown(const Thrown& thrown) {
  if (frame_.thrown.empty()) return;
  frame_.thrown.back().given = tables_.taints.unite(frame_.thrown.back().given, thrown.given);
  frame_.thrown.back().quoted = tables_.taints.unite(frame_.thrown.back().quoted, thrown.quoted);
}

// What cannot be read as a number, a date or an address stands in the message of the exception.
void Flow::note_quoted(NodeId call, TaintSet given) {
  if (given == clean || frame_.thrown.empty() || !has_accessors(tree_.language())) return;
  const NodeId callee = tree_.child(call, Role::Callee);
  if (callee == no_node) return;
  const bool is_new = tree_[call].kind == Kind::New;
  const NodeId name = !is_new && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
  const bool quotes = is_new ? among(tree_.span(callee), quoting_classes) : name != no_node && among(tree_.text(name), quoting);
  if (quotes) note_thrown({.quoted = given});
}

// Only who asks for the message gets what it quotes: `log.warn("no number", e)` says nothing of it.
Value Flow::exception_in(NodeId clause, const Thrown& thrown) {
  Value value{.whole = thrown.given, .parts = {}};
  const NodeId type = tree_.child(clause, Role::Type);
  if (thrown.quoted == clean || type == no_node) return value;
  const std::string_view named = tree_.span(type);
  const bool fits = named == "Exception" || std::ranges::any_of(refusals, [&](std::string_view word) {
                      return named.find(word) != std::string_view::npos;
                    });
  if (fits) add_part(value, tables_.paths.kept(itself), thrown.quoted, tables_.taints);
  return value;
}

std::optional<Value> Flow::message_of(std::string_view method, const Value& object) {
  if (!has_accessors(tree_.language()) || !among(method, messages)) return {};
  const Value kept = kept_of(object, tables_.taints, tables_.paths);
  return all(kept) != clean ? std::optional(together(flat(object), flat(kept))) : std::nullopt;
}

}  // namespace insight::engine::taint
