// What names are imported as: by their full names, also where JavaScript asks for a module by `require`.
#include "engine/syntax/languages/go_package.h"
#include "engine/syntax/name_resolver.h"

namespace insight::engine::syntax {
namespace {

constexpr std::size_t longest_full_name = 500;
constexpr int deepest_require = 20;  // `require("m").a.b`: real code has one or two

// Node's own modules have two spellings.
std::string module_name(std::string_view specifier) {
  if (specifier.starts_with("node:")) specifier.remove_prefix(5);
  return std::string(specifier);
}

std::string_view first_part(std::string_view dotted) {
  return dotted.substr(0, dotted.find('.'));
}

std::string join(std::string_view module, std::string_view name) {
  std::string full(module);
  if (!full.empty() && full.back() != '.') full += '.';
  return full.append(name);
}

}  // namespace

void NameResolver::declare_import(NodeId import, std::uint32_t scope) {
  const NodeId module = tree_.child(import, Role::Module);
  std::string from = module != no_node ? module_name(tree_.text(module)) : std::string();
  if (tree_.language() == Language::Go) from = go_package(from);  // what an alias stands for
  for (const NodeId item : tree_.children(import)) {
    if (tree_[item].kind != Kind::ImportName) continue;
    const std::string_view exported = tree_.text(item);
    const NodeId local = tree_.child(item, Role::Name);
    if (module == no_node) {  // Python's `import a.b` binds a; `import a.b as c` binds c
      if (local != no_node) {
        declare(local, scope, std::string(exported));
      } else {
        const std::string head(first_part(exported));
        const auto [found, is_new] =
            scopes_[scope].names.try_emplace(symbol_of(head), static_cast<std::uint32_t>(definitions_.size()));
        if (is_new) definitions_.emplace_back().imported = head;
      }
      continue;
    }
    const bool whole_module = exported == "*" || exported == "default";
    // Such a namespace has thousands of names, of any library.
    const bool of_namespace = tree_.language() == Language::Kotlin || tree_.language() == Language::Scala;
    constexpr std::size_t most = 40;  // in C# every import is one
    if (exported == "*" && !of_namespace && local == no_node && names_.star_imports_.size() < most)
      names_.star_imports_.emplace_back(from);
    const std::string full = whole_module ? from : join(from, exported);
    if (local != no_node) {
      declare(local, scope, full);
    } else if (!whole_module) {
      const auto [found, is_new] =
          scopes_[scope].names.try_emplace(tree_[item].symbol, static_cast<std::uint32_t>(definitions_.size()));
      if (is_new) definitions_.emplace_back().imported = full;
    }
  }
}

// The module of `require("m")`, `require("m").x`, `await import("m")`; empty for anything else.
std::string NameResolver::required_module(NodeId value, int depth) const {
  if (depth > deepest_require) return {};
  const Node& node = tree_[value];
  if (node.kind == Kind::Await) {
    const NodeId inner = tree_.child(value, Role::Value);
    return inner != no_node ? required_module(inner, depth + 1) : std::string();
  }
  if (node.kind == Kind::Dot) {
    const NodeId object = tree_.child(value, Role::Object);
    const NodeId name = tree_.child(value, Role::Name);
    if (object == no_node || name == no_node) return {};
    const std::string module = required_module(object, depth + 1);
    return module.empty() ? module : join(module, tree_.text(name));
  }
  if (node.kind != Kind::Call) return {};
  const NodeId callee = tree_.child(value, Role::Callee);
  const NodeId argument = tree_.child(value, Role::Item);
  if (callee == no_node || argument == no_node || tree_[argument].kind != Kind::String) return {};
  const std::string_view function = tree_.text(callee);
  return tree_[callee].kind == Kind::Identifier && (function == "require" || function == "import")
             ? module_name(tree_.text(argument))
             : std::string();
}

void NameResolver::declare_require(NodeId definition, std::uint32_t scope) {
  if (is_python()) return;
  const NodeId name = tree_.child(definition, Role::Name);
  const NodeId value = tree_.child(definition, Role::Value);
  if (name == no_node || value == no_node) return;
  const std::string module = required_module(value);
  if (module.empty()) return;
  const std::uint32_t where = spelling_of(tree_[definition].op) == "var" ? variable_scope(scope) : scope;
  if (tree_[name].kind == Kind::Identifier) return declare(name, where, module);
  if (tree_[name].kind == Kind::Dict) declare_required_fields(name, module, where);
}

void NameResolver::declare_required_fields(NodeId fields, const std::string& module, std::uint32_t scope) {
  for (const NodeId pair : tree_.children(fields)) {
    const NodeId key = tree_.child(pair, Role::Key);
    const NodeId local = tree_.child(pair, Role::Value);
    if (tree_[pair].kind == Kind::Pair && key != no_node && local != no_node) declare(local, scope, join(module, tree_.text(key)));
  }
}

// `c.d` is `a.b.d` where c is `a.b`, and where it is JavaScript's `require("a.b")`. Backwards, because an object stands after the
// Dot that holds it.
void NameResolver::name_dots() {
  const bool may_require = family_of(tree_.language()) == Language::JavaScript;
  if (names_.qualified_.empty() && !may_require) return;
  for (NodeId id = tree_.size(); id-- > 0;) {
    if (tree_[id].kind != Kind::Dot) continue;
    const NodeId object = tree_.child(id, Role::Object);
    const NodeId name = tree_.child(id, Role::Name);
    if (object == no_node || name == no_node || tree_[name].kind != Kind::Identifier) continue;
    if (may_require && tree_[object].kind == Kind::Call) {
      const std::string module = required_module(object);
      if (module.empty() || module.size() > longest_full_name) continue;
      set_qualified(id, static_cast<std::uint32_t>(names_.full_names_.size()));
      names_.full_names_.push_back(join(module, tree_.text(name)));
      continue;
    }
    if (names_.qualified_.empty()) continue;
    const std::uint32_t known = names_.qualified_[object];
    if (known == 0 || names_.full_names_[known].size() > longest_full_name) continue;
    set_qualified(id, static_cast<std::uint32_t>(names_.full_names_.size()));
    names_.full_names_.push_back(join(names_.full_names_[known], tree_.text(name)));
  }
}

}  // namespace insight::engine::syntax
