// NameResolver: fills a Names in two walks over the tree. The first finds what each scope declares (declarations may stand after
// their uses), the second binds every identifier and counts what is assigned to each definition. Used by names.cpp alone.
#pragma once

#include "engine/syntax/flow_values.h"
#include "engine/syntax/names.h"

namespace insight::engine::syntax {

class NameResolver {
 public:
  explicit NameResolver(Names& names);
  void resolve();

 private:
  struct Scope {
    std::uint32_t outer = 0;
    NodeId node = 0;
    bool takes_variables = false;                            // function-like: where `var` and Python's assignments land
    bool hidden_from_inner_functions = false;                // Python's class bodies
    std::unordered_map<std::uint64_t, std::uint32_t> names;  // symbol → definition
  };
  struct Definition {
    NodeId value = no_node;
    unsigned writes = 0;
    std::string imported;         // full name, for imports
    std::uint32_t full_name = 0;  // its place in Names, once used
  };
  template <class Visit>
  void walk(Visit visit);

  bool opens_scope(NodeId id) const;
  bool is_python() const { return tree_.language() == Language::Python; }
  // Where an assignment makes a variable, for the whole function around it.
  bool assigning_declares() const { return is_python() || tree_.language() == Language::Php || tree_.language() == Language::Ruby; }
  bool is_class_field(NodeId id) const;
  bool fields_are_names() const;
  bool is_open_field(NodeId id) const;
  std::uint32_t variable_scope(std::uint32_t scope) const;

  void declare_in(NodeId id, std::uint32_t scope);
  void declare_targets(NodeId target, std::uint32_t scope);
  void declare(NodeId name, std::uint32_t scope, std::string imported = {});
  bool redeclares_parameter(NodeId name, std::uint32_t scope);
  void declare_outer(NodeId statement, std::uint32_t scope);
  void declare_import(NodeId import, std::uint32_t scope);
  void declare_require(NodeId definition, std::uint32_t scope);
  void declare_required_fields(NodeId fields, const std::string& module, std::uint32_t scope);
  std::string required_module(NodeId value, int depth = 0) const;

  void bind(NodeId id, std::uint32_t scope);
  bool names_variable(NodeId name) const;
  bool is_reference(NodeId id) const;
  std::uint32_t find(std::uint64_t symbol, std::uint32_t scope) const;
  void write(NodeId target, NodeId value, NodeId done = no_node);
  void count_writes(NodeId id);
  void keep_type(NodeId id);
  void forget_assigned_field(NodeId target);
  void set_qualified(NodeId id, std::uint32_t full_name);
  void name_dots();

  Names& names_;
  const Tree& tree_;
  std::vector<Scope> scopes_;
  std::unordered_map<std::uint32_t, std::vector<Write>> writes_;  // by definition
  std::vector<Definition> definitions_;                           // [0] is "unknown"
  std::unordered_map<NodeId, std::uint32_t> scope_of_node_;
};

}  // namespace insight::engine::syntax
