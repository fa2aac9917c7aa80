// Callees: which function a call runs, where its name says so: a function or a variable that holds one, a method of the class
// around or of a class that the file has by that name. A name that two functions have is nobody's. What the file doesn't define it
// tells by its full name, by which another file's Callees may know it. Borrows the tree; used by Flow.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/syntax/names.h"
#include "engine/syntax/tree.h"
#include "engine/taint/object_types.h"

namespace insight::engine::taint {

struct Callee {
  syntax::NodeId function = syntax::no_node;
  syntax::NodeId object = syntax::no_node;  // what the method is called on; no_node: this, or nothing
  bool own_object = false;                  // called on this, with or without saying so
  bool takes_object = false;                // its first parameter is the object
  bool makes_object = false;                // a constructor
  bool handed_on = false;                   // run by whoever is called: what it gets are not the arguments of the call
};

// A function that the file doesn't define.
struct NamedCallee {
  std::string name;                         // full, as graph::Links takes it
  syntax::NodeId object = syntax::no_node;  // what the method is called on
  bool own_object = false;                  // on this, without saying so
};

class Callees {
 public:
  Callees(const syntax::Tree& tree, const syntax::Names& names);

  std::optional<Callee> of(syntax::NodeId call) const;
  std::optional<NamedCallee> named_by(syntax::NodeId call) const;

  // The function that an expression stands for: a name, a lambda, Java's `this::store`. no_node where it is none of the file.
  syntax::NodeId function_meant(syntax::NodeId value) const;
  // What the decorator calls with the function behind it.
  syntax::NodeId decorator_meant(syntax::NodeId decorator) const;
  // Of an object that others run: a Runnable, a Callable, a thread.
  std::optional<Callee> runs_as(syntax::NodeId object) const;

  // Does it only say what others do instead? It has no body, or one that refuses.
  bool is_abstract(syntax::NodeId function) const;
  // The functions that classes of the file which are made from the function's class have in its place.
  std::vector<syntax::NodeId> overriding(syntax::NodeId function, std::size_t arguments) const;
  // The same for a class of another file, by its last name: with the full name by which the file knows it.
  struct Overriding {
    syntax::NodeId function = syntax::no_node;
    std::string base;
  };
  std::vector<Overriding> overriding(std::string_view base, std::string_view method, std::size_t arguments) const;
  // The methods that frameworks and new objects run before the others.
  std::vector<syntax::NodeId> running_first(syntax::NodeId of_class) const;
  // The name of the class that the method belongs to; no_node for a function.
  syntax::NodeId class_of(syntax::NodeId method) const;

  // What runs when a field is read: Python's @property, JavaScript's `get x()`.
  std::optional<Callee> getter(syntax::NodeId dot) const;
  std::optional<Callee> setter(syntax::NodeId dot) const;  // Python's `@f.setter`
  bool may_be_getter(syntax::NodeId dot) const;            // of some class of the file, where nothing tells the object's

  // The fields that a new object of the class gets from its arguments, by their names in order: Python's @dataclass, Java's record.
  // Empty for any other callee.
  std::vector<std::uint64_t> record_fields(syntax::NodeId callee) const;
  std::vector<std::uint64_t> fields_of_record(syntax::NodeId of_class) const;
  // Is it such a field, read by a method of its name?
  bool is_record_field(syntax::NodeId object, syntax::NodeId name) const;
  // The type that the file declares for a field of an object, `o.f`, or for what a record gives by the field's name, `o.f()`.
  syntax::NodeId declared_type(syntax::NodeId member) const;

  // The field's full name, as other files may know it, where the object's class isn't of this one; empty where that isn't known.
  std::string field_elsewhere(syntax::NodeId member) const;
  // The same of the object's class, and of a type.
  std::string object_elsewhere(syntax::NodeId object) const { return type_elsewhere(types_.of(object)); }
  std::string type_elsewhere(syntax::NodeId type) const;
  // The full name of a class of another file that the value is a new object of, as far as it looks like one; empty for others.
  std::string class_made_elsewhere(syntax::NodeId value) const;
  // The class of the file by that name; no_node: none, or several.
  syntax::NodeId exported_class(std::string_view name) const;
  // What the file declares for a field by that name, "Order.size"; for "Kind" the enumeration of that name. no_node: neither.
  syntax::NodeId exported_type(std::string_view name) const;

  // Is it an enumeration of the file? What it gives for a value is one of its own constants.
  bool is_enum(syntax::NodeId name) const;
  syntax::NodeId enumerated(syntax::NodeId dot) const;
  std::optional<Callee> constructor_called(syntax::NodeId dot, std::size_t arguments) const;  // for the class of `Mode.KEEP`

