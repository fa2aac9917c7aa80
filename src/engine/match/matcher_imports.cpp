// Matcher, continued: imports, as they are written and by what they bring in.
#include <algorithm>

#include "base/text.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

// `a.b` covers `a.b` and `a.b.c`, JavaScript's "a" covers "a/b".
bool covers(std::string_view wanted, std::string_view at, char separator) {
  return at.starts_with(wanted) && (at.size() == wanted.size() || at[wanted.size()] == separator);
}

// The d of JavaScript's `import d from "m"`, which is no `{ default as d }`.
bool is_default(const syntax::Tree& tree, NodeId item) {
  const NodeId local = tree.child(item, Role::Name);
  return local != no_node && tree[local].begin == tree[item].begin && tree.text(item) == "default";
}

// What an item of an import brings in, part by part: `a`, `b`, `c` for `import a.b.c` and for `from a.b import c`.
// The leading dots of a relative import are one part.
std::vector<std::string_view> import_parts(const syntax::Tree& tree, NodeId import, NodeId item) {
  std::vector<std::string_view> parts;
  const auto split_dotted = [&](std::string_view dotted) {
    const std::size_t dots = std::min(dotted.find_first_not_of('.'), dotted.size());
    if (dots > 0) parts.push_back(dotted.substr(0, dots));
    for (dotted.remove_prefix(dots); !dotted.empty();) {
      const std::size_t end = std::min(dotted.find('.'), dotted.size());
      parts.push_back(dotted.substr(0, end));
      dotted.remove_prefix(std::min(end + 1, dotted.size()));
    }
  };
  if (const NodeId module = tree.child(import, Role::Module); module != no_node) split_dotted(tree.text(module));
  if (tree.text(item) != "*") split_dotted(tree.text(item));
  return parts;
}

}  // namespace

// The parts of the pattern against as many of the file's.
bool Matcher::import_part(const std::vector<std::string_view>& wanted, std::size_t i, const std::vector<std::string_view>& at,
                          NodeId n_item, Next next) {
  if (i == wanted.size()) return next();
  if (i == at.size()) return false;
  const auto rest = [&](NodeId) { return import_part(wanted, i + 1, at, n_item, next); };
  if (!wanted[i].starts_with('$')) return wanted[i] == at[i] && rest(no_node);
  const Span item{tree_[n_item].begin, tree_[n_item].end};
  return bind(syntax::symbol_of(wanted[i]), wanted[i], {.span = item, .text = at[i]}, rest);
}

// Each imported name counts by itself, so one of them is enough. In Python every way to import a name, and what lies in it, is the
// same.
bool Matcher::import(NodeId p, NodeId n, Next next) {
  if (is_python()) {
    bool found = false;
    const auto note = [&](NodeId) {
      found = true;
      return next();
    };
    if (import_as_written(p, n, note)) return true;
    const Nodes names = children(pattern_, p, Role::Item);
    const NodeId only = names.size() == 1 ? names[0] : no_node;
    if (found || only == no_node || is_gap(only) || pattern_.child(only, Role::Name) != no_node || pattern_.text(only) == "*")
      return false;
    const auto wanted = import_parts(pattern_, p, only);
    const Nodes items = children(tree_, n, Role::Item);
    return std::any_of(items.begin(), items.end(),
                       [&](NodeId item) { return import_part(wanted, 0, import_parts(tree_, n, item), item, next); });
  }
  if (!is_javascript() && pattern_[p].op == syntax::operator_of("from")) return import_with_holes(p, n, next);
  return import_as_written(p, n, next);
}

