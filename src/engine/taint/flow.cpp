#include "engine/taint/flow.h"
#include "engine/taint/language_facts.h"
#include "engine/taint/safe_types.h"

#include <algorithm>

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::Tree;

namespace {

constexpr unsigned deepest = 1'500;

bool is_operation(Kind kind) {
  return kind == Kind::Binary || kind == Kind::Unary || kind == Kind::Cast;
}

}  // namespace

Flow::Flow(const Rule& rule, const Marks& marks, const FileFacts& facts, Labels& labels, Tables& tables, Numbers first,
           std::size_t file, Outside* outside)
    : rule_(rule),
      marks_(marks),
      tree_(facts.tree),
      names_(facts.names),
      callees_(facts.callees),
      callers_(facts.callers),
      variables_(facts.variables),
      labels_(labels),
      tables_(tables),
      first_(first),
      file_(file),
      outside_(outside) {
  keep_seen_ = std::any_of(rule.taint->sinks.begin(), rule.taint->sinks.end(),
                           [](const auto& sink) { return !sink->of_metavariables.empty(); });
  has_control_ =
      std::any_of(rule.taint->sources.begin(), rule.taint->sources.end(), [](const auto& item) { return item->control; });
  frame_.ended.end();
}

// What functions of the file see, wherever they stand, of a variable that is set once, by one of them.
void Flow::find_globals() {
  for (const auto& [function, base] : variables_.set_by_functions()) {
    state_ = State();
    const Place variable{base, itself};
    const Value value = run_body(function, nullptr).after.read(variable, tables_);
    if (all(value) != clean) globals_.emplace_back(variable, all(value));
  }
  state_ = State();
}

const Flow::Arrivals& Flow::run() {
  if (!variables_.set_by_functions().empty()) find_globals();
  visit(Tree::root);
  run_receivers();
  return arrivals_;
}

Value Flow::visit(NodeId id) {
  if (id == no_node || ++tables_.work > tables_.most_work || tables_.depth > deepest) return {};
  if (!state_.reachable() && !(tree_[id].kind == Kind::Labeled && !frame_.gotos.empty())) {
    visit_unreachable(id);
    return {};
  }
  ++tables_.depth;
  TaintSet operands = written_over(id);
  Value value = names_.is_given(id) ? Value{} : value_of(id);
  if (value.whole != clean || !value.parts.empty()) {
    if (auto text = as_text(id, value)) value = std::move(*text);
  }
  if (is_safe(id) || is_safe_field(id, value)) {
    if (is_operation(tree_[id].kind)) operands = all(value);
    value = {};
  }
  if (marks_.has(id)) value = marked(id, std::move(value), operands);
  if (operands != clean && is_operation(tree_[id].kind) && is_held(id)) add(value, operands);
  if (!frame_.handlers.empty() && throws_before_statement(id)) note_for_handlers();
  if (keep_seen_) seen_[id] = all(value);
  --tables_.depth;
  return value;
}

// A call that is part of something larger, which doesn't run when it throws. What a statement calls last has done its work.
bool Flow::throws_before_statement(NodeId id) const {
  const Kind kind = tree_[id].kind;
  if (kind == Kind::ExprStatement) return true;
  if (kind != Kind::Call && kind != Kind::New) return false;
  NodeId holder = tree_[id].parent;
  while (holder != no_node && (tree_[holder].kind == Kind::Await || tree_[holder].kind == Kind::Cast))
    holder = tree_[holder].parent;
  if (holder == no_node) return false;
  const Kind around = tree_[holder].kind;
  return around != Kind::ExprStatement && around != Kind::VarDef && around != Kind::Assign && around != Kind::Walrus;
}

