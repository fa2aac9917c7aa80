// Flow: carries taint through one file for one rule: an interpreter of the uniform tree whose values are what they may carry. Made
// by find_flows, used once. It goes through the code in the order in which it runs: branches copy the state and join, loops repeat
// until nothing new comes back, a function that stands within another sees what it encloses. It knows no language by name beyond
// language_facts.h. Steps and depth are counted: a file that has too many is looked at as far as they reach. Where calls lead into
// other files, each of these has a Flow of its own, and all share one Tables.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/rule/rule.h"
#include "engine/syntax/names.h"
#include "engine/taint/arrival.h"
#include "engine/taint/decided.h"
#include "engine/taint/file_facts.h"
#include "engine/taint/labels.h"
#include "engine/taint/marks.h"
#include "engine/taint/numbers.h"
#include "engine/taint/outside.h"
#include "engine/taint/run.h"
#include "engine/taint/state.h"

namespace insight::engine::taint {

class Flow {
 public:
  // `outside` may be missing.
  Flow(const Rule& rule, const Marks& marks, const FileFacts& facts, Labels& labels, Tables& tables, Numbers first = {},
       std::size_t file = 0, Outside* outside = nullptr);

  // By the sink's match and the expression there.
  using Arrivals = std::map<std::pair<std::uint32_t, syntax::NodeId>, Arrival>;
  const Arrivals& run();
  const Arrivals& arrivals() const { return arrivals_; }  // so far: of functions that others have called
  // Runs whoever takes from a queue what a function that has run has put there.
  void run_receivers();
  const Callees& callees() const { return callees_; }
  std::size_t file() const { return file_; }  // as `outside` counts them

 private:
  using NodeId = syntax::NodeId;
  using Role = syntax::Role;

  // flow.cpp: one node
  Value visit(NodeId id);
  Value visit_child(NodeId id, Role role);
  bool is_safe(NodeId id) const;
  bool is_safe(SafeType type) const;
  bool is_declared_safe(NodeId id) const;
  bool gives_safe_type(NodeId id) const;
  bool is_safe_field(NodeId id, const Value& value);
  bool is_held(NodeId id) const;
  TaintSet written_over(NodeId id);
  bool throws_before_statement(NodeId id) const;
  bool throws_before_assignment(NodeId id) const;
  void visit_all(NodeId id, Role role);
  Value value_of(NodeId id);
  Value visit_children(NodeId id);  // all that they carry together
  Value together(const Value& a, const Value& b) { return unite(a, b, tables_.taints, tables_.paths); }
  Value flat(const Value& value) { return {.whole = all(value), .parts = {}}; }
  TaintSet all(const Value& value) { return all_of(value, tables_.taints, tables_.paths); }
  void visit_unreachable(NodeId id);

  // flow_marks.cpp: what the rule says of a node
  Value marked(NodeId id, Value value, TaintSet& operands);
  Value marked(NodeId id, Value value);
  Value sanitized(NodeId id, const Mark& mark, Value value);
  TaintSet relabeled(TaintSet taints, const std::string& label, const std::vector<std::string>& replaced);
  bool is_asked_for(const ItemMatch& sanitizer) const;
  bool is_passed_over(NodeId id, const Mark& sanitizer) const;
  bool is_within_cleaned(NodeId id) const;
  void begin_taint(NodeId id, const Mark& mark, Value& value);
  void send_on(const Mark& mark, const Value& value, NodeId from);
  bool becomes_item(NodeId id, NodeId list) const;
  void arrive(NodeId id, TaintSet of_value, bool of_arguments, TaintSet kept = clean, const Value* value = nullptr);
  TaintSet of_item(NodeId id, const Value& list, std::uint32_t item);
  NodeId head_of_chain(NodeId object) const;
  bool is_called_on_known(NodeId object) const;
  bool holds(const Requires& requirement, TaintSet taints);
  void add(Value& value, TaintSet taints);