// `import a.$B.C`: part by part, and what lies deeper too.
bool Matcher::import_with_holes(NodeId p, NodeId n, Next next) {
  const Nodes wanted = children(pattern_, p, Role::Item);
  const Nodes at = children(tree_, n, Role::Item);
  if (wanted.size() != 1 || at.size() != 1 || is_gap(wanted[0])) return import_as_written(p, n, next);
  const bool any = pattern_.child(p, Role::Module) == no_node && pattern_.text(wanted[0]).starts_with('$');  // `import $X`
  const bool all = pattern_.text(wanted[0]) == "*";
  if ((all != (tree_.text(at[0]) == "*") && !any) || pattern_[p].op != tree_[n].op) return false;
  if (!modifiers(p, n, [](NodeId) { return true; })) return false;
  const auto parts = import_parts(pattern_, p, wanted[0]);
  auto parts_at = import_parts(tree_, n, at[0]);
  // `import $P.$C`: all but the last.
  const NodeId module_at = tree_.child(n, Role::Module);
  if (parts.size() == 2 && parts[0].starts_with('$') && parts_at.size() > 2 && module_at != no_node && !all)
    parts_at = {tree_.text(module_at), parts_at.back()};
  return import_part(parts, 0, parts_at, at[0], next);
}

bool Matcher::import_as_written(NodeId p, NodeId n, Next next) {
  const NodeId module = pattern_.child(p, Role::Module);
  const NodeId module_at = tree_.child(n, Role::Module);
  const Nodes wanted = children(pattern_, p, Role::Item);
  const Nodes at = children(tree_, n, Role::Item);
  const auto items = [&](NodeId) {
    if (wanted.empty() || (wanted.size() == 1 && is_gap(wanted[0]))) return next();
    if (wanted.size() == 1) {
      for (const NodeId item : at) {
        if (import_name(p, wanted[0], n, item, next)) return true;
      }
      return false;
    }
    std::vector<bool> used(at.size());
    return import_names(p, wanted, 0, n, at, used, next);
  };
  if (module == no_node) {  // Python's `import a.b`: any import of the module or from it
    if (module_at == no_node) return items(no_node);
    if (wanted.size() != 1 || pattern_.child(wanted[0], Role::Name) != no_node) return false;
    return covers(pattern_.text(wanted[0]), tree_.text(module_at), '.') && next();
  }
  if (module_at == no_node) return false;
  const bool only_dots = pattern_.text(module).find_first_not_of('.') == std::string_view::npos;
  if (only_dots && pattern_[module].kind == Kind::Identifier && pattern_.text(module) != tree_.text(module_at)) return false;
  const bool has_holes = is_python() && pattern_.text(module).find('$') != std::string_view::npos;
  if (has_holes) {
    const auto dots = [](std::string_view name) { return std::min(name.find_first_not_of('.'), name.size()); };
    const std::string_view wanted_module = pattern_.text(module);
    const std::string_view given_module = tree_.text(module_at);
    const std::size_t up = dots(wanted_module);
    return up == dots(given_module) && up < given_module.size() &&
           import_part(split(wanted_module.substr(up), '.'), 0, split(given_module.substr(up), '.'), module_at, items);
  }
  if (pattern_[module].kind == Kind::Identifier) return covers(pattern_.text(module), tree_.text(module_at), '.') && items(no_node);
  const bool written = pattern_[module].kind == Kind::String && tree_[module_at].kind == Kind::String;
  if (is_javascript() && written && covers(pattern_.text(module), tree_.text(module_at), '/')) return items(no_node);
  return node(module, module_at, items);
}

// `import { a } from "m"` stands for `const { a } = require("m")`, and `import "m"` for every `… = require("m")`.
bool Matcher::import_of_require(NodeId p, NodeId n, Next next) {
  const NodeId module = pattern_.child(p, Role::Module);
  const NodeId names = tree_.child(n, Role::Name);
  const NodeId value = tree_.child(n, Role::Value);
  if (!is_javascript() || module == no_node || names == no_node || value == no_node || !is_require(value)) return false;
  const NodeId module_at = tree_.child(value, Role::Item);
  if (module_at == no_node || pattern_[module].symbol != tree_[module_at].symbol || tree_[module_at].kind != Kind::String)
    return false;
  Nodes wanted = children(pattern_, p, Role::Item);
  std::erase_if(wanted, [&](NodeId id) { return is_gap(id); });
  if (wanted.empty()) return next();
  if (tree_[names].kind != Kind::Dict) return false;
  const Nodes fields = children(tree_, names, Role::Item);
  std::vector<bool> used(fields.size());
  return required_names(wanted, 0, fields, used, next);
}