// `n = int(n)` that throws leaves n as it was.
bool Flow::throws_before_assignment(NodeId id) const {
  const NodeId value = tree_.child(id, Role::Right);
  if (frame_.handlers.empty() || value == no_node || tree_[value].kind != Kind::Call || !marks_.has(value)) return false;
  const auto marks = marks_.of(value);
  return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
    return mark.kind == Mark::Kind::Sanitizer && marks_.sanitizers()[mark.match].item->result;
  });
}

// By its type, where the rule says that such are.
bool Flow::is_safe(NodeId id) const {
  const TaintOptions& options = rule_.taint->options;
  return (options.assume_safe_numbers || options.assume_safe_booleans) && is_safe(safe_type(tree_, names_, id));
}

bool Flow::is_safe(SafeType type) const {
  const TaintOptions& options = rule_.taint->options;
  return type == SafeType::Constant || (type == SafeType::Number && options.assume_safe_numbers) ||
         (type == SafeType::Boolean && options.assume_safe_booleans);
}

// By the type that its class declares for it in this file.
bool Flow::is_declared_safe(NodeId id) const {
  const NodeId declared = callees_.declared_type(id);
  return declared != no_node && (callees_.is_enum(declared) || is_safe(safe_type_named(tree_, declared)));
}

// By what the function of the file that it calls says it gives back.
bool Flow::gives_safe_type(NodeId id) const {
  if (tree_[id].kind != Kind::Call || !has_accessors(tree_.language())) return false;
  const auto callee = callees_.of(id);
  const NodeId type = callee && !callee->makes_object ? tree_.child(callee->function, Role::ReturnType) : no_node;
  return type != no_node && (callees_.is_enum(type) || is_safe(safe_type_named(tree_, type)));
}

// The same in any file. Of what isn't tainted nobody asks: there are many fields.
bool Flow::is_safe_field(NodeId id, const Value& value) {
  if ((tree_[id].kind != Kind::Dot && tree_[id].kind != Kind::Call) || all(value) == clean) return false;
  if (is_declared_safe(id) || gives_safe_type(id)) return true;
  const std::string field = outside_ != nullptr ? callees_.field_elsewhere(id) : std::string();
  return !field.empty() && is_safe(outside_->held(*this, field));
}

// What an assignment that is a sink writes to, as it was: `a[tainted] = 1` and `tainted.f = 1` arrive there too.
TaintSet Flow::written_over(NodeId id) {
  if (tree_[id].kind != Kind::Assign || !marks_.has(id)) return clean;
  const auto marks = marks_.of(id);
  if (std::none_of(marks.begin(), marks.end(), [](const Mark& mark) { return mark.kind == Mark::Kind::Sink; })) return clean;
  const NodeId target = tree_.child(id, Role::Left);
  const Kind kind = target != no_node ? tree_[target].kind : Kind::Tuple;
  const auto language = tree_.language();
  const bool calls = language == syntax::Language::Ruby || language == syntax::Language::CSharp;  // `a[b] = c`, there
  const bool is_place = kind == Kind::Identifier || kind == Kind::Dot || kind == Kind::Unary || (kind == Kind::Index && !calls);
  return is_place ? all(visit(target)) : clean;
}

// What holds the result of an operation, or has it as its index, holds what that was computed from, whatever its type: as in
// Semgrep the type counts where the result goes on by itself, as an operand, an argument or what is assigned.
bool Flow::is_held(NodeId id) const {
  const Kind around = tree_[tree_[id].parent].kind;
  return around == Kind::List || around == Kind::Tuple || around == Kind::Dict || around == Kind::Pair ||
         (around == Kind::Index && tree_[id].role == Role::Item && !rule_.taint->options.assume_safe_indexes);
}

// Functions may be called although the code around them doesn't run.
void Flow::visit_unreachable(NodeId id) {
  for (NodeId at = id; at <= tree_[id].last; ++at) {
    if (tree_[at].kind != Kind::Function) continue;
    state_ = State();
    function(at);
    state_.end();
    at = tree_[at].last;
  }
}

Value Flow::visit_child(NodeId id, Role role) {
  return visit(tree_.child(id, role));
}