  // flow_places.cpp: variables and fields
  std::uint64_t base_of(NodeId name) const { return variables_.base_of(name); }
  Place place_of(NodeId name);
  bool is_own_object(NodeId id) const;
  bool keeps_fields(NodeId own_object) const;
  std::optional<Target> target_of(NodeId id);
  std::optional<Target> accessed_place(NodeId call);
  std::optional<std::uint64_t> key_in(const Place& list, NodeId key);
  std::optional<std::uint64_t> constant_key(NodeId id) const;
  void assign(NodeId target, const Value& value);
  void assign_place(NodeId target, const Value& value);
  void put_under_key(NodeId target, const Place& within, TaintSet taints);
  std::optional<Target> place_of_key(NodeId call);
  Value rest_of(const Value& list, std::uint64_t from);
  void assign_items(NodeId target, const Value& value);
  void assign_fields(NodeId target, const Value& value);
  void assign_within(NodeId pattern, const Value& value);
  void begin_taint_of_target(NodeId target);
  void carry_to_target(NodeId target);
  Value begun_at_field(NodeId name);
  bool is_set_once(NodeId target) const;
  bool brings_nothing(NodeId parameter) const;
  bool is_enumerated(NodeId parameter) const;
  bool takes_part(NodeId target) const;
  bool is_taken_out(NodeId target) const;
  void visit_places_within(NodeId target);
  Value through(const Value& value, NodeId place);
  TaintSet through(TaintSet taints, NodeId place) { return tables_.taints.through(taints, first_.node + place); }

  // flow_expressions.cpp
  Value member(NodeId id);
  TaintSet of_computed_name(NodeId id);
  // `taint_only_propagate_through_assignments`: what is computed from a value, or a part of it, is not it.
  bool only_assignments() const { return rule_.taint->options.only_propagate_through_assignments; }
  Value part_of(const Value& value, std::uint64_t symbol);
  Value member_of(NodeId id, const Value& object);
  Value index(NodeId id);
  Value index_of(NodeId id, const Value& object);
  std::optional<Value> item_by_method(NodeId id, const Value& object);
  Value unary(NodeId id);
  Value binary(NodeId id);
  void send(NodeId id);
  Value augmented(NodeId id);
  Value conditional(NodeId id);
  Value items(NodeId id);
  Value fields(NodeId id);
  void add_pair(NodeId pair, Value& dict);
  void add_key(Value& dict, TaintSet taints);
  Value comprehension(NodeId id);
  Value combined(NodeId id);

  // flow_calls.cpp
  Value call(NodeId id);
  void put_first(Arguments& arguments, const Value& value) const;
  Arguments arguments_of(NodeId call, const Value* to_lambdas);
  std::optional<Value> run(const Callee& callee, NodeId call, const Value& receiver, Arguments arguments);
  const Run* outcome_of(NodeId function, const Arguments& arguments);
  bool concerned(const Place& place, NodeId function) const;
  bool concerned(const Place& place, NodeId function, const Arguments& arguments) const;
  // flow_decided.cpp: what a call decides within the function that it runs, and of which class what it gives back is
  GivenConstants constants_for(const Flow& of, const Callee& callee, NodeId call) const;
  void note_made(NodeId returned);
  ClassOf class_made(NodeId value);
  ClassOf object_of(const Callee& callee);
  std::optional<Callee> dispatched(NodeId call, std::optional<Callee> known);
  std::optional<Value> enumerated(NodeId dot);
  std::optional<Target> class_called(NodeId call);
  NodeId chosen(NodeId value) const;
  void note_function_made(NodeId returned);
  std::optional<Value> run_function_made(NodeId call, const Arguments& arguments, TaintSet of_function);
  std::optional<Value> run_of_made(NodeId call, const Value& object, const Arguments& arguments);

  std::optional<Value> made_object(const Flow& of, const Callee& callee, const Run& run);
  bool tells_fields(NodeId constructor) const;
  bool is_assigned(NodeId parameter, NodeId function) const;
  void keep_fields(const Flow& of, const Callee& callee, NodeId call, const Run& run);

  // flow_lost.cpp: what unknown calls may have done to variables of the function
  void note_lost(NodeId call, TaintSet given, TaintSet involved);
  void hold(NodeId within, TaintSet taints, bool called);
  bool is_made_here(NodeId use) const;
  bool makes_new(NodeId value) const;
  TaintSet lost_in(NodeId value);

