// YAML: its table, how its patterns are written, and its spec. Mappings are Dicts of Pairs, sequences Lists; a scalar is the same
// String with quotes or without.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/languages/table.h"
#include "engine/syntax/placeholder.h"

extern "C" {
const TSLanguage* tree_sitter_yaml();
}

namespace insight::engine::syntax {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class YamlLowering : public Lowering {
 public:
  using Lowering::Lowering;
  // What may be written once more where an alias stands, in bytes of source: a few lines can stand for millions.
  std::size_t left_for_aliases = 100'000;
};

// Without the blank lines that the grammar takes in at the end.
Range trimmed(Lowering& to, const Piece& piece) {
  Range at = piece.range();
  const std::string_view source = to.out.source();
  while (at.end > at.begin && is_blank(source[at.end - 1])) --at.end;
  return at;
}

// `$X` and `...` of a pattern.
bool is_placeholder(std::string_view text) {
  if (text == placeholder::ellipsis) return true;
  if (text.starts_with("$...")) text.remove_prefix(3);
  return text.size() > 1 && text[0] != '\0' && (text[0] == '$' || text[0] == '.') &&
         ((text[1] >= 'A' && text[1] <= 'Z') || text[1] == '_') && std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

NodeId named(Lowering& to, Range at, std::string_view text, Role role) {
  if (text == placeholder::ellipsis) return to.out.name(role, at, text);
  const bool sequence = text.starts_with("$...");
  text.remove_prefix(sequence ? 4 : 1);
  return to.out.name(role, at, std::string(sequence ? placeholder::sequence : placeholder::metavar).append(text));
}

bool stands_for_something(Lowering& to, std::string_view text) {
  return to.out.purpose() == Purpose::Pattern && is_placeholder(text);
}

// The lines of a text that goes on over several are one.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '\n') {
      out += text[i++];
      continue;
    }
    while (!out.empty() && is_blank(out.back())) out.pop_back();
    while (i < text.size() && is_blank(text[i])) ++i;
    if (i < text.size()) out += ' ';
  }
  return out;
}

NodeId text_leaf(Lowering& to, Range at, std::string_view text, Role role) {
  if (text.find('\n') == std::string_view::npos) return to.out.leaf(Kind::String, role, at, text);
  return to.out.leaf(Kind::String, role, at, folded(text));
}

NodeId plain(Lowering& to, const Piece& piece, Role role) {
  const Range at = trimmed(to, piece);
  const std::string_view text = to.text(at);
  if (stands_for_something(to, text)) return named(to, at, text, role);
  const auto parts = to.pieces(piece);
  if (parts.size() == 1) {
    if (parts[0].is("boolean_scalar")) return to.out.leaf(Kind::Bool, role, at, text);
    if (parts[0].is("null_scalar")) return to.out.leaf(Kind::Null, role, at, text);
    if (parts[0].is("integer_scalar") || parts[0].is("float_scalar")) return to.out.leaf(Kind::Number, role, at, text);
  }
  return text_leaf(to, at, text, role);
}

NodeId quoted(Lowering& to, const Piece& piece, Role role) {
  std::string_view text = to.text(piece);
  text = text.size() >= 2 ? text.substr(1, text.size() - 2) : std::string_view();
  return text_leaf(to, piece.range(), text, role);
}

// `|` and `>`: the lines without what all are indented by.
NodeId block_scalar(Lowering& to, const Piece& piece, Role role) {
  const Range at = trimmed(to, piece);
  const std::string_view all = to.text(at);
  std::string_view lines = all.substr(std::min(all.find('\n'), all.size()));
  if (!lines.empty()) lines.remove_prefix(1);
  const std::size_t first = lines.find_first_not_of(" \n");
  const std::size_t line = first == std::string_view::npos || first == 0 ? std::string_view::npos : lines.rfind('\n', first - 1);
  const std::size_t indent = first == std::string_view::npos ? 0 : first - (line == std::string_view::npos ? 0 : line + 1);
  std::string content;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view one = lines.substr(0, end);
    one.remove_prefix(std::min({indent, one.size(), std::min(one.find_first_not_of(' '), one.size())}));
    content.append(one).append("\n");
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  if (all.starts_with('>')) content = folded(content);
  return to.out.leaf(Kind::String, role, at, content);
}

NodeId empty_value(Lowering& to, std::uint32_t at, Role role) {
  return to.out.leaf(Kind::String, role, {at, at}, {});
}

