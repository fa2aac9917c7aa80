// Evaluation, continued: what a metavariable is bound to, looked at as code or text of its own (metavariable-pattern), and whether
// it has a type as patterns ask for one (metavariable-type).
#include <algorithm>
#include <functional>

#include "engine/match/conditions.h"
#include "engine/match/formula.h"
#include "engine/match/matcher.h"

namespace insight::engine::match {

using syntax::Kind;
using syntax::NodeId;

namespace {

// What was bound in a text of its own, apart from what was known before, gets its place in the file.
void move_by(Environment& bound, const Environment& known, std::uint32_t offset) {
  for (Binding& binding : bound) {
    if (find(known, binding.symbol) != nullptr) continue;
    binding.value.span.begin += offset;
    binding.value.span.end += offset;
  }
}

// A text with holes, but where a hole is as good as a word.
bool has_holes(const syntax::Tree& tree, NodeId id) {
  const auto family = syntax::family_of(tree.language());
  if (family != syntax::Language::Python && family != syntax::Language::JavaScript) return false;
  for (const NodeId part : tree.children(id)) {
    if (tree[part].kind != Kind::String) return true;
  }
  return false;
}

// Code that is plainly no text. What words are is the business of languages that have little else.
bool is_no_text(const Value& value) {
  using syntax::Language;
  if (!value.is_node()) return false;
  const Language language = value.tree->language();
  if ((*value.tree)[value.first].kind == Kind::Template) return has_holes(*value.tree, value.first);
  if (language == Language::Bash || language == Language::Dockerfile || language == Language::Html || language == Language::Xml)
    return false;
  switch ((*value.tree)[value.first].kind) {
    case Kind::Identifier:
    case Kind::Dot:
    case Kind::Index:
    case Kind::Call:
    case Kind::New:
    case Kind::Binary:
    case Kind::Unary:
    case Kind::Function:
    case Kind::Number:
    case Kind::Bool:
    case Kind::Null:
    case Kind::List:
    case Kind::Dict:
      return true;
    default:
      return false;
  }
}

}  // namespace

// A text with a tree of its own: the content of a string in another language.
struct Evaluation::Embedded {
  std::string text;
  std::optional<Family> family;
  syntax::Tree tree;
  std::unique_ptr<syntax::Names> names;
  std::unique_ptr<Evaluation> evaluation;
};

Evaluation::Embedded* Evaluation::embedded(std::string_view text, std::optional<Family> family) {
  for (const auto& known : embedded_) {
    if (known->text == text && known->family == family) return known.get();
  }
  auto made = std::make_shared<Embedded>();
  made->text = text;
  made->family = family;
  if (family) {
    const auto language = *family == Family::JavaScript ? syntax::Language::Tsx : *family;
    auto lowered = syntax::lower(language, made->text);
    // A text with holes of something else, `${{ … }}`, is read as far as it goes; data is whole or none.
    const bool data = language == syntax::Language::Json || language == syntax::Language::Yaml;
    if (lowered.refusal != syntax::Refusal::None || (data && lowered.tree.syntax_errors() > 0)) {
      made->family.reset();
    } else {
      made->tree = std::move(lowered.tree);
      made->names = std::make_unique<syntax::Names>(made->tree);
    }
  }
  const bool parsed = made->names != nullptr;
  made->evaluation = std::make_unique<Evaluation>(leaves_, made->text, parsed ? &made->tree : nullptr, made->names.get(),
                                                  family.value_or(plain_text), now_);
  embedded_.push_back(made);
  return made.get();
}

// The `popen` of `os.popen`, or the part of a name that only its import has written: no expression of the file, but code by itself.
bool Evaluation::is_name_alone(const Value& value) const {
  if (tree_ == nullptr) return false;
  if (value.is_node()) {
    const auto& at = (*tree_)[value.first];
    return at.kind == Kind::Identifier && at.role == syntax::Role::Name;
  }
  return value.first == syntax::no_node && !value.text.empty() && !within_text(value);
}

// The T of `new T()`, `(T) x`, `T x`, `: T`, where types are kept apart from values; what makes a list or pointer of a type is
// none.
bool Evaluation::is_written_type(const Value& value) const {
  using syntax::Role;
  if (tree_ == nullptr || !value.is_node() || value.tree != tree_) return false;
  const auto& at = (*tree_)[value.first];
  if (at.kind != Kind::Identifier && at.kind != Kind::Dot && at.kind != Kind::GenericType) return false;
  if (at.role == Role::Type || at.role == Role::ReturnType) return true;
  const auto family = syntax::family_of(tree_->language());
  if (family == syntax::Language::Python || family == syntax::Language::JavaScript) return false;  // their classes are values
  if (at.role == Role::Item && (*tree_)[at.parent].kind == Kind::Type) return true;
  return at.role == Role::Base || (at.role == Role::Callee && (*tree_)[at.parent].kind == Kind::New);
}

// Is the value's text what stands in the file at its place?
bool Evaluation::within_text(const Value& value) const {
  return text_.substr(std::min<std::size_t>(value.span.begin, text_.size()), value.span.end - value.span.begin) == value.text;
}

// Where the content of a value begins in the file.
std::uint32_t Evaluation::offset_of(std::string_view content, const Value& value) const {
  const std::less_equal<> before;
  if (before(text_.data(), content.data()) && before(content.data() + content.size(), text_.data() + text_.size()))
    return static_cast<std::uint32_t>(content.data() - text_.data());
  return value.span.begin + (content.size() + 2 <= value.span.end - value.span.begin ? 1 : 0);  // escapes resolved
}

// `symbolic_propagation`: what a variable that the metavariable holds was assigned, in which is looked as in itself.
NodeId Evaluation::assigned_to(const Value& value, const std::vector<std::size_t>& leaves) const {
  const bool asked = std::ranges::any_of(leaves, [&](std::size_t leaf) { return leaves_[leaf].options.symbolic_propagation; });
  if (!asked || names_ == nullptr || !value.is_node() || value.tree != tree_) return syntax::no_node;
  if ((*tree_)[value.first].kind != Kind::Identifier) return syntax::no_node;
  const NodeId assigned = names_->assigned(value.first);
  return assigned != syntax::no_node && !tree_->contains(assigned, value.first) ? assigned : syntax::no_node;
}

std::vector<Environment> Evaluation::inside_value(const Condition& condition, const Value& value, const Environment& environment) {
  if (condition.of_text && is_no_text(value)) return {};
  Ranges ranges;
  if (condition.family || condition.as_text || (value.first == syntax::no_node && (tree_ == nullptr || family_ == plain_text))) {
    const std::string_view content =
        value.is_node() && (*value.tree)[value.first].kind == Kind::String ? value.tree->text(value.first) : value.text;
    Embedded* code = embedded(content, condition.family);
    const Span whole{0, static_cast<std::uint32_t>(content.size())};
    ranges = code->evaluation->evaluate(*condition.formula, &whole, &environment);
    const std::uint32_t offset = offset_of(content, value);
    for (RangeMatch& range : ranges) move_by(range.environment, environment, offset);
  } else {
    if (value.tree != nullptr && value.tree != tree_) return {};
    if (is_written_type(value)) {
      Evaluation of_type(leaves_, text_, tree_, names_, family_, now_);
      of_type.type_ = value.first;
      ranges = of_type.evaluate(*condition.formula, &value.span, &environment);
    } else if (is_name_alone(value)) {
      Embedded* code = embedded(value.text, family_);
      if (code->names == nullptr) code = embedded(std::string(value.text) + "();", family_);  // where a name is no statement
      const Span whole{0, static_cast<std::uint32_t>(value.text.size())};
      ranges = code->evaluation->evaluate(*condition.formula, &whole, &environment);
    } else {
      std::vector<std::size_t> leaves;
      collect(*condition.formula, leaves);
      match(leaves);
      ranges = evaluate(*condition.formula, &value.span, &environment);
      if (const NodeId assigned = ranges.empty() ? assigned_to(value, leaves) : syntax::no_node; assigned != syntax::no_node) {
        const Span whole{(*tree_)[assigned].begin, (*tree_)[assigned].end};
        ranges = evaluate(*condition.formula, &whole, &environment);
      }
    }
  }
  std::vector<Environment> out;
  for (const RangeMatch& range : ranges) {
    Environment larger = environment;
    merge(larger, range.environment);
    const bool known = std::any_of(out.begin(), out.end(), [&](const Environment& e) { return e.size() == environment.size(); });
    if (larger.size() == environment.size() && known) continue;
    out.push_back(std::move(larger));
  }
  return out;
}

// At its node alone: a type without words of its own would otherwise be looked for at every expression of the file.
bool Evaluation::is_typed(const Condition& condition, const Value& value) {
  if (!condition.formula || !value.is_node() || value.tree != tree_) return false;
  std::vector<std::size_t> leaves;
  collect(*condition.formula, leaves);
  return std::ranges::any_of(leaves, [&](std::size_t index) {
    if (!leaves_[index].code || is_ruled_out(index)) return false;
    std::vector<Found> found;
    Matcher(leaves_[index], *tree_, names_).match_at(value.first, found);
    return std::ranges::any_of(
        found, [&](const Found& one) { return one.span.begin == value.span.begin && one.span.end == value.span.end; });
  });
}

}  // namespace insight::engine::match
