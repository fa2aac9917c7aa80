// The operators of every language, in one list. New ones go to the end: the index is the Op.
#include <algorithm>
#include <array>
#include <utility>

#include "engine/syntax/tree.h"

namespace insight::engine::syntax {
namespace {

constexpr auto spellings = std::to_array<std::string_view>(
    {"",       "+",         "-",         "*",         "/",          "%",       "**",     "//",        "@",     "&&",
     "||",     "??",        "!",         "~",         "&",          "|",       "^",      "<<",        ">>",    ">>>",
     "<",      ">",         "<=",        ">=",        "==",         "!=",      "===",    "!==",       "<>",    "in",
     "of",     "not in",    "is",        "is not",    "instanceof", "typeof",  "void",   "delete",    "++",    "--",
     "=",      "+=",        "-=",        "*=",        "/=",         "%=",      "**=",    "//=",       "@=",    "&&=",
     "||=",    "?\?=",      "&=",        "|=",        "^=",         "<<=",     ">>=",    ">>>=",      ":=",    "...",
     "var",    "let",       "const",     "from",      "import",     "require", "class",  "interface", "enum",  "list",
     "set",    "dict",      "generator", "global",    "nonlocal",   "default", "named",  "all",       "keyof", "readonly",
     "unique", "namespace", "module",    "using",     "struct",     "trait",   "record", "satisfies", "&^",    "&^=",
     "<-",     "<=>",       "=~",        "!~",        "..",         "..<",     "?:",     ".",         "|>",    "as",
     "as?",    "!in",       "!is",       "and",       "or",         "xor",     "not",    "->",        "=>",    "type",
     "union",  "object",    "val",       "func",      "go",         "defer",   "~/",     "is_a",      ".=",    "!!",
     "lock",   "fixed",     "?",         "impl",      "static",     "#",       "::",     "try",       "@@",    ";",
     "unsafe", "checked",   "unchecked", "@interface"});

// Sorted once at compile time so that a look-up is a binary search without a table to build.
constexpr auto by_spelling = [] {
  std::array<std::pair<std::string_view, Op>, spellings.size()> sorted{};
  for (std::size_t i = 0; i < spellings.size(); ++i) sorted[i] = {spellings[i], static_cast<Op>(i)};
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}();
static_assert(spellings.size() < 256);

}  // namespace

Op operator_of(std::string_view spelling) {
  const auto found = std::lower_bound(by_spelling.begin(), by_spelling.end(), spelling,
                                      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return found != by_spelling.end() && found->first == spelling ? found->second : Op{0};
}

std::string_view spelling_of(Op op) {
  return op < spellings.size() ? spellings[op] : std::string_view{};
}

}  // namespace insight::engine::syntax