NodeId pair(Lowering& to, const Piece& piece, Role role) {
  const Piece key = to.child(piece, "key");
  const Piece value = to.child(piece, "value");
  const Range at = trimmed(to, piece);
  const bool any_key = key && to.out.purpose() == Purpose::Pattern && to.text(trimmed(to, key)) == placeholder::ellipsis;
  if (any_key && (!value || to.text(trimmed(to, value)) == placeholder::ellipsis))
    return to.out.name(role, at, placeholder::ellipsis);
  const NodeId id = to.out.open(Kind::Pair, role, at);
  if (any_key) {
    to.out.name(Role::Key, key.range(), std::string(placeholder::metavar) + "_");
  } else if (!key || to.any(key, Role::Key) == no_node) {
    empty_value(to, at.begin, Role::Key);
  }
  if (!value || to.any(value, Role::Value) == no_node) empty_value(to, at.end, Role::Value);
  to.out.close();
  return id;
}

NodeId collection(Lowering& to, const Piece& piece, Role role, Kind kind) {
  const NodeId id = to.out.open(kind, role, trimmed(to, piece));
  to.all(piece, Role::Item);
  to.out.close();
  return id;
}

// Semgrep takes `...` between braces for a key without a value.
void bare_key(Lowering& to, const Piece& key) {
  const Range at = key.range();
  to.out.open(Kind::Pair, Role::Item, at);
  to.out.name(Role::Key, at, std::string(placeholder::metavar) + "_");
  empty_value(to, at.end, Role::Value);
  to.out.close();
}

NodeId mapping(Lowering& to, const Piece& piece, Role role) {
  if (to.out.purpose() != Purpose::Pattern || !piece.is("flow_mapping")) return collection(to, piece, role, Kind::Dict);
  const NodeId id = to.out.open(Kind::Dict, role, trimmed(to, piece));
  for (const Piece& part : to.pieces(piece)) {
    if (to.text(trimmed(to, part)) == placeholder::ellipsis) {
      bare_key(to, part);
    } else {
      to.any(part, Role::Item);
    }
  }
  to.out.close();
  return id;
}

NodeId sequence(Lowering& to, const Piece& piece, Role role) {
  return collection(to, piece, role, Kind::List);
}

NodeId sequence_item(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  for (const Piece& part : to.pieces(piece)) last = to.any(part, role);
  return last != no_node ? last : empty_value(to, trimmed(to, piece).end, role);
}

// `&name` and `!tag` belong to what they stand before.
NodeId with_properties(Lowering& to, const Piece& piece, Role role) {
  NodeId last = no_node;
  Piece inner;
  for (const Piece& part : to.pieces(piece)) {
    const NodeId made = to.any(part, role);
    if (made == no_node) continue;
    last = made;
    inner = part;
  }
  if (last != no_node && inner.range().begin != piece.range().begin)
    to.out.set_range(last, {piece.range().begin, trimmed(to, inner).end});
  return last;
}

// What `&name` stands before, above the alias.
TSNode anchored(std::string_view source, TSNode alias, std::string_view name) {
  const std::string anchor = "&" + std::string(name);
  const std::size_t end = ts_node_start_byte(alias);
  for (std::size_t at = source.substr(0, end).rfind(anchor); at != std::string_view::npos && at > 0;
       at = source.substr(0, at).rfind(anchor)) {
    const auto begin = static_cast<std::uint32_t>(at);
    const auto stop = static_cast<std::uint32_t>(at + anchor.size());
    TSNode node = ts_node_named_descendant_for_byte_range(ts_tree_root_node(alias.tree), begin, begin + 1);
    while (!ts_node_is_null(node) && std::string_view(ts_node_type(node)) != "anchor" && ts_node_start_byte(node) >= begin)
      node = ts_node_parent(node);
    if (!ts_node_is_null(node) && std::string_view(ts_node_type(node)) == "anchor" && ts_node_end_byte(node) == stop) {
      const TSNode holder = ts_node_parent(node);
      if (ts_node_end_byte(holder) <= end) return holder;
    }
  }
  return {};
}

NodeId alias(Lowering& to, const Piece& piece, Role role) {
  auto& left = static_cast<YamlLowering&>(to).left_for_aliases;
  const TSNode original = anchored(to.out.source(), piece.node, to.text(piece).substr(1));
  const std::size_t size = original.id != nullptr ? ts_node_end_byte(original) - ts_node_start_byte(original) : left + 1;
  if (size + 100 > left) return to.out.leaf(Kind::Identifier, role, piece.range(), to.text(piece));
  left -= size + 100;
  return to.any({original}, role);
}

void add_rows(Table& table) {
  table.lift({"document", "stream"});
  table.special({"block_node", "flow_node"}, with_properties);
  table.drop({"anchor", "tag", "yaml_directive", "tag_directive", "reserved_directive"});
  table.special({"plain_scalar"}, plain);
  table.special({"double_quote_scalar", "single_quote_scalar"}, quoted);
  table.special({"block_scalar"}, block_scalar);
  table.special({"block_mapping_pair", "flow_pair"}, pair);
  table.special({"block_mapping", "flow_mapping"}, mapping);
  table.special({"block_sequence", "flow_sequence"}, sequence);
  table.special({"block_sequence_item"}, sequence_item);
  table.special({"alias"}, alias);
}

