#include "engine/rule/required_words.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/rule/regex_words.h"

namespace insight::engine {
namespace {

using match::Alternatives;
using match::RequiredWords;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;

constexpr std::size_t shortest_word = 2;

// An imported name may be written anywhere between its dots, so each part counts by itself.
void add_parts(std::string_view dotted, std::set<std::string>& words) {
  for (const std::string_view part : split(dotted, '.')) {
    if (part.size() >= shortest_word && !part.starts_with('$') && part != "default" && !part.starts_with("__ic_"))
      words.insert(std::string(part));
  }
}

RequiredWords words_of(const CodePattern& code) {
  std::set<std::string> words;
  for (const NodeId root : code.roots) {
    for (NodeId id = root; id <= code.tree[root].last; ++id) {
      const Kind kind = code.tree[id].kind;
      const bool arguments_of_type = code.tree[id].role == syntax::Role::TypeParams;  // a call may leave them out
      if (kind == Kind::TypedMetavar || arguments_of_type) {
        id = code.tree[id].last;
        continue;
      }
      if (kind == Kind::Identifier || kind == Kind::ImportName) add_parts(code.tree.text(id), words);
    }
  }
  RequiredWords required;
  for (const std::string& word : words) required.push_back({word});
  return required;
}

}  // namespace

RequiredWords required_words(const Formula& formula, const std::vector<match::Leaf>& leaves, std::size_t family) {
  switch (formula.kind) {
    case Formula::Kind::Pattern: {
      const std::size_t leaf = formula.leaf[family];
      return leaf != SIZE_MAX && leaves[leaf].code ? words_of(*leaves[leaf].code) : RequiredWords{};
    }
    case Formula::Kind::Regex:
      return words_of_regex(formula.text);
    case Formula::Kind::Not:
      return {};
    case Formula::Kind::Inside:
      return required_words(formula.children.front(), leaves, family);
    case Formula::Kind::All: {
      RequiredWords all;
      for (const Formula& child : formula.children) {
        for (Alternatives& words : required_words(child, leaves, family)) all.push_back(std::move(words));
      }
      // What a metavariable is bound to is code of the same file.
      for (const Condition& condition : formula.conditions) {
        if (condition.kind != Condition::Kind::Pattern || !condition.formula || condition.family || condition.as_text) continue;
        for (Alternatives& words : required_words(*condition.formula, leaves, family)) all.push_back(std::move(words));
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