void Flow::visit_all(NodeId id, Role role) {
  for (const NodeId child : tree_.children(id)) {
    if (tree_[child].role == role) visit(child);
  }
}

Value Flow::visit_children(NodeId id) {
  Value value;
  for (const NodeId child : tree_.children(id)) value = together(value, visit(child));
  return flat(value);
}

Value Flow::value_of(NodeId id) {
  switch (tree_[id].kind) {
    case Kind::Identifier:
    case Kind::This:
    case Kind::Super: {
      Value value = state_.read(place_of(id), tables_);
      if (is_own_object(id) && !keeps_fields(id)) value.parts.clear();
      return value;
    }
    case Kind::Dot:
      return member(id);
    case Kind::Index:
      return index(id);
    case Kind::Call:
    case Kind::New:
      return call(id);
    case Kind::Template:
      return tree_.child(id, Role::Callee) != no_node ? call(id) : combined(id);
    case Kind::Binary:
      return binary(id);
    case Kind::Unary:
      return unary(id);
    case Kind::Assign:
    case Kind::Walrus: {
      Value value = visit_child(id, Role::Right);
      if (throws_before_assignment(id)) note_for_handlers();
      assign(tree_.child(id, Role::Left), value);
      count_items(tree_.child(id, Role::Left), tree_.child(id, Role::Right));
      return value;
    }
    case Kind::AugAssign:
      return augmented(id);
    case Kind::Conditional:
      return conditional(id);
    case Kind::Tuple:
    case Kind::List:
      return items(id);
    case Kind::Dict:
      return fields(id);
    case Kind::Comprehension:
      return comprehension(id);
    case Kind::Function:
      return function(id);
    case Kind::Class:
      class_body(id);
      return {};
    case Kind::Sequence:
    case Kind::File:
    case Kind::Block:
    case Kind::Namespace:
      return statements(id);
    case Kind::Spread:
    case Kind::Await:
    case Kind::Cast: {
      Value value = visit_child(id, Role::Value);
      return only_assignments() && tree_.child(id, Role::Type) == no_node ? Value{} : value;
    }
    case Kind::ExprStatement: {
      Value value = visit_child(id, Role::Value);
      if (ends_there(tree_.child(id, Role::Value))) state_.end();
      return value;
    }
    case Kind::KeywordArg:
    case Kind::Attribute:
    case Kind::Decorator:
    case Kind::Export:
      return visit_child(id, Role::Value);
    case Kind::VarDef:
      return variable(id);
    case Kind::If:
      return branch(id);
    case Kind::For:
    case Kind::While:
    case Kind::DoWhile:
      return repeat(id);
    case Kind::ForEach:
      return iterate(id);
    case Kind::Switch:
      return choose(id);
    case Kind::Try:
      return attempt(id);
    case Kind::With:
      return with(id);
    case Kind::Return:
    case Kind::Throw:
      give_back(id);
      return {};
    case Kind::Yield:
      return yielded(id);
    case Kind::Break:
    case Kind::Continue:
      jump(id);
      return {};
    case Kind::Labeled:
      labeled(id);
      return {};
    case Kind::Number:
    case Kind::String:
    case Kind::Bool:
    case Kind::Null:
    case Kind::Regex:
    case Kind::Global:
    case Kind::Import:
    case Kind::TypeAlias:
    case Kind::Modifier:
    case Kind::Type:
    case Kind::GenericType:
    case Kind::TypeParams:
      return {};
    case Kind::Assert:
      assert_condition(id);
      return {};
    case Kind::Delete:
      visit_children(id);
      for (const NodeId deleted : tree_.children(id)) delete_item(deleted);
      return {};
    case Kind::Slice:
      visit_children(id);
      return {};
    case Kind::Set:
    case Kind::Element:
    default:
      return visit_children(id);
  }
}

}  // namespace insight::engine::taint
