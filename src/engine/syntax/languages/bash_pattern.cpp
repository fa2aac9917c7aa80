// How a pattern of Bash is written so that the grammar takes it.
#include <string>
#include <vector>

#include "engine/syntax/languages/bash.h"
#include "engine/syntax/placeholder.h"

namespace insight::engine::syntax {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// `$X` in capitals is a metavariable, `${X}` and `$x` are the language's own. A name where a name or a whole word stands, an
// expansion where it is part of one.
class PatternWriter {
 public:
  explicit PatternWriter(std::string_view text) : text_(text) {}

  std::string write() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  bool starts(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  void copy() { out_ += text_[at_++]; }

  void step() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size()) {
      copy();
      return copy();
    }
    if (c == '\'' && !quoted_) {
      do copy();
      while (at_ < text_.size() && text_[at_] != '\'');
      if (at_ < text_.size()) copy();
      return;
    }
    if (c == '"') {
      quoted_ = !quoted_;
      return copy();
    }
    if (starts("$(") || (c == '(' && !quoted_)) {  // what runs within a text is no text
      around_.push_back(quoted_);
      if (c == '$') copy();
      quoted_ = false;
      return copy();
    }
    if (c == ')' && !quoted_ && !around_.empty()) {
      quoted_ = around_.back();
      around_.pop_back();
      return copy();
    }
    if (starts("$...")) return name(4, placeholder::sequence);
    if (c == '$' && is_metavariable()) return name(1, placeholder::metavar);
    if (starts("...") && !quoted_) {
      at_ += 3;
      out_ += placeholder::ellipsis;
      if (ends_a_body()) out_ += ';';  // `{ ... }` on a line of its own
      return;
    }
    copy();
  }

  // What closes or parts a body stands behind a blank, on the same line.
  bool ends_a_body() const {
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    if (next == at_) return false;
    std::size_t end = next;
    while (end < text_.size() && is_word(text_[end])) ++end;
    const std::string_view word = text_.substr(next, end - next);
    return text_.substr(next).starts_with('}') || word == "fi" || word == "done" || word == "else" || word == "elif";
  }

  bool is_metavariable() const {
    std::size_t end = at_ + 1;
    if (end >= text_.size() || !((text_[end] >= 'A' && text_[end] <= 'Z') || text_[end] == '_')) return false;
    while (end < text_.size() && is_word(text_[end])) {
      if (text_[end] >= 'a' && text_[end] <= 'z') return false;
      ++end;
    }
    return true;
  }

  void name(std::size_t sign, std::string_view stands) {
    std::string name(stands);
    const bool in_braces = out_.ends_with("${");
    const bool begins = out_.empty() || std::string_view(" \t\n;|&(`").find(out_.back()) != std::string_view::npos;
    at_ += sign;
    while (at_ < text_.size() && is_word(text_[at_])) name += text_[at_++];
    const bool ends = at_ >= text_.size() || std::string_view(" \t\n;|&)`=").find(text_[at_]) != std::string_view::npos ||
                      starts("+=") || starts("()") || starts("[");
    const bool bare = in_braces || (!quoted_ && begins && ends);
    out_ += bare ? name : "${" + name + "}";
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  bool quoted_ = false;
  std::vector<bool> around_;  // was it quoted before the brackets that are open?
};

}  // namespace

std::string bash_pattern_text(std::string_view pattern) {
  return PatternWriter(pattern).write();
}

}  // namespace insight::engine::syntax
