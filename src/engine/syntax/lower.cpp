#include "engine/syntax/lower.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/syntax/languages/spec.h"
#include "engine/syntax/parse_memory.h"
#include "engine/syntax/parse_part.h"
#include "engine/syntax/tree_sitter/scanner_steps.h"

namespace insight::engine::syntax {
namespace {

struct DeleteParser {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};
using Parser = std::unique_ptr<TSParser, DeleteParser>;

constexpr std::size_t max_source = 64u << 20;

Parser parser_of(Language language) {
  Parser parser(ts_parser_new());
  ts_parser_set_language(parser.get(), spec_of(language).grammar());
  return parser;
}

// The parser recovers from any error, but on a few texts it looks for the way without end (`t$/a } b#` ($c`). It asks after every
// hundred steps whether to go on, so steps are what is counted: ordinary code takes two for each byte, the densest there is
// (`;;;;`) seven, and one with errors no more. Each costs microseconds on such a text, so the limit is what a hostile file costs.
struct Patience {
  std::string_view source;
  std::string_view closing;  // read behind the source
  std::uint64_t questions_left;
  std::uint64_t last_scanner_step;
};

constexpr std::uint64_t questions_at_least = 200;
constexpr std::uint64_t bytes_per_question = 4;

// What a scanner goes over for one token is no step. Ordinary code is gone over a few times; behind an error a scanner may look for
// the end of a text (`"""`) at every token, so the bound grows with the text only up to about a second.
constexpr std::uint64_t scanner_steps_at_least = 1'000'000;
constexpr std::uint64_t scanner_steps_per_byte = 1'000;
constexpr std::uint64_t most_scanner_steps = 300'000'000;

std::uint64_t last_scanner_step(std::size_t bytes) {
  return scanner_steps() + std::min(scanner_steps_at_least + bytes * scanner_steps_per_byte, most_scanner_steps);
}

const char* read_source(void* payload, std::uint32_t byte, TSPoint, std::uint32_t* length) {
  const auto& [source, closing, questions_left, last_step] = *static_cast<const Patience*>(payload);
  const bool behind = byte >= source.size();
  const std::string_view rest = behind ? closing.substr(std::min(byte - source.size(), closing.size())) : source.substr(byte);
  *length = static_cast<std::uint32_t>(rest.size());
  return rest.data();
}

bool is_enough(TSParseState* state) {
  auto& patience = *static_cast<Patience*>(state->payload);
  if (patience.questions_left == 0 || scanner_steps() > patience.last_scanner_step) return true;
  --patience.questions_left;
  return false;
}

// Null when it would take too long.
const TSTree* parse(TSParser* parser, std::string_view source, std::string_view closing = {}) {
  Patience patience{source, closing, questions_at_least + source.size() / bytes_per_question, last_scanner_step(source.size())};
  const TSInput input{&patience, read_source, TSInputEncodingUTF8, nullptr};
  return ts_parser_parse_with_options(parser, nullptr, input, {&patience, is_enough});
}

// Visits ERROR and MISSING nodes, going only where there are some.
template <class Visit>
void for_each_error(Cst root, Visit visit) {
  if (!root.has_error()) return;
  TSTreeCursor cursor = ts_tree_cursor_new(root.raw());
  for (bool more = true; more;) {
    const Cst node(ts_tree_cursor_current_node(&cursor), root.source());
    if (node.is_error() || node.is_missing()) visit(node.range());
    if (node.has_error() && !node.is_error() && ts_tree_cursor_goto_first_child(&cursor)) continue;
    while (!(more = ts_tree_cursor_goto_next_sibling(&cursor))) {
      if (!ts_tree_cursor_goto_parent(&cursor)) break;
    }
  }
  ts_tree_cursor_delete(&cursor);
}

void count_errors(Cst root, Builder& out) {
  for_each_error(root, [&](Range range) { out.syntax_error(range); });
}

// How much of a file is not understood.
std::size_t confusion(Cst root) {
  std::size_t bytes = 0;
  for_each_error(root, [&](Range range) { bytes += 1 + range.end - range.begin; });
  return bytes;
}

// The tree of the text that the grammar reads better, where the language knows one.
const TSTree* mended(TSParser* parser, const LanguageSpec& spec, std::string_view source, const TSTree* parsed) {
  const Cst root(ts_tree_root_node(parsed), source);
  if (spec.mended == nullptr || !root.has_error()) return parsed;
  const std::string text = spec.mended(source);
  if (text == source) return parsed;
  ts_parser_reset(parser);
  const TSTree* const again = parse(parser, text);
  if (again == nullptr) return parsed;
  return confusion(Cst(ts_tree_root_node(again), source)) < confusion(root) ? again : parsed;
}

}  // namespace

const TSTree* parse_part(Language language, Builder& out, std::span<const Range> parts, Errors errors, std::string_view closing) {
  const Parser parser = parser_of(language);
  std::vector<TSRange> ranges;
  for (const Range& part : parts)
    ranges.push_back({.start_point = {}, .end_point = {}, .start_byte = part.begin, .end_byte = part.end});
  const std::string_view source = closing.empty() || parts.empty() ? out.source() : out.source().substr(0, parts.back().end);
  if (!ranges.empty()) ranges.back().end_byte += static_cast<std::uint32_t>(closing.size());
  if (!ts_parser_set_included_ranges(parser.get(), ranges.data(), static_cast<std::uint32_t>(ranges.size()))) return nullptr;
  const TSTree* const parsed = parse(parser.get(), source, closing);
  if (parsed != nullptr && errors == Errors::CountedInPatterns && out.purpose() == Purpose::Pattern)
    count_errors(Cst(ts_tree_root_node(parsed), out.source()), out);
  return parsed;
}

Lowered lower(Language language, std::string_view source, Purpose purpose) {
  if (source.size() > max_source) return {.tree = {}, .refusal = Refusal::TooLarge};
  if (const auto read = spec_of(language).read; read != nullptr) {
    const ParseMemory memory;  // of parts in other languages
    Builder builder(language, source, purpose);
    try {
      read(builder);
    } catch (const TooDeep&) {
      return {.tree = {}, .refusal = Refusal::TooDeep};
    }
    return {.tree = std::move(builder).finish()};
  }
  const ParseMemory memory;  // what the concrete tree lives in, and goes with
  const Parser parser = parser_of(language);
  const TSTree* parsed = parse(parser.get(), source);
  if (parsed == nullptr) return {.tree = {}, .refusal = Refusal::TooConfusing};
  parsed = mended(parser.get(), spec_of(language), source, parsed);

  Builder builder(language, source, purpose);
  const Cst root(ts_tree_root_node(parsed), source);
  count_errors(root, builder);
  try {
    spec_of(language).lower(root, builder);
  } catch (const TooDeep&) {
    return {.tree = {}, .refusal = Refusal::TooDeep};
  }
  return {.tree = std::move(builder).finish()};
}

}  // namespace insight::engine::syntax
