// Yaml: the text of a rule file → a tree of immutable nodes, each of which knows where it stands in the text. Parsed by LibYAML, so
// a rule file means here what it means to Semgrep, which reads with the same library. Called by the rule readers, from any thread.
// Pure; never throws for what the text holds, and its size, depth and aliases are bounded: rule files come with the sources.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insight::engine::yaml {

struct Entry;
struct Data;

// A handle, cheap to copy, good as long as its Document lives. A default one is absent: false, of no kind, without items.
// An alias is the very node that its anchor names; `<<` has been merged into the mapping that holds it.
class Node {
 public:
  enum class Kind : std::uint8_t { Null, Scalar, Sequence, Mapping };

  Node() = default;
  explicit Node(const Data* data) : data_(data) {}

  explicit operator bool() const { return data_ != nullptr; }  // there is such a node, be it null
  bool is_scalar() const { return is(Kind::Scalar); }
  bool is_sequence() const { return is(Kind::Sequence); }
  bool is_mapping() const { return is(Kind::Mapping); }

  std::string_view text() const;            // of a scalar, escapes resolved; "" for everything else
  bool is_plain() const;                    // a scalar without quotes, and no block
  std::optional<bool> as_flag() const;      // plain true/false, yes/no, on/off
  std::optional<double> as_number() const;  // a plain decimal number

  std::span<const Node> items() const;     // of a sequence; empty for everything else
  std::vector<std::string> texts() const;  // of a scalar its own, of a sequence those of its scalars
  std::span<const Entry> entries() const;  // of a mapping, in the order written; of a repeated key the first alone
  Node find(std::string_view key) const;   // the value of a mapping's key; absent if there is none
  Node without(std::string_view key) const;

  int line() const;    // from 1; 0 when absent
  int column() const;  // from 1, in characters; 0 when absent
  // Where the node stands in the text, in bytes. No blank lines or comments at the end.
  std::size_t begin() const;
  std::size_t end() const;

 private:
  bool is(Kind kind) const;
  const Data* data_ = nullptr;
};

struct Entry {
  Node key;
  Node value;
};

struct Problem {
  int line = 0;  // from 1
  int column = 0;
  std::string message;
};

struct Document {
  std::unique_ptr<std::pmr::memory_resource> memory;  // of all nodes and their texts
  Node root;                                          // absent when there is a problem, or nothing at all
  std::optional<Problem> problem;                     // why the text can't be read
  std::vector<Node> repeated;                         // keys that their mapping already had; the earlier value counts
};

Document read(std::string_view text);

// The node's own lines, without the indentation that it has as a part of the whole.
std::string source_of(const Node& node, std::string_view text);

}  // namespace insight::engine::yaml