bool Matcher::required_names(const Nodes& p, std::size_t i, const Nodes& fields, std::vector<bool>& used, Next next) {
  if (out_of_steps()) return false;
  if (i == p.size()) return next();
  const std::string_view wanted = pattern_.text(p[i]);
  const NodeId local = pattern_.child(p[i], Role::Name);
  if (wanted == "*" || wanted == "default") return false;
  const auto rest = [&](NodeId) { return required_names(p, i + 1, fields, used, next); };
  for (std::size_t j = 0; j < fields.size(); ++j) {
    const NodeId key = tree_.child(fields[j], Role::Key);
    const NodeId name = tree_.child(fields[j], Role::Value);
    if (used[j] || key == no_node || name == no_node || tree_[name].kind != Kind::Identifier) continue;
    if (local == no_node && tree_[key].symbol != tree_[name].symbol) continue;
    const auto alias = [&](NodeId) { return local == no_node ? rest(no_node) : node(local, name, rest); };
    used[j] = true;
    if (wanted.starts_with('$') ? bind(p[i], value_of(local == no_node ? name : key), alias)
                                : wanted == tree_.text(key) && alias(no_node))
      return true;
    used[j] = false;
  }
  return false;
}

// Each of several finds one for itself. JavaScript's `import d, { a }` is an import of d beside one of a, so several in braces
// are looked for in braces.
bool Matcher::import_names(NodeId p, const Nodes& wanted, std::size_t i, NodeId n, const Nodes& at, std::vector<bool>& used,
                           Next next) {
  if (out_of_steps()) return false;
  while (i < wanted.size() && is_gap(wanted[i])) ++i;
  if (i == wanted.size()) return next();
  const auto is_braced = [&](NodeId id) { return !is_gap(id) && !is_default(pattern_, id); };
  const bool in_braces = is_javascript() && is_braced(wanted[i]) && std::ranges::count_if(wanted, is_braced) > 1;
  for (std::size_t j = 0; j < at.size(); ++j) {
    if (used[j] || (in_braces && is_default(tree_, at[j]))) continue;
    used[j] = true;
    if (import_name(p, wanted[i], n, at[j], [&](NodeId) { return import_names(p, wanted, i + 1, n, at, used, next); })) return true;
    used[j] = false;
  }
  return false;
}

bool Matcher::import_name(NodeId p, NodeId p_item, NodeId n, NodeId n_item, Next next) {
  const std::string_view wanted = pattern_.text(p_item);
  const std::string_view at = tree_.text(n_item);
  const NodeId local = pattern_.child(p_item, Role::Name);
  const NodeId local_at = tree_.child(n_item, Role::Name);
  const bool plain = pattern_.child(p, Role::Module) == no_node && tree_.child(n, Role::Module) == no_node;
  const bool is_go = tree_.language() == syntax::Language::Go;
  const auto made_up = [&](const syntax::Tree& tree, NodeId import, NodeId name) {  // by the lowering, from the path
    const NodeId module = tree.child(import, Role::Module);
    return name != no_node && module != no_node && tree[module].begin == tree[name].begin;
  };
  const auto alias = [&](NodeId) {
    if (is_go && made_up(pattern_, p, local)) return next();  // one that is named is imported too
    if (is_go && local != no_node && local_at != no_node && made_up(tree_, n, local_at)) return false;
    if (local == no_node || pattern_[local].symbol == pattern_[p_item].symbol) return next();
    if (local_at == no_node) return false;
    return node(local, local_at, next);
  };
  if (wanted.starts_with('$')) {
    if (at == "*" || wanted.find('.') != std::string_view::npos) return false;
    Value value{.span = {tree_[n_item].begin, tree_[n_item].end}, .text = at};
    const bool same_name = local_at != no_node && (tree_[local_at].symbol == tree_[n_item].symbol || at == "default");
    if (same_name && local == no_node) value = value_of(local_at);
    return bind(p_item, value, alias);
  }
  return (wanted == at || (plain && covers(wanted, at, '.'))) && alias(no_node);
}

}  // namespace insight::engine::match
