#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

// What is left of items of which a function was asked, where its answer is a check of them: Java's `items.filter(this::isWord)`,
// Python's `filter(is_word, items)`.
std::optional<Value> Flow::sifted(NodeId call, const Value& object, const Arguments& arguments) {
  const NodeId callee = tree_.child(call, Role::Callee);
  if (!marks_.has_checks() || callee == no_node) return {};
  if (tree_.language() == syntax::Language::Python) {
    const bool filters = tree_[callee].kind == Kind::Identifier && tree_.text(callee) == "filter" && takes_items(arguments);
    const auto answers = filters ? answers_of(arguments.functions.front(), arguments.in_order[1]) : Answers{.yes = 0, .no = 0};
    return (answers.yes & 1) != 0 ? std::optional(Value{}) : std::nullopt;
  }
  if (!has_accessors(tree_.language()) || tree_[callee].kind != Kind::Dot || arguments.functions.size() != 1) return {};
  const std::string_view method = tree_.text(tree_.child(callee, Role::Name));
  if (method == "collect") return parted_items(tree_.child(call, Role::Item), object);
  if (method != "filter" && method != "takeWhile" && method != "removeIf") return {};
  const auto answers = answers_of(arguments.functions.front(), object);
  if (method != "removeIf") return (answers.yes & 1) != 0 ? std::optional(Value{}) : std::nullopt;
  const auto target = (answers.no & 1) != 0 ? target_of(tree_.child(callee, Role::Object)) : std::nullopt;
  if (target && target->exactly) state_.write(target->place, {}, tables_);
  return {};
}

// Of which items the function says yes, and of which no; of none where it isn't known.
Answers Flow::answers_of(const Given& asked, const Value& items) {
  const TaintSet taints = tables_.taints.unite(all(items), all(kept_of(items, tables_.taints, tables_.paths)));
  if (asked.flow != this || taints == clean) return {.yes = 0, .no = 0};
  Arguments given;
  given.in_order = {{.whole = taints, .parts = {}}};
  given.functions.resize(1);
  given.all = taints;
  const Run* const done = outcome_of(asked.function, given);
  return done != nullptr ? done->outcome.answers : Answers{.yes = 0, .no = 0};
}

// `items.collect(partitioningBy(this::isWord))`: a map of those that are and those that aren't.
std::optional<Value> Flow::parted_items(NodeId collector, const Value& items) {
  const NodeId callee = tree_[collector].kind == Kind::Call ? tree_.child(collector, Role::Callee) : no_node;
  const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : callee;
  if (name == no_node || tree_[name].kind != Kind::Identifier || tree_.text(name) != "partitioningBy") return {};
  const auto answers = answers_of(given_function(tree_.child(collector, Role::Item)), items);
  Value made;
  const auto put = [&](std::string_view key, std::uint64_t clean_ones) {
    const TaintSet taints = (clean_ones & 1) != 0 ? clean : all(items);
    add_part(made, tables_.paths.field(tables_.paths.kept(itself), syntax::symbol_of(key)), taints, tables_.taints);
  };
  put("true", answers.yes);
  put("false", answers.no);
  return made;
}

}  // namespace insight::engine::taint
