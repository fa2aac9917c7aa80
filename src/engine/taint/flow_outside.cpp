#include <algorithm>
#include <utility>

#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::no_node;

namespace {

constexpr std::size_t most_overriding = 4;  // functions that one call may run

}  // namespace

// A function of another file runs there, with the values it is given here.
std::optional<Value> Flow::run_elsewhere(NodeId call, const Value& object, const Arguments& arguments) {
  if (outside_ == nullptr || arguments.spread || tables_.files_deep >= most_files_deep) return {};
  const auto named = callees_.named_by(call);
  if (!named) return {};
  const std::size_t count = arguments.in_order.size() + arguments.by_name.size();
  auto there = outside_->find(*this, *named, count);
  if (!there) return {};
  there->callee.object = named->object;
  if (there->flow->callees_.is_abstract(there->callee.function)) {
    if (auto result = run_overriding(*there->flow, there->callee, call, object, named->own_object, arguments)) return result;
  }
  return run_there(*there, call, object, named->own_object, arguments);
}

std::optional<Value> Flow::run_there(Outside::Function there, NodeId call, const Value& object, bool own_object,
                                     const Arguments& arguments) {
  const Callee& callee = there.callee;
  auto target = callee.object != no_node ? target_of(callee.object) : class_called(call);
  if (own_object) target = Target{.place = {this_base, itself}};
  const Value self = callee.makes_object ? Value{} : target ? state_.read(target->place, tables_) : object;
  Arguments given = arguments;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object)) put_first(given, self);
  given.decided = constants_for(*there.flow, callee, call);
  ++tables_.files_deep;
  const Run* done = there.flow->enter(callee, self, given, state_);
  --tables_.files_deep;
  if (done == nullptr) return {};
  note_thrown(done->outcome.thrown);
  keep_fields(*there.flow, callee, call, *done);
  if (!callee.takes_object && target && target->exactly && done->outcome.after.reachable())
    state_.write(target->place, done->outcome.after.read({this_base, itself}, tables_), tables_);
  note_for_handlers();
  if (callee.makes_object) return made_object(*there.flow, callee, *done);
  made_by_[call] = done->outcome.made;
  if (done->outcome.own_object) gave_itself_.insert(call);
  if (done->outcome.function.flow != nullptr) given_by_[call] = done->outcome.function;
  if (!done->outcome.returned) return there.flow->callees_.gives_nothing(callee.function) ? std::optional(Value{}) : std::nullopt;
  return through(*done->outcome.returned, call);
}

// What classes made from that of the method do in its place, each from the state as it is. Nothing where there is none, or too
// many.
std::optional<Value> Flow::run_overriding(Flow& of, const Callee& base, NodeId call, const Value& object, bool own_object,
                                          const Arguments& arguments) {
  if (arguments.spread || tables_.files_deep >= most_files_deep) return {};
  const std::size_t count = arguments.in_order.size() + arguments.by_name.size() + (base.takes_object ? 1 : 0);
  std::vector<Outside::Function> all;
  const auto add = [&](Flow* flow, NodeId function) {
    Outside::Function one{.flow = flow, .callee = base};
    one.callee.function = function;
    all.push_back(one);
  };
  for (const NodeId function : of.callees_.overriding(base.function, count)) add(&of, function);
  if (outside_ != nullptr) {
    for (const Outside::Function& heir : outside_->heirs(of, base.function, count)) add(heir.flow, heir.callee.function);
  }
  if (all.empty() || all.size() > most_overriding) return {};
  const State before = state_;
  State after;
  after.end();
  std::optional<Value> result;
  for (const Outside::Function& one : all) {
    state_ = before;
    auto given = one.flow == this ? run(one.callee, call, object, arguments) : run_there(one, call, object, own_object, arguments);
    if (given) result = result ? together(*result, *given) : std::move(*given);
    after.join(state_, tables_);
  }
  state_ = std::move(after);
  return result;
}

std::uint64_t Flow::as_known_elsewhere(std::uint64_t base) const {
  return known_elsewhere | std::uint64_t{first_.node & 0x0fffffff} << 32 | base;
}

// Called from another file: `asking` is the state there. Of the variables around the function it knows what calls into this file
// have left in them.
const Run* Flow::enter(const Callee& callee, const Value& self, const Arguments& arguments, State& asking) {
  if (std::find(running_.begin(), running_.end(), callee.function) != running_.end()) return nullptr;
  const std::uint64_t own = as_known_elsewhere(0);
  const auto is_own = [&](const Place& place) { return (place.base | 0xffffffff) == (own | 0xffffffff); };
  State entry = asking.renamed([&](const Place& place) -> std::optional<std::uint64_t> {
    if (!is_known_elsewhere(place)) return {};
    return is_own(place) ? place.base & 0xffffffff : place.base;
  });
  State around = std::exchange(state_, std::move(entry));
  if (!callee.takes_object) state_.write({this_base, itself}, self, tables_);
  const Run* done = outcome_of(callee.function, arguments);
  state_ = std::move(around);
  if (done == nullptr || !done->outcome.after.reachable()) return done;
  const State after = done->outcome.after.renamed([&](const Place& place) -> std::optional<std::uint64_t> {
    if (is_known_elsewhere(place)) return place.base;
    const bool is_variable = place.base <= 0xffffffff && variables_.uses_of(place.base);
    return is_variable && is_of_outside(place, callee.function) ? std::optional(as_known_elsewhere(place.base)) : std::nullopt;
  });
  const auto may_have_changed = [&](const Place& place) {
    if (!is_known_elsewhere(place)) return false;
    return !is_own(place) || concerned({place.base & 0xffffffff, place.path}, callee.function, arguments);
  };
  asking.replace(may_have_changed, after);
  return done;
}

}  // namespace insight::engine::taint
