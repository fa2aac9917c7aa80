// Import facts: what one file imports, as it is written, without asking where that leads. Made per file on any thread from its
// tree; what they mean together is resolver.h, links.h and cycles.h. Plain values that outlive the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/files/text.h"
#include "engine/finding.h"
#include "engine/graph/link_names.h"
#include "engine/syntax/tree.h"

namespace insight::engine::graph {

enum class ImportForm : std::uint8_t { Static, ReExport, Require, Dynamic };

struct ImportFact {
  std::string specifier;           // "./b", "react"; in Python the dotted module with its leading dots; in Java the package
  std::vector<std::string> names;  // of `from m import a, b`, `import m.A`: any of them may be a module or a class; not in scripts
  Place place;
  ImportForm form = ImportForm::Static;
  bool type_only = false;  // gone when the program runs
  bool lazy = false;       // evaluated by a call, not when the file is loaded
  bool operator==(const ImportFact&) const = default;
};
BOOST_DESCRIBE_STRUCT(ImportFact, (), (specifier, names, place, form, type_only, lazy))

struct FileImports {
  std::string path;  // relative to the root, forward slashes; empty: a file without imports of any kind
  syntax::Language language{};
  std::vector<ImportFact> imports;  // in source order
  std::optional<LinkNames> names;   // where somebody follows flows through several files
};
BOOST_DESCRIBE_STRUCT(FileImports, (), (path, language, imports, names))

FileImports imports_of(std::string_view path, const syntax::Tree& tree, const files::LineIndex& lines);

}  // namespace insight::engine::graph
