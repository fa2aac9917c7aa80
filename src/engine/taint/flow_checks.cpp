#include <algorithm>
#include <iterator>

#include "engine/taint/flow.h"
#include "engine/taint/weak_question.h"

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;

namespace {

constexpr unsigned deepest_proof = 12;
constexpr std::size_t most_asked = 64;  // parameters of a function whose answer is a check of them

bool is_equal(std::string_view op) {
  return op == "==" || op == "===" || op == "is";
}

bool is_unequal(std::string_view op) {
  return op == "!=" || op == "!==" || op == "is not";
}

std::vector<Place> all_of_both(std::vector<Place> a, const std::vector<Place>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<Place> common(const std::vector<Place>& a, const std::vector<Place>& b) {
  std::vector<Place> both;
  std::copy_if(a.begin(), a.end(), std::back_inserter(both),
               [&](const Place& place) { return std::find(b.begin(), b.end(), place) != b.end(); });
  return both;
}

}  // namespace

// Leaves the state in which the condition, which has been visited, holds and gives back that in which it doesn't.
State Flow::parted(NodeId condition) {
  State fails = state_;
  prove(condition, true, state_);
  prove(condition, false, fails);
  return fails;
}

void Flow::prove(NodeId condition, bool holds, State& state) {
  if (!marks_.has_checks() || !state.reachable()) return;
  for (const Place& place : proven(condition, holds)) state.write(place, {}, tables_);
}

void Flow::assert_condition(NodeId id) {
  visit_children(id);
  const bool always_runs = tree_.language() != syntax::Language::Java;
  if (always_runs) prove(tree_.child(id, Role::Condition), true, state_);
}

std::vector<Place> Flow::proven(NodeId condition, bool holds, unsigned depth) {
  if (condition == no_node || ++depth > deepest_proof || ++tables_.work > tables_.most_work) return {};
  if (marks_.has(condition)) {
    if (auto places = proven_by_marks(condition, holds); !places.empty()) return places;
  }
  switch (tree_[condition].kind) {
    case Kind::Unary:
      if (syntax::spelling_of(tree_[condition].op) != "!") return {};
      return proven(tree_.child(condition, Role::Value), !holds, depth);
    case Kind::Binary:
      return proven_by_both(condition, holds, depth);
    case Kind::Identifier:
      if (auto places = proven_by_variable(condition, holds, depth); holds || !places.empty()) return places;
      return proven_to_be_nothing(condition);
    case Kind::Call:
      return proven_by_call(condition, holds, depth);
    case Kind::Assign:
    case Kind::Walrus:
      return proven(tree_.child(condition, Role::Right), holds, depth);
    case Kind::Cast:
    case Kind::Await:
      return proven(tree_.child(condition, Role::Value), holds, depth);
    default:
      return {};
  }
}

// By what the rule says, unless it goes by the name of a function of the file that doesn't do as it is called.
std::vector<Place> Flow::proven_by_marks(NodeId condition, bool holds) {
  std::vector<Place> places;
  const auto called = tree_[condition].kind == Kind::Call ? callees_.of(condition) : std::nullopt;
  if (called && answers_by_looks(tree_, names_, called->function)) return places;
  for (const Mark& mark : marks_.of(condition)) {
    if (mark.kind != Mark::Kind::Check) continue;
    const ItemMatch& check = marks_.sanitizers()[mark.match];
    const match::Value* checked = find(check.environment, syntax::symbol_of(check.item->checked));
    if (check.item->checked_when != holds || checked == nullptr || checked->first == no_node || checked->tree != &tree_) continue;
    if (const auto target = target_of(chosen_by(checked->first)); target && target->exactly) places.push_back(target->place);
  }
  return places;
}

// `a && b` that holds proves what either does; one that doesn't, what both prove by not holding.
std::vector<Place> Flow::proven_by_both(NodeId condition, bool holds, unsigned depth) {
  const auto op = syntax::spelling_of(tree_[condition].op);
  if (op != "&&" && op != "||") return proven_by_constant(condition, holds, depth);
  const auto left = proven(tree_.child(condition, Role::Left), holds, depth);
  const bool either = (op == "&&") == holds;
  if (left.empty() && !either) return {};
  const auto right = proven(tree_.child(condition, Role::Right), holds, depth);
  return either ? all_of_both(left, right) : common(left, right);
}

// `m is not None`, `ok == false`: m or ok itself, or its contrary.
std::vector<Place> Flow::proven_by_constant(NodeId condition, bool holds, unsigned depth) {
  const auto op = syntax::spelling_of(tree_[condition].op);
  const NodeId right = tree_.child(condition, Role::Right);
  if (right == no_node || (!is_equal(op) && !is_unequal(op))) return {};
  const bool is_null = tree_[right].kind == Kind::Null;
  if (!is_null && tree_[right].kind != Kind::Bool) return {};
  if (is_null && holds == is_equal(op)) {
    if (auto nothing = proven_to_be_nothing(tree_.child(condition, Role::Left)); !nothing.empty()) return nothing;
  }
  const bool means_true = !is_null && decided(tree_, names_, right).value_or(false);
  return proven(tree_.child(condition, Role::Left), holds == (is_equal(op) == means_true), depth);
}

// A variable that is null, or as good as that, holds no text of anybody's choice.
std::vector<Place> Flow::proven_to_be_nothing(NodeId variable) {
  if (tree_[variable].kind != Kind::Identifier) return {};
  const auto target = target_of(variable);
  return target && target->exactly ? std::vector{target->place} : std::vector<Place>();
}

// A variable that holds the answer of a check.
std::vector<Place> Flow::proven_by_variable(NodeId variable, bool holds, unsigned depth) {
  const NodeId answer = names_.assigned(variable);
  if (answer == no_node || answer > variable) return {};
  auto places = proven(answer, holds, depth);
  std::erase_if(places, [&](const Place& place) { return is_given_between(place, answer, variable); });
  return places;
}

// A function of the file whose answer is a check of what it is given; or what makes a Boolean of one.
std::vector<Place> Flow::proven_by_call(NodeId call, bool holds, unsigned depth) {
  if (const auto answered = answered_.find(call); answered != answered_.end())
    return holds ? answered->second.yes : answered->second.no;
  const NodeId callee = tree_.child(call, Role::Callee);
  const bool is_bool = callee != no_node && tree_[callee].kind == Kind::Identifier && tree_.text(callee) == "bool";
  return is_bool && arguments_in(call) == 1 ? proven(tree_.child(call, Role::Item), holds, depth) : std::vector<Place>();
}

// Does the place get another value there?
bool Flow::is_given_between(const Place& place, NodeId from, NodeId to) const {
  for (NodeId id = from; id < to; ++id) {
    if (tree_[id].kind != Kind::Assign && tree_[id].kind != Kind::AugAssign) continue;
    const NodeId left = tree_.child(id, Role::Left);
    if (left != no_node && tree_[left].kind == Kind::Identifier && base_of(left) == place.base) return true;
  }
  return false;
}

void Flow::begin_answers(NodeId function, const Arguments* arguments) {
  if (arguments == nullptr || !marks_.has_checks() || arguments->all == clean) return;
  for (const NodeId child : tree_.children(function)) {
    if (tree_[child].role != Role::Param && tree_[child].role != Role::Object) continue;
    if (frame_.asked.size() == most_asked) return;
    frame_.asked.push_back(tree_[child].kind == Kind::Param ? tree_.child(child, Role::Name) : child);
  }
}

// Of what the function gives back; no_node: it ends without.
void Flow::note_answer(NodeId value) {
  if (frame_.asked.empty() || !state_.reachable()) return;
  const bool is_no = value == no_node || tree_[value].kind == Kind::Null;
  const auto constant = is_no ? std::optional(false) : decided(tree_, names_, value, &frame_.given);
  for (const bool holds : {true, false}) {
    if (constant && *constant != holds) continue;
    State state = state_;
    prove(value, holds, state);
    std::uint64_t& answer = holds ? frame_.answers.yes : frame_.answers.no;
    for (std::size_t at = 0; at < frame_.asked.size(); ++at) {
      const bool tainted = frame_.asked[at] == no_node || all(state.read({base_of(frame_.asked[at]), itself}, tables_)) != clean;
      if (tainted) answer &= ~(std::uint64_t{1} << at);
    }
  }
}

void Flow::note_answer_of(NodeId call, const Place& place, std::size_t at, const Run& run) {
  if (!marks_.has_checks() || at >= most_asked) return;
  const auto note = [&](std::uint64_t clean_ones, std::vector<Place>& places) {
    std::erase(places, place);
    if (((clean_ones >> at) & 1) != 0) places.push_back(place);
  };
  Answered& answered = answered_[call];
  note(run.outcome.answers.yes, answered.yes);
  note(run.outcome.answers.no, answered.no);
}

}  // namespace insight::engine::taint
