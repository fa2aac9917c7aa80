#include "engine/rule/requires.h"

#include <algorithm>

namespace insight::engine {
namespace {

constexpr int deepest = 50;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  std::optional<Requires> whole() {
    auto parsed = either(0);
    if (!token_.empty()) return {};
    return parsed;
  }

 private:
  // The next word or bracket; empty at the end.
  void advance() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    if (end == at_ && at_ < text_.size()) ++end;
    token_ = text_.substr(at_, end - at_);
    at_ = end;
  }

  bool took(std::string_view word) {
    if (token_ != word) return false;
    advance();
    return true;
  }

  std::optional<Requires> either(int depth) {
    return chain(depth, "or", Requires::Kind::Or, [&] { return both(depth); });
  }
  std::optional<Requires> both(int depth) {
    return chain(depth, "and", Requires::Kind::And, [&] { return negated(depth); });
  }

  template <class Part>
  std::optional<Requires> chain(int depth, std::string_view word, Requires::Kind kind, Part part) {
    if (depth > deepest) return {};
    auto left = part();
    while (left && took(word)) {
      auto right = part();
      if (!right) return {};
      Requires joined{.kind = kind};
      joined.parts.push_back(std::move(*left));
      joined.parts.push_back(std::move(*right));
      left = std::move(joined);
    }
    return left;
  }

  std::optional<Requires> negated(int depth) {
    if (depth > deepest) return {};
    if (took("not")) {
      auto inner = negated(depth + 1);
      if (!inner) return {};
      Requires no{.kind = Requires::Kind::Not};
      no.parts.push_back(std::move(*inner));
      return no;
    }
    if (took("(")) {
      auto inner = either(depth + 1);
      if (!inner || !took(")")) return {};
      return inner;
    }
    if (token_.empty() || !is_letter(token_.front()) || token_ == "and" || token_ == "or") return {};
    Requires label{.kind = Requires::Kind::Label, .label = std::string(token_)};
    advance();
    return label;
  }

  std::string_view text_;
  std::string_view token_;
  std::size_t at_ = 0;
};

}  // namespace

bool Requires::holds(const std::function<bool(std::string_view label)>& has) const {
  const auto part = [&](const Requires& one) { return one.holds(has); };
  switch (kind) {
    case Kind::Always:
      return true;
    case Kind::Label:
      return label == "True" || (label != "False" && has(label));
    case Kind::And:
      return std::all_of(parts.begin(), parts.end(), part);
    case Kind::Or:
      return std::any_of(parts.begin(), parts.end(), part);
    case Kind::Not:
      return !part(parts.front());
  }
  return true;
}

std::optional<Requires> parse_requires(std::string_view text) {
  return Parser(text).whole();
}

}  // namespace insight::engine
