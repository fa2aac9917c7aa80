#include "engine/taint/marks.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace insight::engine::taint {

using match::Span;
using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;
using syntax::Tree;

namespace {

constexpr std::size_t most_matches = 5'000;  // of one list of a rule in a file
constexpr std::size_t most_marks = 1'000'000;

bool has_focus(const Formula& formula) {
  return !formula.focus.empty() || std::any_of(formula.children.begin(), formula.children.end(), has_focus);
}

// The metavariable that a formula narrows to; empty where it is none, or several.
std::string_view only_focus(const Formula& formula) {
  std::string_view only;
  bool several = false;
  const auto see = [&](std::string_view name) {
    several = several || name.empty() || (!only.empty() && name != only);
    only = name;
  };
  for (const auto& names : formula.focus) {
    for (const std::string& name : names) see(name);
  }
  for (const Formula& child : formula.children) {
    if (has_focus(child)) see(only_focus(child));
  }
  return several ? std::string_view() : only;
}

std::vector<ItemMatch> matches_of(const TaintItems& items, match::Evaluation& evaluation, Family family) {
  std::vector<ItemMatch> matches;
  for (const auto& item : items) {
    if (item->at_exit) continue;
    const bool focused = has_focus(item->formula);
    const std::string_view focus = only_focus(item->formula);
    for (match::RangeMatch& range : evaluation.evaluate(item->formula, family)) {
      if (matches.size() == most_matches) break;
      matches.push_back({item.get(), range.span, std::move(range.environment), focused, focus, {}});
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const ItemMatch& a, const ItemMatch& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return matches;
}

}  // namespace

bool is_expression(Kind kind) {
  switch (kind) {
    case Kind::Other:
    case Kind::Identifier:
    case Kind::Number:
    case Kind::String:
    case Kind::Template:
    case Kind::Bool:
    case Kind::Null:
    case Kind::Regex:
    case Kind::This:
    case Kind::Super:
    case Kind::Call:
    case Kind::New:
    case Kind::Dot:
    case Kind::Index:
    case Kind::Slice:
    case Kind::Unary:
    case Kind::Binary:
    case Kind::Assign:
    case Kind::AugAssign:
    case Kind::Conditional:
    case Kind::Await:
    case Kind::Yield:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Set:
    case Kind::Dict:
    case Kind::Comprehension:
    case Kind::Sequence:
    case Kind::Cast:
    case Kind::Walrus:
    case Kind::Element:
      return true;
    default:
      return false;
  }
}

Marks::Marks(const TaintSpec& spec, match::Evaluation& evaluation, const syntax::Tree& tree, Ends ends) : tree_(tree) {
  const Family family = family_of(tree.language());
  sources_ = matches_of(spec.sources, evaluation, family);
  if (!sources_.empty() || ends == Ends::Any) sinks_ = matches_of(spec.sinks, evaluation, family);
  if (!worthwhile() && ends == Ends::Both) return;
  sanitizers_ = matches_of(spec.sanitizers, evaluation, family);
  propagators_ = matches_of(spec.propagators, evaluation, family);
  drop_conflicting();
  drop_inner_sinks();
  find_sinks_around();
  list_expressions();
  has_checks_ =
      std::any_of(spec.sanitizers.begin(), spec.sanitizers.end(), [](const auto& item) { return !item->checked.empty(); });
  mark_all(Mark::Kind::Sanitizer, sanitizers_);
  mark_all(Mark::Kind::Source, sources_);
  mark_all(Mark::Kind::Sink, sinks_);
  mark_propagators();
  std::sort(marks_.begin(), marks_.end(),
            [](const Mark& a, const Mark& b) { return std::tie(a.node, a.kind, a.match) < std::tie(b.node, b.kind, b.match); });
  marked_.assign(tree.size(), false);
  for (const Mark& mark : marks_) marked_[mark.node] = true;
}

std::span<const Mark> Marks::of(NodeId node) const {
  const auto first = std::lower_bound(marks_.begin(), marks_.end(), node, [](const Mark& m, NodeId id) { return m.node < id; });
  auto last = first;
  while (last != marks_.end() && last->node == node) ++last;
  return {first, last};
}

void Marks::drop_conflicting() {
  std::erase_if(sanitizers_, [&](const ItemMatch& sanitizer) {
    if (!sanitizer.item->not_conflicting) return false;
    const auto same = [&](const ItemMatch& other) { return other.span == sanitizer.span; };
    return std::any_of(sources_.begin(), sources_.end(), same) || std::any_of(sinks_.begin(), sinks_.end(), same);
  });
}

std::vector<std::size_t> Marks::sinks_outermost_first() const {
  std::vector<std::size_t> order(sinks_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const ItemMatch& x = sinks_[a];
    const ItemMatch& y = sinks_[b];
    return x.span.begin != y.span.begin ? x.span.begin < y.span.begin : x.span.end > y.span.end;
  });
  return order;
}

// A finding at one sink tells that of another within it, where both narrow to metavariables of the same name.
void Marks::find_sinks_around() {
  std::unordered_map<std::string_view, std::vector<std::size_t>> open;  // those around the place that is looked at
  for (const std::size_t i : sinks_outermost_first()) {
    ItemMatch& sink = sinks_[i];
    if (sink.focus.empty() || !sink.item->exact) continue;
    std::vector<std::size_t>& around = open[sink.focus];
    while (!around.empty() && sinks_[around.back()].span.end < sink.span.end) around.pop_back();
    if (!around.empty()) {
      const bool same = sinks_[around.back()].span == sink.span;
      sink.around = same ? sinks_[around.back()].around : std::optional(static_cast<std::uint32_t>(around.back()));
    }
    around.push_back(i);
  }
}

// Of a sink within another one of the same kind only the outer counts, as in Semgrep.
void Marks::drop_inner_sinks() {
  // A function, which is a value that nothing arrives at, leaves what stands in it to be looked at by itself.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> functions;
  for (NodeId id = 0; sinks_.size() > 1 && id < tree_.size(); ++id) {
    if (tree_[id].kind == Kind::Function) functions.emplace_back(tree_[id].begin, tree_[id].end);
  }
  std::sort(functions.begin(), functions.end());
  std::unordered_map<const TaintItem*, Span> outer;
  std::vector<bool> inner(sinks_.size());
  for (const std::size_t i : sinks_outermost_first()) {
    if (!sinks_[i].item->exact) continue;
    if (std::binary_search(functions.begin(), functions.end(), std::pair(sinks_[i].span.begin, sinks_[i].span.end))) continue;
    const auto [around, is_first] = outer.try_emplace(sinks_[i].item, sinks_[i].span);
    inner[i] = !is_first && sinks_[i].span.end <= around->second.end && !(sinks_[i].span == around->second);
    if (sinks_[i].span.end > around->second.end) around->second = sinks_[i].span;
  }
  std::size_t i = 0;
  std::erase_if(sinks_, [&](const ItemMatch&) { return inner[i++]; });
}

void Marks::list_expressions() {
  for (NodeId id = 0; id < tree_.size(); ++id) {
    if (is_expression(tree_[id].kind)) expressions_.push_back({tree_[id].begin, id});
  }
  const auto by_begin = [](const Expression& a, const Expression& b) { return a.begin < b.begin; };
  if (!std::is_sorted(expressions_.begin(), expressions_.end(), by_begin))
    std::stable_sort(expressions_.begin(), expressions_.end(), by_begin);
}

bool Marks::within(NodeId node, const Span& span) const {
  return span.begin <= tree_[node].begin && tree_[node].end <= span.end;
}

bool Marks::is_outermost(NodeId node, const Span& span) const {
  // A function, class or choice that is a value, whatever stands in it.
  const auto is_value = [&](NodeId id) {
    const Kind kind = tree_[id].kind;
    const Kind holder = tree_[id].parent != no_node ? tree_[tree_[id].parent].kind : Kind::File;
    if (kind == Kind::If || kind == Kind::Switch) return is_expression(holder) || holder == Kind::KeywordArg;
    if (kind != Kind::Function && kind != Kind::Class) return false;
    return holder != Kind::File && holder != Kind::Block && holder != Kind::Export && holder != Kind::Dict;
  };
  for (NodeId around = tree_[node].parent; around != no_node && within(around, span); around = tree_[around].parent) {
    if (is_expression(tree_[around].kind) || is_value(around)) return false;
  }
  return true;
}

void Marks::mark(Mark::Kind kind, std::uint32_t match, const Span& span, bool only_outermost) {
  auto at = std::lower_bound(expressions_.begin(), expressions_.end(), span.begin,
                             [](const Expression& e, std::uint32_t begin) { return e.begin < begin; });
  for (; at != expressions_.end() && at->begin < span.end && marks_.size() < most_marks; ++at) {
    if (!within(at->node, span)) continue;
    const bool outermost = is_outermost(at->node, span);
    if (outermost || !only_outermost) marks_.push_back({at->node, kind, outermost, match});
  }
}

void Marks::mark_all(Mark::Kind kind, const std::vector<ItemMatch>& matches) {
  for (std::uint32_t i = 0; i < matches.size(); ++i) {
    const bool is_check = !matches[i].item->checked.empty();
    mark(is_check ? Mark::Kind::Check : kind, i, matches[i].span, matches[i].item->exact || is_check);
  }
}

// The outermost call in `callee` that has the range in it.
NodeId Marks::call_around(NodeId callee, const Span& span) const {
  for (NodeId child = callee; child != no_node;) {
    const bool holds = tree_[child].begin <= span.begin && span.end <= tree_[child].end;
    if (!holds) {
      child = tree_.next_sibling(child);
    } else if (tree_[child].kind == Kind::Call || tree_[child].kind == Kind::New) {
      return child;
    } else {
      child = tree_.first_child(child);
    }
  }
  return no_node;
}

// JavaScript's `a.concat(b)`, which Semgrep takes for an operator: of b only calls are computed before a.
bool Marks::joins_texts(NodeId callee) const {
  if (syntax::family_of(tree_.language()) != syntax::Language::JavaScript || tree_[callee].kind != Kind::Dot) return false;
  const NodeId name = tree_.child(callee, Role::Name);
  return name != no_node && tree_.text(name) == "concat";
}

// Is it a call within the other one, or in such?
bool Marks::is_in_call(NodeId outer, const Span& span) const {
  for (NodeId id = outer + 1; id <= tree_[outer].last; ++id) {
    if (tree_[id].kind == Kind::Call && tree_[id].begin <= span.begin && span.end <= tree_[id].end) return true;
  }
  return false;
}

// What Semgrep computes into a variable of its own before the call that it stands in.
bool Marks::is_put_aside(NodeId id) const {
  switch (tree_[id].kind) {
    case Kind::Call: {
      const NodeId callee = tree_.child(id, Role::Callee);
      return callee == no_node || tree_[callee].kind != Kind::Type;  // Go's `[]byte(x)`
    }
    case Kind::New:
      return tree_.language() != syntax::Language::Rust;
    case Kind::Await:
    case Kind::Template:
      return true;
    case Kind::Index:
      return tree_.language() == syntax::Language::Ruby;
    case Kind::Unary:
      return syntax::spelling_of(tree_[id].op) == "&";
    default:
      return false;
  }
}

bool Marks::is_in_put_aside(NodeId argument, const Span& span) const {
  for (NodeId id = argument; id <= tree_[argument].last; ++id) {
    if (tree_[id].begin <= span.begin && span.end <= tree_[id].end && is_put_aside(id)) return true;
  }
  return false;
}

// A call computes the calls in what it is called of, the calls and texts with holes among its arguments, its other arguments, each
// in their order, and then what it is called of; nothing goes back to what was computed before. A function among the arguments runs
// after all of them.
bool Marks::is_evaluated_after(const Span& to, const Span& from) const {
  const auto in = [&](NodeId node, const Span& span) { return tree_[node].begin <= span.begin && span.end <= tree_[node].end; };
  NodeId call = Tree::root;
  for (NodeId child = call; child != no_node;) {
    if (in(child, to) && in(child, from)) {
      call = child;
      child = tree_.first_child(call);
    } else {
      child = tree_.next_sibling(child);
    }
  }
  if (tree_[call].kind != Kind::Call && tree_[call].kind != Kind::New) return true;
  enum class Turn { Aside, Argument, Called, Later };
  using Moment = std::pair<Turn, std::size_t>;
  std::size_t at = 0;
  Moment of_to{};
  Moment of_from{};
  for (const NodeId child : tree_.children(call)) {
    const bool is_callee = tree_[child].role == Role::Callee;
    if (is_callee && in(child, to) && joins_texts(child)) return is_in_call(call, from);
    const std::size_t place = is_callee ? 0 : ++at;
    const auto moment = [&](const Span& span) {
      const bool aside = is_callee ? call_around(child, span) != no_node : is_in_put_aside(child, span);
      return Moment(aside ? Turn::Aside : is_callee ? Turn::Called : Turn::Argument, place);
    };
    if (in(child, from)) of_from = moment(from);
    if (!in(child, to)) continue;
    const NodeId before = is_callee ? call_around(child, to) : no_node;
    const bool is_chained = before != no_node && within(before, to);  // `b.append(x)` of `b.append(x).append(y)` is b
    of_to = tree_[child].kind == Kind::Function || is_chained ? Moment(Turn::Later, 0) : moment(to);
  }
  return of_to >= of_from;
}

void Marks::mark_propagators() {
  for (std::uint32_t i = 0; i < propagators_.size(); ++i) {
    const ItemMatch& match = propagators_[i];
    const match::Value* from = find(match.environment, syntax::symbol_of(match.item->from));
    const match::Value* to = find(match.environment, syntax::symbol_of(match.item->to));
    if (from == nullptr || to == nullptr) continue;
    const bool holds_behind = match.item->by_side_effect == SideEffect::Only;  // where the order within says nothing
    if (!holds_behind && !is_evaluated_after(to->span, from->span)) continue;
    mark(Mark::Kind::From, i, from->span, true);
    mark(Mark::Kind::To, i, to->span, true);
  }
}

}  // namespace insight::engine::taint
