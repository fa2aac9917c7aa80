#include "engine/detectors/complexity.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/metrics/complexity.h"

namespace insight::engine::detectors {
namespace {

using metrics::Contribution;
using metrics::FunctionMetrics;
using syntax::NodeId;
using syntax::Tree;

constexpr std::size_t shown_contributions = 5;

// The name where there is one, else the first line of the function: what people look for, and short enough for a caret.
Place place_of(const Tree& tree, const files::LineIndex& lines, NodeId function) {
  const NodeId name = tree.child(function, syntax::Role::Name);
  if (name != syntax::no_node) return lines.place(tree[name].begin, tree[name].end);
  const auto line_end = tree.source().find('\n', tree[function].begin);
  return lines.place(tree[function].begin, std::min<std::size_t>(tree[function].end, line_end));
}

std::string_view what_is(const Tree& tree, const Contribution& contribution) {
  using enum syntax::Kind;
  switch (tree[contribution.node].kind) {
    case If:
      return "if";
    case Conditional:
      return "conditional expression";
    case For:
    case ForEach:
    case While:
    case DoWhile:
      return "loop";
    case Switch:
      return "switch";
    case Catch:
      return "exception handler";
    case Binary:
      return "change of logical operator";
    case Break:
    case Continue:
      return "jump to a label";
    default:
      return "else";
  }
}

std::vector<RelatedPlace> biggest(const Tree& tree, const files::LineIndex& lines, std::string_view file,
                                  std::vector<Contribution> contributions) {
  std::stable_sort(contributions.begin(), contributions.end(),
                   [](const Contribution& a, const Contribution& b) { return a.points > b.points; });
  std::vector<RelatedPlace> places;
  for (const Contribution& contribution : contributions) {
    if (places.size() == shown_contributions || contribution.points < 2) break;
    const std::size_t begin = tree[contribution.node].begin;
    const auto line_end = std::min<std::size_t>(tree[contribution.node].end, tree.source().find('\n', begin));
    places.push_back(
        {std::string(file), lines.place(begin, line_end),
         fmt::format("+{}: {}, nested {} deep", contribution.points, what_is(tree, contribution), contribution.nesting)});
  }
  return places;
}

// What the functions inside that are reported themselves add to it. `reported` is in the reverse order of the source, so they are
// its last ones.
std::uint32_t reported_inside(const Tree& tree, const FunctionMetrics& function, const std::vector<NodeId>& reported) {
  std::uint32_t points = 0;
  NodeId counted_to = function.node;
  for (auto inner = reported.rbegin(); inner != reported.rend() && tree.contains(function.node, *inner); ++inner) {
    if (*inner <= counted_to) continue;  // inside one that is counted already
    for (const Contribution& contribution : function.contributions) {
      if (tree.contains(*inner, contribution.node)) points += contribution.points;
    }
    counted_to = tree[*inner].last;
  }
  return points;
}

// Every grown code base has many functions somewhat over the limit; only the worst may stand beside security findings.
Severity severity_of(std::uint32_t value, std::uint32_t limit) {
  if (value > 4 * limit) return Severity::MEDIUM;
  return value > 2 * limit ? Severity::LOW : Severity::INFO;
}

Finding finding_for(const Tree& tree, const files::LineIndex& lines, std::string_view file, const FunctionMetrics& function,
                    const ComplexityLimits& limits) {
  const bool cognitive = function.cognitive > limits.cognitive;
  const std::uint32_t value = cognitive ? function.cognitive : function.cyclomatic;
  const std::uint32_t limit = cognitive ? limits.cognitive : limits.cyclomatic;
  Finding finding;
  finding.file = file;
  finding.place = place_of(tree, lines, function.node);
  finding.severity = severity_of(value, limit);
  finding.detector = "complexity";
  finding.rule = cognitive ? "cognitive-complexity" : "cyclomatic-complexity";
  finding.category = "maintainability";
  finding.confidence = 1.0;
  if (cognitive) {
    finding.message =
        fmt::format("Function '{}' has a cognitive complexity of {} ({} is the limit) and a cyclomatic complexity of {}.",
                    function.name, value, limit, function.cyclomatic);
    if (function.nested_functions > 0)
      finding.message += fmt::format(" {} of the {} come from functions inside it.", function.nested_functions, value);
    finding.suggestion =
        "Move what is nested deepest into functions of its own, leave early instead of nesting, and name long conditions.";
    finding.related = biggest(tree, lines, file, function.contributions);
  } else {
    finding.message = fmt::format("Function '{}' has a cyclomatic complexity of {} ({} is the limit): as many paths need a test.",
                                  function.name, value, limit);
    finding.suggestion = "Split it by its cases, or replace the branches by a table.";
  }
  return finding;
}

}  // namespace

std::vector<Finding> complexity(const Tree& tree, const files::LineIndex& lines, std::string_view file,
                                const ComplexityLimits& limits) {
  const auto functions = metrics::measure(tree);
  std::vector<NodeId> reported;
  std::vector<Finding> findings;
  for (auto function = functions.rbegin(); function != functions.rend(); ++function) {  // from the inside out
    const bool over = function->cyclomatic > limits.cyclomatic ||
                      (function->cognitive > limits.cognitive &&
                       function->cognitive - reported_inside(tree, *function, reported) > limits.cognitive);
    if (!over) continue;
    findings.push_back(finding_for(tree, lines, file, *function, limits));
    reported.push_back(function->node);
  }
  std::reverse(findings.begin(), findings.end());
  return findings;
}

}  // namespace insight::engine::detectors
