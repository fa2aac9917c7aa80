#include <algorithm>
#include <utility>

#include "engine/taint/flow.h"

namespace insight::engine::taint {

using syntax::no_node;

namespace {

constexpr unsigned most_files_deep = 6;

}  // namespace

// A function of another file runs there, with the values it is given here.
std::optional<Value> Flow::run_elsewhere(NodeId call, const Value& object, const Arguments& arguments) {
  if (outside_ == nullptr || arguments.spread || tables_.files_deep >= most_files_deep) return {};
  const auto named = callees_.named_by(call);
  if (!named) return {};
  const std::size_t count = arguments.in_order.size() + arguments.by_name.size();
  auto there = outside_->find(*this, *named, count);
  if (!there) return {};
  Callee& callee = there->callee;
  callee.object = named->object;
  auto target = callee.object != no_node ? target_of(callee.object) : std::nullopt;
  if (named->own_object) target = Target{.place = {this_base, itself}};
  const Value self = callee.makes_object ? Value{} : target ? state_.read(target->place, tables_) : object;
  Arguments given = arguments;
  if (callee.takes_object && (callee.object != no_node || callee.makes_object)) put_first(given, self);
  ++tables_.files_deep;
  const Run* done = there->flow->enter(callee, self, given);
  --tables_.files_deep;
  if (done == nullptr) return {};
  note_thrown(done->outcome.thrown);
  keep_fields(*there->flow, callee, call, *done);
  if (!callee.takes_object && target && target->exactly && done->outcome.after.reachable())
    state_.write(target->place, done->outcome.after.read({this_base, itself}, tables_), tables_);
  note_for_handlers();
  if (callee.makes_object) return made_object(*there->flow, callee, *done);
  if (!done->outcome.returned) return {};
  return through(*done->outcome.returned, call);
}

// Called from another file: of the variables around the function nothing is known.
const Flow::Run* Flow::enter(const Callee& callee, const Value& self, const Arguments& arguments) {
  if (std::find(running_.begin(), running_.end(), callee.function) != running_.end()) return nullptr;
  State around = std::exchange(state_, State());
  if (!callee.takes_object) state_.write({this_base, itself}, self, tables_);
  const Run* done = outcome_of(callee.function, arguments);
  state_ = std::move(around);
  return done;
}

}  // namespace insight::engine::taint