  // `def f(*words)`, Java's `f(String... words)`
  bool takes_any_number(syntax::NodeId function) const;
  // Java's `void f() { … }`: all that it does is known.
  bool gives_nothing(syntax::NodeId function) const;
  // Do conditions of the function ask it?
  bool decides(std::uint32_t parameter) const { return deciding_.contains(parameter); }
  // The class of the file that the value is a new object of; no_node for anything else.
  syntax::NodeId class_made(syntax::NodeId value) const;
  // The class of what the function gives back as it is declared, or its own where it gives back its object.
  syntax::NodeId class_given(syntax::NodeId function, bool own_object) const;
  // The class of the file that `C.class` and `getClass()` stand for.
  syntax::NodeId class_meant(syntax::NodeId value) const;
  bool has_base(syntax::NodeId of_class) const;  // that the file has, too
  // May an object of the class be `this` there?
  bool may_be_own(syntax::NodeId of_class, syntax::NodeId there) const;
  // The class's method, called on an object.
  std::optional<Callee> method_of(syntax::NodeId of_class, std::uint64_t symbol, std::size_t arguments) const;

  // The last name of the object's class; empty where it isn't known.
  std::string_view class_name_of(syntax::NodeId object) const;

  // What other files call `name`: "run", "Helper.run", "Helper" for its constructor, "" for what the module itself stands for.
  std::optional<Callee> exported(std::string_view name, std::size_t arguments) const;

 private:
  using NodeId = syntax::NodeId;
  void add_exports(NodeId id);
  void add_exported(std::uint64_t symbol, NodeId value);
  void export_itself(NodeId value);
  std::string full_name(NodeId name) const;
  std::optional<NamedCallee> named_member(NodeId call, NodeId callee) const;
  std::optional<NamedCallee> inherited(NodeId call, NodeId object, NodeId name) const;
  void add_function(NodeId function);
  void add_deciding(NodeId id);
  NodeId switched(NodeId id) const;
  NodeId key_asked(NodeId call, std::string_view method) const;
  void add_named(NodeId name, NodeId function);
  std::optional<Callee> method(NodeId of_class, std::uint64_t symbol, std::size_t arguments, int inherited = 0) const;
  std::optional<Callee> member(NodeId call, NodeId callee, std::size_t arguments) const;
  std::optional<Callee> of_object(NodeId call, NodeId object, NodeId name, std::size_t arguments) const;
  NodeId nameless_method(NodeId object, NodeId name, std::size_t arguments) const;
  NodeId made_by_function(NodeId object) const;
  std::optional<Callee> of_enumerated(NodeId object, NodeId name, std::size_t arguments) const;
  NodeId chain_for(NodeId object) const;
  NodeId returned_type(NodeId call) const;
  std::optional<Callee> lambda_of(NodeId object, NodeId name) const;
  NodeId entry_of(NodeId index) const;
  NodeId entry_named(NodeId table, std::string_view wanted) const;
  bool is_getter(NodeId function) const;
  bool is_marked(NodeId function, std::string_view decorator) const;
  std::vector<std::uint64_t> fields_of_tuple(NodeId callee) const;
  bool holds_types(NodeId named) const;
  NodeId read_member(NodeId member) const;
  NodeId type_of_field(NodeId named, std::uint64_t symbol, bool by_call) const;
  NodeId last_name(NodeId name) const;
  std::optional<Callee> constructor(NodeId type, std::size_t arguments) const;
  std::optional<Callee> constructor_of(NodeId named, std::size_t arguments) const;
  std::optional<Callee> constructor_before(NodeId callee, std::size_t arguments) const;
  NodeId class_around(NodeId id) const;
  NodeId whole_class(NodeId id) const;
  bool is_prototype(NodeId function) const;
  bool is_kept_inside(NodeId function) const;
  bool takes_self(NodeId function) const;
  bool is_local_name(NodeId callee) const;
  std::string rust_path(NodeId callee) const;
  NodeId class_named(NodeId name) const;
  bool is_made_from(NodeId of_class, NodeId base, int depth) const;
  std::size_t parameters(NodeId function) const;
  bool is_own(NodeId object) const;
  bool is_super(NodeId object) const;

  const syntax::Tree& tree_;
  const syntax::Names& names_;
  ObjectTypes types_;
  std::unordered_map<std::uint64_t, NodeId> exported_;       // functions of the file and what it exports, by the symbol of the name
  NodeId itself_ = syntax::no_node;                          // what the module exports as itself: a function or a class
  std::unordered_map<std::uint32_t, NodeId> by_definition_;  // no_node: several
  std::unordered_set<std::uint64_t> getters_;                // symbols of names
  std::unordered_set<std::uint32_t> deciding_;               // definitions that conditions ask
  std::unordered_map<std::uint64_t, NodeId> classes_;        // by the symbol of the name; no_node: several
  std::unordered_set<std::uint64_t> prototypes_;             // of C, symbols of names
  std::unordered_map<NodeId, NodeId> one_of_;                // further parts of a class: the first
  std::map<std::pair<NodeId, std::uint64_t>, std::vector<NodeId>> methods_;
};

}  // namespace insight::engine::taint
