#include <algorithm>
#include <deque>

#include "engine/syntax/languages/python_lowering.h"

namespace insight::engine::syntax::python {
namespace {

// Where the content of one literal stands, whether it may have holes, and whether its escapes are letters like others.
struct Literal {
  Range content;
  bool formatted = false;
  bool raw = false;
};

Literal read_literal(std::string_view source, Range at) {
  std::uint32_t quote = at.begin;
  bool formatted = false;
  bool raw = false;
  while (quote < at.end && source[quote] != '"' && source[quote] != '\'') {
    raw = raw || source[quote] == 'r' || source[quote] == 'R';
    formatted = formatted || source[quote] == 'f' || source[quote] == 'F' || source[quote] == 't' || source[quote] == 'T';
    ++quote;
  }
  if (quote == at.end) return {{at.end, at.end}};
  const std::string_view rest = source.substr(quote, at.end - quote);
  const std::uint32_t size = rest.size() >= 3 && rest[1] == rest[0] && rest[2] == rest[0] ? 3 : 1;
  const bool closed = rest.size() >= 2 * size && rest.ends_with(rest.substr(0, size));  // not so in a broken file
  return {{quote + size, closed ? at.end - size : at.end}, formatted, raw};
}

// What an escape of one letter stands for; 0 for what stays as it is written: `\d`, `\x41`, the line end.
char escaped(char letter) {
  constexpr std::string_view letters = "abfnrtv\\'\"";
  constexpr std::string_view meant = "\a\b\f\n\r\t\v\\'\"";
  const auto at = letters.find(letter);
  return at != std::string_view::npos ? meant[at] : '\0';
}

// The text that is meant. A regular expression of a pattern ("=~/…/") has escapes of its own.
std::string without_escapes(std::string_view written) {
  std::string text;
  text.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char next = written[i] == '\\' && i + 1 < written.size() ? written[i + 1] : '\0';
    if (const char meant = escaped(next); meant != '\0') {
      text += meant;
      ++i;
    } else if (next == '\n') {
      ++i;  // the line goes on
    } else {
      text += written[i];
    }
  }
  return text;
}

bool has_escapes(const Literal& literal, std::string_view written) {
  return !literal.raw && !literal.formatted && written.find('\\') != std::string_view::npos && !written.starts_with("=~/");
}

}  // namespace

// Gathers the fixed text and the holes of one literal or of several that stand side by side, then tells whether a String or a
// Template comes of it.
class StringParts {
 public:
  struct Part {
    Range at;
    std::string_view fixed;  // of the source, in `joined`, or what is meant
    Piece hole;
  };

  explicit StringParts(std::string_view source) : source_(source) {}

  void fixed(Range at) {
    if (at.begin >= at.end) return;
    pieces_.push_back({at, source_.substr(at.begin, at.end - at.begin), {}});
  }
  void whole(const Literal& literal) {
    fixed(literal.content);
    if (literal.content.begin >= literal.content.end || !has_escapes(literal, pieces_.back().fixed)) return;
    pieces_.back().fixed = meant_.emplace_back(without_escapes(pieces_.back().fixed));
  }
  void hole(const Piece& expression) {
    pieces_.push_back({expression.range(), {}, expression});
    has_holes_ = true;
  }
  bool has_holes() const { return has_holes_; }
  std::vector<Part>& pieces() { return pieces_; }

 private:
  std::string_view source_;
  std::vector<Part> pieces_;
  std::deque<std::string> meant_;  // fixed parts that had escapes
  bool has_holes_ = false;
};

namespace {

// Neighbouring fixed parts from `i` on as one text; `i` ends behind them. `joined` is used where they don't stand together in the
// source.
std::string_view take_fixed(const std::vector<StringParts::Part>& parts, std::size_t& i, Range& at, std::string& joined) {
  at = parts[i].at;
  std::string_view text = parts[i].fixed;
  for (++i; i < parts.size() && parts[i].fixed.data() != nullptr; ++i) {
    if (joined.empty()) joined = text;
    joined += parts[i].fixed;
    at.end = parts[i].at.end;
    text = joined;
  }
  return text;
}

}  // namespace

// The holes are found in the concrete tree; the fixed text is what stands between them.
void Lowering::gather(const Piece& piece, StringParts& parts) {
  const Literal literal = read_literal(builder_.source(), piece.range());
  if (!literal.formatted) return parts.whole(literal);
  const Pieces inside(*this, piece.node);
  std::uint32_t from = literal.content.begin;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (!inside[i].is(Word::interpolation)) continue;
    parts.fixed({from, inside[i].range().begin});
    gather_hole(inside[i], parts);
    from = inside[i].range().end;
  }
  parts.fixed({from, literal.content.end});
}

void Lowering::gather_hole(const Piece& hole, StringParts& parts) {
  const Pieces inside(*this, hole.node);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i].is(Word::format_specifier)) {
      const Pieces format(*this, inside[i].node);
      for (std::size_t j = 0; j < format.size(); ++j) {
        if (format[j].is(Word::format_expression)) gather_hole(format[j], parts);
      }
    } else if (!inside[i].is_token() && !inside[i].is(Word::type_conversion)) {
      parts.hole(inside[i]);
    }
  }
}

// `"a" f"{b}"`, of which each is a text of its own, as in Semgrep.
NodeId Lowering::side_by_side(const Piece& piece, Role role) {
  const NodeId id = builder_.open(Kind::Template, role, piece.range());
  builder_.set_op(id, "+");
  const Pieces literals(*this, piece.node);
  for (std::size_t i = 0; i < literals.size(); ++i) {
    if (literals[i].is(Word::string)) string(literals[i], Role::Item);
  }
  builder_.close();
  return id;
}

NodeId Lowering::string(const Piece& piece, Role role) {
  if (piece.is(Word::string)) {
    const Literal literal = read_literal(builder_.source(), piece.range());
    const std::string_view written = text(literal.content);
    if (has_escapes(literal, written)) return builder_.leaf(Kind::String, role, piece.range(), without_escapes(written));
    if (!literal.formatted) return builder_.leaf(Kind::String, role, piece.range(), written);
  }
  StringParts gathered(builder_.source());
  if (piece.is(Word::string)) {
    gather(piece, gathered);
  } else {
    const Pieces literals(*this, piece.node);
    for (std::size_t i = 0; i < literals.size(); ++i) {
      if (literals[i].is(Word::string)) gather(literals[i], gathered);
    }
  }

  const auto& parts = gathered.pieces();
  Range at;
  if (!gathered.has_holes()) {
    std::string joined;
    std::size_t i = 0;
    return builder_.leaf(Kind::String, role, piece.range(), parts.empty() ? std::string_view{} : take_fixed(parts, i, at, joined));
  }
  if (!piece.is(Word::string)) return side_by_side(piece, role);
  const NodeId id = builder_.open(Kind::Template, role, piece.range());
  for (std::size_t i = 0; i < parts.size();) {
    if (there(parts[i].hole)) {
      any(parts[i++].hole, Role::Item);
      continue;
    }
    std::string joined;
    const std::string_view fixed = take_fixed(parts, i, at, joined);
    builder_.leaf(Kind::String, Role::Item, at, fixed);
  }
  builder_.close();
  return id;
}

}  // namespace insight::engine::syntax::python