  // flow_unknown.cpp: calls of what nobody defines
  std::optional<Value> unknown(NodeId call, const Value& object, const Arguments& arguments);
  Value literal(NodeId id);
  TaintSet initialized(NodeId list);
  std::optional<Value> record(NodeId call, const Arguments& arguments);
  Value record_of(const std::vector<std::uint64_t>& fields, const Arguments& arguments);
  std::optional<Value> record_elsewhere(NodeId call, const Arguments& arguments);
  bool is_record_field(NodeId object, NodeId name);
  std::optional<Value> accessed(NodeId call, const Value& object, const Arguments& arguments);
  std::optional<std::uint64_t> accessed_field(std::string_view method) const;
  std::optional<Value> set_whole(NodeId receiver, NodeId call, const Arguments& arguments);
  bool is_sectioned(NodeId object) const;
  std::optional<Value> accessed_section(NodeId call, std::string_view method, const Value& object, const Arguments& arguments);
  std::optional<Value> attribute_by_name(NodeId call, const Arguments& arguments);
  bool sets_attribute(NodeId call, const Arguments& arguments);
  std::optional<Value> entry(NodeId call, const Arguments& arguments);
  std::optional<Value> collection(NodeId call, const Arguments& arguments);
  std::optional<Value> copied_collection(NodeId call, const Arguments& arguments);
  bool updates_by_name(NodeId call, const Arguments& arguments);

  // flow_keys.cpp: what dicts and maps hold by key
  std::optional<Value> set_by_key(NodeId call, const Arguments& arguments);
  std::optional<Value> found_by_key(NodeId call, const Value& object, const Arguments& arguments);
  std::optional<Value> taken_by_key(NodeId call, const Value& object, const Arguments& arguments);
  bool tells_keys() const;
  Value keys_of(const Value& object);
  Value iterated_keys(NodeId object, const Value& value);
  bool has_keys(const Value& value);
  Value kept_values(const Value& object);
  bool is_dict(NodeId object) const;
  bool is_class_dict(NodeId object) const;
  bool is_map(NodeId object) const;

  // flow_library.cpp, flow_sifted.cpp: what functions of the languages' own libraries do with items and functions
  std::optional<Value> of_library(NodeId call, const Value& object, const Arguments& arguments);
  std::optional<Value> gone_through(NodeId call, const Arguments& arguments);
  std::optional<Value> mapped(NodeId call, const Arguments& arguments);
  std::optional<Value> reduced(NodeId call, const Arguments& arguments);
  bool takes_items(const Arguments& arguments) const;
  std::optional<Value> zipped(NodeId call);
  std::optional<Value> streamed(NodeId call, const Value& object);
  std::optional<Value> copied_range(NodeId call, const Arguments& arguments);
  std::optional<Value> sliced(NodeId call, const Arguments& arguments);
  std::optional<Value> items_between(const Value& list, NodeId from, NodeId to);
  std::optional<Value> partly_applied(NodeId call, const Arguments& arguments);
  std::optional<Value> sifted(NodeId call, const Value& object, const Arguments& arguments);
  Answers answers_of(const Given& asked, const Value& items);
  std::optional<Value> parted_items(NodeId collector, const Value& items);

  // flow_methods.cpp: what the language itself calls
  std::optional<Value> by_method(NodeId object, std::string_view method, NodeId at, const Value& value, Arguments arguments);
  std::optional<Value> by_operator(NodeId id, const Value& left, const Value& right);
  std::optional<Value> as_text(NodeId id, const Value& value);
  bool set_by_method(NodeId target, const Value& value);
  bool is_decorated(const Callee& callee) const;
  bool is_cleaned_by_decorator(NodeId function, NodeId call, const Arguments& arguments);

  // flow_filled.cpp: what texts with holes take
  std::optional<Value> filled_by_percent(NodeId id, const Value& given);
  std::optional<Value> filled_by_format(NodeId call, const Arguments& arguments);

