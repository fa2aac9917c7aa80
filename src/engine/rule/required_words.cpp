#include "engine/rule/required_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "base/text.h"
#include "engine/rule/regex_words.h"

namespace insight::engine {
namespace {

using match::Alternatives;
using match::RequiredWords;
using syntax::Kind;
using syntax::NodeId;

constexpr std::size_t shortest_word = 2;

// An imported name may be written anywhere between its dots, so each part counts by itself.
void add_parts(std::string_view dotted, std::set<std::string>& words) {
  for (const std::string_view part : split(dotted, '.')) {
    if (part.size() >= shortest_word && !part.starts_with('$') && part != "default" && !part.starts_with("__ic_"))
      words.insert(std::string(part));
  }
}

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The words of a text in quotes. One that is put together from pieces has them too, unless it is cut in the middle of a word. What
// stands for other texts ("...", "$X", "=~/…/", escapes) asks for nothing.
void add_words_of_text(std::string_view content, std::string_view written, std::set<std::string>& words) {
  constexpr std::size_t shortest = 3;
  const auto dollar = content.find('$');
  const bool may_be_metavariable =
      dollar != std::string_view::npos && (dollar + 1 == content.size() || content[dollar + 1] < 'a' || content[dollar + 1] > 'z');
  if (may_be_metavariable || written.find('\\') != std::string_view::npos || content.starts_with("=~/") ||
      content.find("...") != std::string_view::npos || content.find("__ic_") != std::string_view::npos)
    return;
  for (std::size_t at = 0; at < content.size();) {
    std::size_t end = at;
    while (end < content.size() && is_word_letter(content[end])) ++end;
    const auto word = content.substr(at, end - at);
    if (word.size() >= shortest && written.find(word) != std::string_view::npos) words.insert(std::string(word));
    at = end + 1;
  }
}

// `Eval`, `EVAL`, `eval`.
void add_cases(const std::string& word, Alternatives& spellings) {
  std::string small = lower(word);
  std::string large = word;
  for (char& c : large) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  std::string title = small;
  title[0] = large[0];
  const bool whole = spellings.front().whole;
  for (std::string& other : std::array{std::move(small), std::move(large), std::move(title)}) {
    match::Word spelling(std::move(other), false, whole);
    if (std::ranges::find(spellings, spelling) == spellings.end()) spellings.push_back(std::move(spelling));
  }
}

}  // namespace

RequiredWords words_of(const CodePattern& code) {
  std::set<std::string> names;
  std::set<std::string> of_texts;
  for (const NodeId root : code.roots) {
    for (NodeId id = root; id <= code.tree[root].last; ++id) {
      const Kind kind = code.tree[id].kind;
      const bool arguments_of_type = code.tree[id].role == syntax::Role::TypeParams;  // a call may leave them out
      if (kind == Kind::TypedMetavar || arguments_of_type) {
        id = code.tree[id].last;
        continue;
      }
      const bool may_be_tag = code.tree.language() == syntax::Language::Php && code.tree.text(id) == "echo";  // `<?= … ?>`
      if ((kind == Kind::Identifier || kind == Kind::ImportName) && !may_be_tag) add_parts(code.tree.text(id), names);
      if (kind == Kind::String) add_words_of_text(code.tree.text(id), code.tree.span(id), of_texts);
    }
  }
  RequiredWords required;
  const bool in_any_case = code.tree.language() == syntax::Language::Php;  // where it is common to write them so
  const auto require = [&](const std::set<std::string>& words, bool whole) {
    for (const std::string& word : words) {
      required.push_back({match::Word(word, false, whole)});
      if (!in_any_case || word.starts_with('$')) continue;
      add_cases(word, required.back());
      if (word != "exit" && word != "die") continue;  // one function with two names
      required.back().push_back(match::Word(word == "exit" ? "die" : "exit", false, whole));
      add_cases(word == "exit" ? "die" : "exit", required.back());
    }
  };
  require(names, true);
  require(of_texts, false);
  return required;
}

RequiredWords words_of_text(const std::vector<std::string>& words, bool any_case) {
  RequiredWords required;
  const std::set<std::string> once(words.begin(), words.end());
  for (const std::string& word : once) {
    if (word.size() >= 2) required.push_back({match::Word(word, any_case)});
  }
  return required;
}

namespace {

void add_words(const std::vector<generic::PatternNode>& nodes, std::vector<std::string>& words) {
  for (const auto& node : nodes) {
    if (node.kind == generic::PatternNode::Kind::Word) words.push_back(node.text);
    add_words(node.children, words);
  }
}

}  // namespace

RequiredWords words_of(const generic::Pattern& text) {
  std::vector<std::string> words;
  add_words(text.nodes, words);
  return words_of_text(words, false);
}

namespace {

// What a metavariable is bound to is code of the same file, as written; a constant's value may be put together from pieces.
RequiredWords words_of(const Condition& condition, const std::vector<match::Leaf>& leaves, std::size_t family) {
  if (condition.kind == Condition::Kind::Regex && !condition.follow) return words_of_regex(condition.text);
  const bool within_the_code =
      condition.kind == Condition::Kind::Pattern && condition.formula && !condition.family && !condition.as_text;
  return within_the_code ? required_words(*condition.formula, leaves, family) : RequiredWords{};
}

}  // namespace

RequiredWords required_words(const Formula& formula, const std::vector<match::Leaf>& leaves, std::size_t family) {
  switch (formula.kind) {
    case Formula::Kind::Pattern:
    case Formula::Kind::Regex: {
      const std::uint32_t leaf = formula.leaf[family];
      return leaf != no_leaf ? leaves[leaf].words : RequiredWords{};
    }
    case Formula::Kind::Not:
      return {};
    case Formula::Kind::Inside:
      return required_words(formula.children.front(), leaves, family);
    case Formula::Kind::All: {
      RequiredWords all;
      for (const Formula& child : formula.children) {
        for (Alternatives& words : required_words(child, leaves, family)) all.push_back(std::move(words));
      }
      for (const Condition& condition : formula.conditions) {
        for (Alternatives& words : words_of(condition, leaves, family)) all.push_back(std::move(words));
      }
      return all;
    }
    case Formula::Kind::Any: {
      Alternatives any;
      for (const Formula& child : formula.children) {
        const RequiredWords one = required_words(child, leaves, family);
        if (one.empty()) return {};
        const Alternatives& words = hardest(one);
        any.insert(any.end(), words.begin(), words.end());
      }
      if (any.empty()) return {};
      return {any};
    }
  }
  return {};
}

}  // namespace insight::engine
