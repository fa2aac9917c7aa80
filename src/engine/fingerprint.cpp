#include "engine/fingerprint.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdint>

#include "base/text.h"

namespace insight::engine {
namespace {

std::string folded(std::string_view code) {
  std::string out;
  out.reserve(code.size());
  bool blank = false;
  for (const char c : trim(code)) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (is_blank && !blank) out += ' ';
    if (!is_blank) out += c;
    blank = is_blank;
  }
  return out;
}

std::string hash_of(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  return to_hex(bytes.digest);
}

// A length before each part, so that no two lists of parts give the same text.
void append_part(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

}  // namespace

std::string Fingerprints::next(std::string_view rule, std::string_view code, std::string_view enclosing) {
  std::string identity;
  append_part(identity, rule);
  append_part(identity, file_);
  append_part(identity, folded(code));
  append_part(identity, enclosing);
  std::string base = hash_of(identity);
  const unsigned nth = seen_[base]++;
  if (nth == 0) return base;
  append_part(identity, std::to_string(nth));
  return hash_of(identity);
}

std::string enclosing_name(const syntax::Tree& tree, std::size_t offset) {
  std::string name;
  for (syntax::NodeId child = tree.first_child(syntax::Tree::root); child != syntax::no_node;) {
    if (offset < tree[child].begin || offset >= tree[child].end) {
      child = tree.next_sibling(child);
      continue;
    }
    const auto kind = tree[child].kind;
    if (kind == syntax::Kind::Function || kind == syntax::Kind::Class) {
      const syntax::NodeId given = tree.child(child, syntax::Role::Name);
      if (given != syntax::no_node) {
        if (!name.empty()) name += '.';
        name += tree.text(given);
      }
    }
    child = tree.first_child(child);
  }
  return name;
}

}  // namespace insight::engine