  // flow_given.cpp: functions as values
  Given given_function(NodeId value);
  std::optional<Given> bound_callee(NodeId call) const;
  std::optional<Value> run_given(const Given& given, NodeId call, Arguments arguments, bool handed_on = false);
  void run_handed_on(NodeId call, const Value& object, const Arguments& arguments);
  void run_with_rest(NodeId call, const Arguments& arguments);
  void run_as_target(NodeId call, const Arguments& arguments);
  void decorate(NodeId function);
  bool gives_what_lambda_gives(NodeId call) const;
  std::optional<Value> run_by_name(NodeId call, const Arguments& arguments);
  std::optional<Value> referred(NodeId call, const Value& object, const Arguments& arguments);

  // flow_lists.cpp
  void count_items(NodeId target, NodeId value);
  std::optional<Place> counted_list(NodeId call);
  bool copies_list(NodeId call) const;
  Value lengthened(NodeId assignment, const Value& list, const Value& more);
  std::optional<std::uint32_t> items_in(NodeId list) const;
  void delete_item(NodeId index);
  void reverse(const Place& list);
  bool appends_to_counted(NodeId object);
  std::size_t arguments_in(NodeId call) const;
  std::optional<Value> follow_list(NodeId call);
  bool works_at_front(NodeId call) const;
  std::optional<std::uint32_t> added_at(NodeId call, std::uint32_t items) const;
  void put_item(const Place& list, std::uint32_t at, bool moves_up, const Value& item, NodeId call);
  Place item_of(const Place& list, std::uint32_t at);
  std::optional<std::uint32_t> taken_item(NodeId call, std::uint32_t items) const;
  std::optional<Value> take_item(const Place& list, std::optional<std::uint32_t> which);
  void forget_given_lists(NodeId call);
  bool empties(NodeId call);
  bool is_buffer(NodeId object) const;
  bool deletes_all(NodeId call) const;
  bool lists_arguments(NodeId call) const;
  bool makes_iterator(NodeId call) const;

  // flow_outside.cpp
  std::optional<Value> run_there(Outside::Function there, NodeId call, const Value& object, bool own_object,
                                 const Arguments& arguments);
  std::optional<Value> run_overriding(Flow& of, const Callee& base, NodeId call, const Value& object, bool own_object,
                                      const Arguments& arguments);
  std::optional<Value> run_elsewhere(NodeId call, const Value& object, const Arguments& arguments);
  const Run* enter(const Callee& callee, const Value& self, const Arguments& arguments, State& asking);
  std::uint64_t as_known_elsewhere(std::uint64_t base) const;

  // flow_checks.cpp: what is clean where a condition holds, or doesn't
  State parted(NodeId condition);
  void prove(NodeId condition, bool holds, State& state);
  void assert_condition(NodeId id);
  std::vector<Place> proven(NodeId condition, bool holds, unsigned depth = 0);
  std::vector<Place> proven_by_marks(NodeId condition, bool holds);
  std::vector<Place> proven_by_both(NodeId condition, bool holds, unsigned depth);
  std::vector<Place> proven_by_constant(NodeId condition, bool holds, unsigned depth);
  std::vector<Place> proven_to_be_nothing(NodeId variable);
  std::vector<Place> proven_by_variable(NodeId variable, bool holds, unsigned depth);
  std::vector<Place> proven_by_call(NodeId call, bool holds, unsigned depth);
  bool is_given_between(const Place& place, NodeId from, NodeId to) const;
  void begin_answers(NodeId function, const Arguments* arguments);
  void note_answer(NodeId value);
  void note_answer_of(NodeId call, const Place& place, std::size_t at, const Run& run);

