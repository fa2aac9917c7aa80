#include "engine/graph/link_names.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "engine/syntax/abstract_methods.h"

namespace insight::engine::graph {

using syntax::Kind;
using syntax::Language;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) > 127;
}

template <class Visit>
void each_word(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > at) visit(text.substr(at, end - at));
    at = end + 1;
  }
}

class Collector {
 public:
  explicit Collector(const syntax::Tree& tree) : tree_(tree) {}

  // Of any way.
  Collector& with_classes() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].kind != Kind::Class) continue;
      const bool is_abstract = syntax::has_abstract_methods(tree_, id);
      for (const NodeId child : tree_.children(id)) {
        if (tree_[child].role == Role::Name && is_abstract) names_.abstracts.push_back(number(child));
        if (tree_[child].role == Role::Base) add_base(child);
      }
    }
    return *this;
  }

  // A function within another one belongs to both: whoever runs the outer may run it. Its own name it doesn't use.
  Collector& with_functions() {
    std::vector<std::size_t> around;  // the functions that the node stands in, innermost last
    std::vector<NodeId> ends;
    std::vector<std::uint32_t> outside;
    std::vector<FunctionNames> classes;
    for (NodeId id = 0; id < tree_.size(); ++id) {
      const syntax::Node& at = tree_[id];
      for (; !ends.empty() && id > ends.back(); ends.pop_back()) around.pop_back();
      const NodeId name = at.kind == Kind::Function || at.kind == Kind::Class ? tree_.child(id, Role::Name) : no_node;
      if (name != no_node) {
        const bool is_class = at.kind == Kind::Class;
        if (!is_class) around.push_back(names_.functions.size());
        if (!is_class) ends.push_back(at.last);
        (is_class ? classes : names_.functions)
            .push_back({.name = number(name), .begin = at.begin, .end = at.end, .is_class = is_class, .uses = {}});
        continue;
      }
      const bool is_own = at.role == Role::Name && at.parent != no_node &&
                          (tree_[at.parent].kind == Kind::Function || tree_[at.parent].kind == Kind::Class);
      if (at.symbol == 0 || at.kind == Kind::String || is_own) continue;
      if (around.empty()) outside.push_back(number(id));
      for (const std::size_t function : around) names_.functions[function].uses.push_back(number(id));
    }
    for (FunctionNames& one : classes) {
      one.uses = outside;
      names_.functions.push_back(std::move(one));
    }
    for (FunctionNames& function : names_.functions) sort_once(function.uses);
    return *this;
  }

  LinkNames nothing_else() { return sorted(); }

  LinkNames words() {
    std::unordered_set<std::uint64_t> seen;
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (!may_be_class(id) || !seen.insert(tree_[id].symbol).second) continue;
      each_word(tree_.text(id), [&](std::string_view word) { names_.uses.push_back(file_number(tree_.language(), word)); });
    }
    return sorted();
  }

  // Of functions that are more than said to be there, and of classes.
  LinkNames definitions() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      const Kind kind = tree_[id].kind;
      if (kind == Kind::Call || kind == Kind::New) use(tree_.child(id, Role::Callee));
      if (kind != Kind::Class && (kind != Kind::Function || tree_.child(id, Role::Body) == no_node)) continue;
      if (const NodeId name = tree_.child(id, Role::Name); name != no_node) names_.gives.push_back(number(name));
    }
    return sorted();
  }

  LinkNames functions() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      switch (tree_[id].kind) {
        case Kind::Call:
        case Kind::New:
          use(tree_.child(id, Role::Callee));
          break;
        case Kind::Function:
        case Kind::VarDef:
          if (const NodeId name = tree_.child(id, Role::Name); name != no_node) names_.gives.push_back(number(name));
          break;
        default:
          break;
      }
    }
    return sorted();
  }

 private:
  // A name with a capital, or one that stands where a class or a function of another file does: not every variable.
  bool may_be_class(NodeId id) const {
    const syntax::Node& at = tree_[id];
    if (at.kind == Kind::ImportName) return true;
    if (at.kind != Kind::Identifier) return false;
    const std::string_view name = tree_.text(id);
    const bool is_small =
        !name.empty() && ((name.front() >= 'a' && name.front() <= 'z') || name.front() == '_' || name.front() == '$');
    return !is_small || at.role == Role::Callee || at.role == Role::Type || at.role == Role::ReturnType || at.role == Role::Base;
  }

  std::uint32_t number(NodeId name) const { return static_cast<std::uint32_t>(tree_[name].symbol); }

  void add_base(NodeId base) {
    if (tree_[base].kind == Kind::Call) base = tree_.child(base, Role::Callee);  // `class A : B(x)`
    while (base != no_node && (tree_[base].kind == Kind::GenericType || tree_[base].kind == Kind::Dot))
      base = tree_.child(base, Role::Name);
    if (base != no_node && tree_[base].kind == Kind::Identifier) names_.bases.push_back(number(base));
  }

  void use(NodeId callee) {
    while (callee != no_node && (tree_[callee].kind == Kind::GenericType || tree_[callee].kind == Kind::Dot))
      callee = tree_.child(callee, Role::Name);
    if (callee != no_node && tree_[callee].symbol != 0) names_.uses.push_back(number(callee));
  }

  LinkNames sorted() {
    for (auto* const of : {&names_.uses, &names_.gives, &names_.abstracts, &names_.bases}) sort_once(*of);
    return std::move(names_);
  }

  static void sort_once(std::vector<std::uint32_t>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }

  const syntax::Tree& tree_;
  LinkNames names_;
};

