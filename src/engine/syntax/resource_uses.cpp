#include "engine/syntax/resource_uses.h"

#include <unordered_set>

namespace insight::engine::syntax {
namespace {

class Uses {
 public:
  Uses(const Tree& tree, const Names& names, const Resources& resources, std::string_view path)
      : tree_(tree), names_(names), resources_(resources), path_(path) {
    for (NodeId id = 0; id < tree.size(); ++id) note_set(id);
  }

  std::optional<std::string_view> of(NodeId id) const {
    if (tree_.language() != Language::Python) return tree_[id].kind == Kind::Call ? property(id) : std::nullopt;
    if (tree_[id].kind == Kind::Index) return by_index(id);
    return tree_[id].kind == Kind::Call ? by_get(id) : std::nullopt;
  }

 private:
  std::optional<std::string> text(NodeId id) const {
    const auto constant = id != no_node ? names_.constant(id) : std::nullopt;
    const auto* written = constant ? std::get_if<std::string>(&*constant) : nullptr;
    return written != nullptr ? std::optional(*written) : std::nullopt;
  }

  // The name of the method that is called on an object.
  std::string_view method(NodeId call) const {
    const NodeId callee = tree_.child(call, Role::Callee);
    const NodeId name = callee != no_node && tree_[callee].kind == Kind::Dot ? tree_.child(callee, Role::Name) : no_node;
    return name != no_node ? tree_.text(name) : std::string_view();
  }

  NodeId receiver(NodeId call) const { return tree_.child(tree_.child(call, Role::Callee), Role::Object); }

  // `p.setProperty("k", v)`, `c.set("s", "k", v)`, `c["k"] = v`
  void note_set(NodeId id) {
    if (tree_[id].kind == Kind::Assign) {
      const NodeId left = tree_.child(id, Role::Left);
      if (left == no_node || tree_[left].kind != Kind::Index) return;
      if (const auto key = text(tree_.child(left, Role::Item))) set_.insert(*key);
    } else if (tree_[id].kind == Kind::Call) {
      const std::string_view name = method(id);
      if (name != "setProperty" && name != "set" && name != "put" && name != "update") return;
      for (const NodeId item : tree_.children(id)) {
        if (tree_[item].role != Role::Item) continue;
        if (const auto key = text(item)) set_.insert(*key);
      }
    }
  }

  std::optional<std::string_view> property(NodeId call) const {
    const std::string_view name = method(call);
    const NodeId object = name == "getProperty" || name == "getString" ? receiver(call) : no_node;
    if (object == no_node || (name == "getString" && !is_bundle(object)) ||
        (tree_[object].kind == Kind::Identifier && tree_.text(object) == "System"))
      return {};
    const auto key = text(tree_.child(call, Role::Item));
    return key && !set_.contains(*key) ? resources_.property(path_, *key) : std::nullopt;
  }

  // Java's `ResourceBundle b = …`, `ResourceBundle.getBundle("app")`
  bool is_bundle(NodeId object) const {
    const NodeId type = names_.type_of(object);
    return type != no_node ? tree_.span(type).ends_with("ResourceBundle")
                           : tree_.span(object).find("ResourceBundle.getBundle(") == 0;
  }

  enum class Holder { None, Settings, Members };

  // What a variable holds by what it was made from.
  Holder holder(NodeId object) const {
    if (object == no_node || tree_[object].kind != Kind::Identifier) return Holder::None;
    const NodeId value = names_.assigned(object);
    const NodeId callee = value != no_node && tree_[value].kind == Kind::Call ? tree_.child(value, Role::Callee) : no_node;
    const std::string_view full = callee != no_node ? names_.qualified(callee) : std::string_view();
    if (full.starts_with("configparser.") && full.ends_with("ConfigParser")) return Holder::Settings;
    return full == "json.load" || full == "json.loads" ? Holder::Members : Holder::None;
  }

  std::optional<std::string_view> found(Holder where, const std::string& outer, const std::string& inner) const {
    if (set_.contains(inner.empty() ? outer : inner)) return {};
    if (where == Holder::Members) return resources_.member(path_, outer, inner);
    return where == Holder::Settings && !inner.empty() ? resources_.setting(path_, outer, inner) : std::nullopt;
  }

  // `c["s"]["k"]`, `c["k"]`
  std::optional<std::string_view> by_index(NodeId id) const {
    const NodeId object = tree_.child(id, Role::Object);
    const auto key = text(tree_.child(id, Role::Item));
    if (object == no_node || !key) return {};
    if (tree_[object].kind != Kind::Index) return found(holder(object), *key, "");
    const auto outer = text(tree_.child(object, Role::Item));
    return outer ? found(holder(tree_.child(object, Role::Object)), *outer, *key) : std::nullopt;
  }

  // `c.get("s", "k")`, `c["s"].get("k", …)`, `c.get("k", …)`
  std::optional<std::string_view> by_get(NodeId call) const {
    if (method(call) != "get") return {};
    const NodeId object = receiver(call);
    const NodeId first = tree_.child(call, Role::Item);
    const auto key = text(first);
    if (object == no_node || !key) return {};
    if (tree_[object].kind == Kind::Index) {
      const auto outer = text(tree_.child(object, Role::Item));
      return outer ? found(holder(tree_.child(object, Role::Object)), *outer, *key) : std::nullopt;
    }
    const Holder where = holder(object);
    if (where != Holder::Settings) return found(where, *key, "");
    const auto inner = text(tree_.next_sibling(first));
    return inner ? found(where, *key, *inner) : std::nullopt;
  }

  const Tree& tree_;
  const Names& names_;
  const Resources& resources_;
  std::string_view path_;
  std::unordered_set<std::string> set_;  // keys
};

// Texts are as the code writes them.
std::string with_line_breaks(std::string text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) text.replace(at, 2, "\n");
  return text;
}

Resources written_in(const Tree& tree, const Names& names, std::string_view path) {
  Resources written;
  if (tree.language() != Language::Python || tree.source().find("read_string") == std::string_view::npos) return written;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const NodeId callee = tree[id].kind == Kind::Call ? tree.child(id, Role::Callee) : no_node;
    if (callee == no_node || tree[callee].kind != Kind::Dot || tree.text(tree.child(callee, Role::Name)) != "read_string") continue;
    const NodeId text = tree.child(id, Role::Item);
    const auto constant = text != no_node ? names.constant(text) : std::nullopt;
    if (const auto* settings = constant ? std::get_if<std::string>(&*constant) : nullptr)
      written.add_settings(path, with_line_breaks(*settings));
  }
  return written;
}

void give_uses(const Tree& tree, Names& names, const Resources& resources, std::string_view path) {
  if (resources.empty()) return;
  const Uses reader(tree, names, resources, path);
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (const auto value = reader.of(id)) names.give(id, std::string(*value));
  }
}

}  // namespace

void give_resource_constants(const Tree& tree, Names& names, const Resources* resources, std::string_view path) {
  if (!Resources::reads(tree.language())) return;
  give_uses(tree, names, written_in(tree, names, path), path);
  if (resources != nullptr) give_uses(tree, names, *resources, path);
}

}  // namespace insight::engine::syntax