  // flow_statements.cpp, flow_loops.cpp
  Value statements(NodeId id);
  Value variable(NodeId id);
  void visit_sizes(NodeId id);
  Value branch(NodeId id);
  State condition(NodeId id);
  void end_decided(NodeId id, State& otherwise);
  Value joined(NodeId id, Value then, State after_then, Value otherwise);
  Value choose(NodeId id);
  bool enter_case(NodeId item, const Value& subject);
  void take_apart(NodeId pattern, const Value& subject);
  Value attempt(NodeId id);
  Value with(NodeId id);
  void class_body(NodeId id);
  void class_members(NodeId body, bool may_run);
  void construct(NodeId body);
  Value object_in(NodeId method, const State& after) const;
  State entered_by(NodeId item, NodeId subject, const State& undecided);
  NodeId chosen_by(NodeId subject) const;
  bool names_constants_alone(NodeId item) const;
  NodeId attribute_named(NodeId member) const;
  void give_back(NodeId id);
  void give_closure(NodeId value);
  bool ends_there(NodeId statement) const;
  void jump(NodeId id);
  void labeled(NodeId id);
  Value repeat(NodeId id);
  Value iterate(NodeId id);
  void further_enumerator(NodeId item);
  Value items_of(NodeId iterated);
  bool is_generated(NodeId iterated) const;
  std::optional<Value> item_by_parts(const Value& list);
  Value pairs_of(NodeId object, Value item);
  Value tuples_of(NodeId iterated, std::string_view function, Value item);
  template <class Round>
  void loop(NodeId id, Round round);

  // flow_channels.cpp: what goes by queues
  Place place_of_channel(NodeId name);
  bool is_field_of_self(NodeId name) const;
  void note_channels(NodeId function);
  bool receives(NodeId function) const;

  // flow_functions.cpp
  Value function(NodeId id);
  class Activation;
  Outcome run_body(NodeId function, const Arguments* arguments);
  void give(const Value& value);
  void parameters(NodeId function, const Arguments* arguments);
  bool is_method(NodeId function) const;
  Value yielded(NodeId id);
  void bind(NodeId parameter, std::size_t at, const Arguments& arguments);
  Value argument_for(NodeId parameter, std::size_t at, const Value& usual, const Arguments& arguments);
  bool is_of_outside(const Place& place, NodeId function) const;
  bool is_value(NodeId function) const;
  bool is_defined(NodeId function) const;
  bool is_global(const Place& place) const;
  bool is_module(NodeId value) const;
  void note_module(NodeId names);
  void forget_modules(NodeId function);
  void find_globals();
  Jump open_jump(bool is_loop, bool is_plain);
  void note_for_handlers();
  void note_thrown(const Thrown& thrown);
  void note_quoted(NodeId call, TaintSet given);
  std::optional<Value> message_of(std::string_view method, const Value& object);
  Value exception_in(NodeId clause, const Thrown& thrown);

  const Rule& rule_;
  const Marks& marks_;
  const syntax::Tree& tree_;
  const syntax::Names& names_;
  const Callees& callees_;
  const ConstantCallers& callers_;
  const Variables& variables_;
  Labels& labels_;
  Tables& tables_;
  Numbers first_;
  std::size_t file_;
  Outside* outside_;

  State state_;
  Frame frame_;
  std::vector<std::pair<Place, TaintSet>> globals_;
  std::vector<NodeId> running_;  // functions, innermost last
  std::unordered_map<NodeId, std::vector<std::unique_ptr<Run>>> runs_;
  std::uint64_t pending_label_ = 0;
  std::unordered_map<std::uint32_t, TaintSet> sent_;  // by propagator's match
  std::unordered_map<NodeId, Value> sent_to_list_;    // by the list's node, for the item to come
  std::unordered_map<NodeId, TaintSet> seen_;         // only for rules whose sinks ask for metavariables
  std::unordered_map<NodeId, ClassOf> made_by_;       // by the call
  std::unordered_set<NodeId> gave_itself_;            // calls: the object that they were called on
  std::unordered_map<NodeId, Given> given_by_;        // functions, by the call that gave them back
  std::unordered_map<NodeId, Answered> answered_;     // by the call: what is clean where it has answered so
  syntax::NodeId block_ = syntax::no_node;            // Ruby's, of the call that is visited next
  std::vector<Place> modules_;                        // variables that hold one, and carry what its name does
  std::vector<TaintSet> channels_;                    // what was put into the file's queues
  const Value* to_lambdas_ = nullptr;                 // what the function that is visited next is called with
  bool takes_parameters_ = false;                     // what is assigned to are parameters
  bool keep_seen_ = false;
  bool has_control_ = false;  // some source taints whatever runs behind it
  Arrivals arrivals_;
};

}  // namespace insight::engine::taint
