#include "engine/graph/imports.h"

namespace insight::engine::graph {
namespace {

using syntax::Flag;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

class Reader {
 public:
  Reader(FileImports& out, const syntax::Tree& tree, const files::LineIndex& lines)
      : out_(out),
        tree_(tree),
        lines_(lines),
        is_python_(tree.language() == syntax::Language::Python),
        is_script_(family_of(tree.language()) == syntax::Language::JavaScript),
        only_types_(out.path.ends_with(".d.ts") || out.path.ends_with(".d.mts") || out.path.ends_with(".d.cts") ||
                    out.path.ends_with(".pyi")) {}

  void read() {
    for (NodeId id = 0; id < tree_.size(); ++id) {
      switch (tree_[id].kind) {
        case Kind::Import:
          is_python_ ? python_import(id) : from_module(id, ImportForm::Static);
          break;
        case Kind::Export:
          from_module(id, ImportForm::ReExport);
          break;
        case Kind::Call:
          if (is_script_) call(id);
          break;
        default:
          break;
      }
    }
  }

 private:
  ImportFact& add(NodeId id, std::string_view specifier, ImportForm form) {
    ImportFact& fact = out_.imports.emplace_back();
    fact.specifier = specifier;
    fact.form = form;
    fact.place = lines_.place(tree_[id].begin, tree_[id].end);
    fact.type_only = only_types_ || tree_[id].has(Flag::TypeOnly);
    for (NodeId at = tree_[id].parent; at != no_node; at = tree_[at].parent) {
      fact.lazy = fact.lazy || tree_[at].kind == Kind::Function;
    }
    return fact;
  }

  // `import … from "m"` and `export … from "m"`. Where every name is only a type, so is the import.
  void from_module(NodeId id, ImportForm form) {
    const NodeId module = tree_.child(id, Role::Module);
    if (module == no_node) return;
    ImportFact& fact = add(id, tree_.text(module), form);
    bool any = false;
    bool all_types = true;
    for (const NodeId item : tree_.children(id)) {
      if (tree_[item].kind != Kind::ImportName) continue;
      any = true;
      if (!is_script_) fact.names.emplace_back(tree_.text(item));
      all_types = all_types && tree_[item].has(Flag::TypeOnly);
    }
    fact.type_only = fact.type_only || (any && all_types);
  }

  // require("m") and import("m") with a plain string.
  void call(NodeId id) {
    const NodeId callee = tree_.child(id, Role::Callee);
    if (callee == no_node || tree_[callee].kind != Kind::Identifier) return;
    const std::string_view name = tree_.text(callee);
    const bool dynamic = name == "import";
    if (!dynamic && name != "require") return;
    const NodeId argument = tree_.child(id, Role::Item);
    if (argument == no_node || tree_[argument].kind != Kind::String) return;
    ImportFact& fact = add(id, tree_.text(argument), dynamic ? ImportForm::Dynamic : ImportForm::Require);
    fact.lazy = fact.lazy || dynamic;
  }

  void python_import(NodeId id) {
    const bool types = for_type_checkers(id);
    if (const NodeId module = tree_.child(id, Role::Module); module != no_node) {
      ImportFact& fact = add(id, tree_.text(module), ImportForm::Static);
      fact.type_only = fact.type_only || types;
      for (const NodeId item : tree_.children(id)) {
        if (tree_[item].kind == Kind::ImportName) fact.names.emplace_back(tree_.text(item));
      }
      return;
    }
    for (const NodeId item : tree_.children(id)) {
      if (tree_[item].kind != Kind::ImportName) continue;
      ImportFact& fact = add(id, tree_.text(item), ImportForm::Static);
      fact.type_only = fact.type_only || types;
    }
  }

  // `if TYPE_CHECKING:` is never true when the program runs.
  bool for_type_checkers(NodeId id) const {
    for (NodeId at = id; tree_[at].parent != no_node; at = tree_[at].parent) {
      const NodeId parent = tree_[at].parent;
      if (tree_[parent].kind != Kind::If || tree_[at].role != Role::Then) continue;
      NodeId condition = tree_.child(parent, Role::Condition);
      if (condition != no_node && tree_[condition].kind == Kind::Dot) condition = tree_.child(condition, Role::Name);
      if (condition != no_node && tree_.text(condition) == "TYPE_CHECKING") return true;
    }
    return false;
  }

  FileImports& out_;
  const syntax::Tree& tree_;
  const files::LineIndex& lines_;
  bool is_python_;
  bool is_script_;
  bool only_types_;
};

}  // namespace

FileImports imports_of(std::string_view path, const syntax::Tree& tree, const files::LineIndex& lines) {
  FileImports imports;
  imports.path = path;
  imports.language = tree.language();
  Reader(imports, tree, lines).read();
  return imports;
}

}  // namespace insight::engine::graph
