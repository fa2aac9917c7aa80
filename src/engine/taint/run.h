// Run: one run of a function: what it is given and how it ends. Plain values, made and kept by Flow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/syntax/tree.h"
#include "engine/taint/arrival.h"
#include "engine/taint/decided.h"
#include "engine/taint/state.h"

namespace insight::engine::taint {

class Flow;

// A function that is handed to another.
struct Given {
  Flow* flow = nullptr;
  syntax::NodeId function = syntax::no_node;
  bool operator==(const Given&) const = default;
};

// What an expression names, as far as the state keeps it.
struct Target {
  Place place;
  bool exactly = true;  // else somewhere within the place
};

// A class that a file has.
struct ClassOf {
  Flow* flow = nullptr;
  syntax::NodeId named = syntax::no_node;
  bool operator==(const ClassOf&) const = default;
};

// What a call gives to the function that it runs.
struct Arguments {
  std::vector<Value> in_order;
  std::vector<Given> functions;  // beside in_order
  std::vector<std::pair<std::uint64_t, Value>> by_name;
  std::vector<std::pair<std::uint64_t, Given>> functions_by_name;
  TaintSet all = clean;
  Given block;                        // Ruby's
  std::optional<std::size_t> spread;  // from there on nobody knows which is which
  TaintSet spread_taints = clean;
  Value spread_fields;     // of `**d`, by their names
  GivenConstants decided;  // of parameters that conditions of the function ask
  ClassOf object;          // that it is called on, where the class says what others have left to it
  bool operator==(const Arguments&) const = default;

  // `f(*args, **kwargs)` where all that is known of is in kwargs.
  bool tells_all() const { return spread_taints == clean && !spread_fields.parts.empty(); }
};

// What a function has given back by the ways gone so far: objects of one class, or anything.
struct Made {
  ClassOf type;
  bool anything = false;
  Given function;          // the one that it has given back
  bool functions = false;  // of several
  bool own_object = false;
  bool other_objects = false;
};

// Which of its first 64 parameters are clean where a function has answered yes, and where no: a bit each.
struct Answers {
  std::uint64_t yes = ~std::uint64_t{0};
  std::uint64_t no = ~std::uint64_t{0};
};

// The places that are clean where a call has answered so.
struct Answered {
  std::vector<Place> yes, no;
};

// What exceptions carry: the texts that they were made with, and what the library's own quote of what it could not read.
struct Thrown {
  TaintSet given = clean;
  TaintSet quoted = clean;
};

// How a run has ended.
struct Outcome {
  std::optional<Value> returned;
  ClassOf made;
  Given function;           // that it gives back
  bool own_object = false;  // is what it gives back, always
  Answers answers;
  Thrown thrown;
  TaintSet lost = clean;
  State after;
};

// Where `break` and `continue` go.
struct Jump {
  std::uint64_t label = 0;
  bool is_loop = false;
  bool is_plain = true;  // meant by a `break` without a name
  State left{};
  State continued{};
};

// What belongs to a run of a function as long as it goes on.
struct Frame {
  std::vector<Jump> jumps;
  std::vector<Thrown> thrown;                      // beside `handlers`, what is thrown within
  std::vector<State*> handlers;                    // what the catch clauses around may begin with
  State ended;                                     // with which the function may return
  std::optional<Value> returned;                   // by it; nothing: no value
  Lost lost;                                       // by it
  Made made;                                       // by it
  Answers answers;                                 // by it
  std::vector<syntax::NodeId> asked;               // the names of its parameters, where its answers matter
  GivenConstants given;                            // by the call that runs it
  ClassOf object;                                  // that it is called on
  std::unordered_map<std::uint64_t, State> gotos;  // by the label that they go to
  std::unordered_map<std::uint32_t, Given> bound;  // by the definition of the parameter that holds it

  // Of a function that runs in the course of another: it sees what that one was given.
  static Frame within(const Frame& around) {
    Frame frame;
    frame.ended.end();
    frame.given = around.given;
    frame.bound = around.bound;
    frame.object = around.object;
    return frame;
  }
};

// One that begins so ends so, whoever asks.
struct Run {
  State entry;
  Arguments arguments;
  Outcome outcome;
};

}  // namespace insight::engine::taint
