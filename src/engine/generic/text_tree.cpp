#include "engine/generic/text_tree.h"

#include "engine/generic/tokens.h"

namespace insight::engine::generic {
namespace {

constexpr std::size_t max_depth = 200;

char closer_of(char c) {
  return c == '(' ? ')' : c == '[' ? ']' : c == '{' ? '}' : '\0';
}

// For each bracket that opens on the line, the token that closes it, or none. Only the innermost open bracket can be closed; a
// closer of another kind is a mark like any other.
std::vector<std::uint32_t> brackets_of(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<std::uint32_t> closing(tokens.size(), none);
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const char c = text[tokens[i].begin];
    if (tokens[i].kind != TokenKind::Mark) continue;
    if (closer_of(c) != '\0') open.push_back(i);
    if (open.empty() || closer_of(text[tokens[open.back()].begin]) != c) continue;
    closing[open.back()] = i;
    open.pop_back();
  }
  return closing;
}

class DocumentBuilder {
 public:
  explicit DocumentBuilder(Document& document) : document_(document) {}

  void build() {
    Lines lines(document_.text, TextKind::Document);
    std::vector<std::uint32_t> indents{0};
    for (Line line; lines.next(line);) {
      while (line.indent < indents.back()) {
        indents.pop_back();
        close();
      }
      if (line.indent > indents.back()) {
        indents.push_back(line.indent);
        open();
      }
      add(line.tokens);
    }
    while (!blocks_.empty()) close();
  }

 private:
  void add(const std::vector<Token>& tokens) {
    const auto closing = brackets_of(document_.text, tokens);
    std::vector<std::uint32_t> open_until;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (!open_until.empty() && open_until.back() == i) {
        open_until.pop_back();
        close();
      }
      const Token& token = tokens[i];
      append({.kind = token.kind == TokenKind::Word ? DocumentNode::Kind::Word : DocumentNode::Kind::Mark,
              .begin = token.begin,
              .end = token.end,
              .line = token.line});
      if (closing[i] == none || closing[i] == i + 1) continue;
      open_until.push_back(closing[i]);
      open();
    }
  }

  void append(DocumentNode node) {
    const auto index = static_cast<std::uint32_t>(document_.nodes.size());
    node.parent = blocks_.empty() ? none : blocks_.back();
    if (last_ != none) {
      document_.nodes[last_].next = index;
    } else if (node.parent != none) {
      document_.nodes[node.parent].child = index;
    }
    document_.nodes.push_back(node);
    last_ = index;
  }

  void open() {
    append({});
    blocks_.push_back(last_);
    last_ = none;
  }

  void close() {
    last_ = blocks_.back();
    document_.nodes[last_].after = static_cast<std::uint32_t>(document_.nodes.size());
    blocks_.pop_back();
  }

  Document& document_;
  std::vector<std::uint32_t> blocks_;  // open ones
  std::uint32_t last_ = none;          // of the innermost block
};

PatternNode pattern_node(std::string_view text, const Token& token) {
  const auto written = text.substr(token.begin, token.end - token.begin);
  switch (token.kind) {
    case TokenKind::Word:
      return {PatternNode::Kind::Word, std::string(written), {}};
    case TokenKind::Mark:
      return {PatternNode::Kind::Mark, std::string(written), {}};
    case TokenKind::Metavariable:
      return {PatternNode::Kind::Metavariable, std::string(written), {}};
    case TokenKind::Ellipsis:
      return {PatternNode::Kind::Ellipsis, written.starts_with('$') ? std::string(written) : std::string(), {}};
  }
  return {};
}

bool names_ellipsis_behind_another(const std::vector<PatternNode>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool second = i > 0 && nodes[i].kind == PatternNode::Kind::Ellipsis && nodes[i - 1].kind == PatternNode::Kind::Ellipsis;
    if ((second && !nodes[i].text.empty()) || names_ellipsis_behind_another(nodes[i].children)) return true;
  }
  return false;
}

}  // namespace

Document read_document(std::string_view text, Comments comments) {
  Document document{.text = without_comments(text, comments), .nodes = {}};
  DocumentBuilder(document).build();
  return document;
}

std::optional<Pattern> read_pattern(std::string_view text, std::string& reason) {
  Pattern pattern;
  std::vector<std::vector<PatternNode>*> blocks{&pattern.nodes};
  std::vector<std::uint32_t> indents{0};
  Lines lines(text, TextKind::Pattern);
  for (Line line; lines.next(line);) {
    while (line.indent < indents.back()) {
      indents.pop_back();
      blocks.pop_back();
    }
    if (line.indent > indents.back()) {
      if (indents.size() == max_depth) {
        reason = "the pattern is indented too deeply";
        return {};
      }
      indents.push_back(line.indent);
      blocks.push_back(&blocks.back()->emplace_back(PatternNode{PatternNode::Kind::Block, {}, {}}).children);
    }
    for (const Token& token : line.tokens) blocks.back()->push_back(pattern_node(text, token));
  }
  if (pattern.nodes.empty()) {
    reason = "the pattern is empty";
    return {};
  }
  if (names_ellipsis_behind_another(pattern.nodes)) {
    reason = "`$...X` can't follow another ellipsis";
    return {};
  }
  pattern.nodes.emplace_back();
  return pattern;
}

}  // namespace insight::engine::generic