void lower_yaml(Cst root, Builder& builder) {
  YamlLowering(table_of<tree_sitter_yaml, add_rows>(), builder).file(root.raw());
}

// A line of a pattern: where its list items and its key begin.
struct Line {
  std::string_view text;
  std::vector<std::size_t> dashes;
  std::size_t content = std::string_view::npos;

  explicit Line(std::string_view line) : text(line) {
    std::size_t at = line.find_first_not_of(' ');
    while (at != std::string_view::npos && line[at] == '-' && (at + 1 == line.size() || line[at + 1] == ' ')) {
      dashes.push_back(at);
      at = line.find_first_not_of(' ', at + 1);
    }
    content = at;
  }
  bool is_gap() const { return dashes.empty() && content != std::string_view::npos && rest() == "..."; }
  std::string_view rest() const {
    std::string_view found = text.substr(content);
    while (!found.empty() && is_blank(found.back())) found.remove_suffix(1);
    return found;
  }
  std::size_t begin() const { return dashes.empty() ? content : dashes.front(); }
};

enum class Beside : std::uint8_t { Nothing, Items, Pairs };

// What the line is to one that stands `column` deep.
Beside beside(const Line& line, std::size_t column) {
  if (std::ranges::find(line.dashes, column) != line.dashes.end()) return Beside::Items;
  const bool key = line.content == column && line.rest() != "..." && line.rest().find(':') != std::string_view::npos;
  return key ? Beside::Pairs : Beside::Nothing;
}

Beside around(const std::vector<Line>& lines, std::size_t gap) {
  const std::size_t column = lines[gap].content;
  for (std::size_t i = gap; i-- > 0;) {
    if (lines[i].content == std::string_view::npos) continue;
    if (const Beside found = beside(lines[i], column); found != Beside::Nothing) return found;
    if (lines[i].begin() < column) break;
  }
  for (std::size_t i = gap + 1; i < lines.size(); ++i) {
    if (lines[i].content == std::string_view::npos && lines[i].dashes.empty()) continue;
    if (const Beside found = beside(lines[i], column); found != Beside::Nothing) return found;
    if (lines[i].begin() < column) break;
  }
  return Beside::Nothing;
}

// `...` that stands for a value or a key.
std::string with_inline_gaps(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const bool begins = at == 0 || is_blank(line[at - 1]) || line[at - 1] == '[' || line[at - 1] == '{' || line[at - 1] == ',';
    const std::string_view rest = line.substr(at);
    const bool gap = begins && rest.starts_with("...") &&
                     (rest.size() == 3 || is_blank(rest[3]) || std::string_view(",]}:").find(rest[3]) != std::string_view::npos);
    if (gap) {
      out += placeholder::ellipsis;
      at += 3;
    } else {
      out += line[at++];
    }
  }
  return out;
}

// `- ...` above more keys of the same item.
bool begins_item(const std::vector<Line>& lines, std::size_t at) {
  if (lines[at].dashes.empty() || lines[at].content == std::string_view::npos || lines[at].rest() != "...") return false;
  for (std::size_t i = at + 1; i < lines.size(); ++i) {
    if (lines[i].content == std::string_view::npos) continue;
    return lines[i].dashes.empty() && beside(lines[i], lines[at].content) == Beside::Pairs;
  }
  return false;
}

std::string pattern_text(std::string_view pattern) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at <= pattern.size();) {
    const std::size_t end = std::min(pattern.find('\n', at), pattern.size());
    lines.emplace_back(pattern.substr(at, end - at));
    at = end + 1;
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_item(lines, i)) {
      out.append(lines[i].text.substr(0, lines[i].content))
          .append(placeholder::ellipsis)
          .append(": ")
          .append(placeholder::ellipsis);
    } else if (!lines[i].is_gap()) {
      out += with_inline_gaps(lines[i].text);
    } else {
      const Beside place = around(lines, i);
      out.append(lines[i].content, ' ');
      out.append(place == Beside::Items ? "- " : "").append(placeholder::ellipsis);
      if (place == Beside::Pairs) out.append(": ").append(placeholder::ellipsis);
    }
    out += '\n';
  }
  return out;
}

constexpr auto shapes = std::to_array<PatternShape>({{"", "\n", PatternShape::Pick::Data}});

constexpr std::array<std::string_view, 2> words{"yaml", "yml"};

}  // namespace

constexpr LanguageSpec yaml_spec{.language = Language::Yaml,
                                 .name = "yaml",
                                 .title = "YAML",
                                 .rule_words = words,
                                 .extensions = words,
                                 .runs_on = only<Language::Yaml>,
                                 .grammar = tree_sitter_yaml,
                                 .lower = lower_yaml,
                                 .shapes = shapes,
                                 .pattern_text = pattern_text,
                                 .comment_leaders = shell_comments};

}  // namespace insight::engine::syntax