bool share_one(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

}  // namespace

LinkWay link_way(Language language) {
  switch (language) {
    case Language::JavaScript:
    case Language::TypeScript:
    case Language::Tsx:
    case Language::Python:
      return LinkWay::Module;
    case Language::Java:
    case Language::Kotlin:
    case Language::Scala:
    case Language::CSharp:
    case Language::Php:
    case Language::Ruby:
      return LinkWay::Class;
    case Language::Go:
      return LinkWay::Package;
    case Language::C:
    case Language::Cpp:
    case Language::Solidity:
    case Language::Swift:
      return LinkWay::Defined;
    case Language::Rust:
      return LinkWay::Path;
    default:
      return LinkWay::None;
  }
}

bool leads_to_definitions(Language language) {
  return link_way(language) == LinkWay::Defined || link_way(language) == LinkWay::Path;
}

LinkNames link_names_of(const syntax::Tree& tree) {
  switch (link_way(tree.language())) {
    case LinkWay::Class:
      if (tree.language() == Language::Java) return Collector(tree).with_classes().with_functions().words();
      return Collector(tree).with_classes().words();
    case LinkWay::Module:
      return Collector(tree).with_classes().nothing_else();
    case LinkWay::Package:
      return Collector(tree).functions();
    case LinkWay::Defined:
    case LinkWay::Path:
      return Collector(tree).with_classes().definitions();
    default:
      return {};
  }
}

std::string file_key(Language language, std::string_view name) {
  std::string key(name);
  if (language != Language::Ruby) return key;
  std::erase(key, '_');
  return lower(key);
}

std::uint32_t file_number(Language language, std::string_view name) {
  return static_cast<std::uint32_t>(syntax::symbol_of(file_key(language, name)));
}

bool may_lead(Language language, const LinkNames& from, std::string_view stem, const LinkNames& to) {
  switch (link_way(language)) {
    case LinkWay::Class:
      return std::ranges::binary_search(from.uses, file_number(language, stem));
    case LinkWay::Package:
    case LinkWay::Defined:
    case LinkWay::Path:
      return share_one(from.uses, to.gives);
    default:
      return true;
  }
}

}  // namespace insight::engine::graph
