#include "engine/match/scan.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "engine/fix/replacement.h"
#include "engine/match/conditions.h"
#include "engine/match/formula.h"
#include "engine/match/prefilter.h"
#include "engine/rule/taint_spec.h"
#include "engine/taint/find_flows.h"

namespace insight::engine::match {
namespace {

constexpr std::size_t max_text_in_message = 300;

bool has_code(const Formula& formula) {
  if (formula.kind == Formula::Kind::Pattern) return true;
  if (std::any_of(formula.children.begin(), formula.children.end(), has_code)) return true;
  // A condition in a language of its own brings its own tree; one without needs the file's.
  return std::any_of(formula.conditions.begin(), formula.conditions.end(), [](const Condition& condition) {
    return condition.formula && !condition.family && !condition.as_text && has_code(*condition.formula);
  });
}

std::string text_of(const Value& value) {
  const bool literal = value.is_node() && (*value.tree)[value.first].kind == syntax::Kind::String &&
                       value.span.begin == (*value.tree)[value.first].begin;  // the label of a block has no quotes
  std::string text(literal ? value.tree->span(value.first) : value.text);
  if (text.size() > max_text_in_message) text = text.substr(0, max_text_in_message) + "…";
  return text;
}

std::string value_of(const Value& value) {
  const auto constant = constant_of(value);
  if (!constant) return text_of(value);
  if (const auto* text = std::get_if<std::string>(&*constant)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&*constant)) return std::to_string(*whole);
  return text_of(value);
}

// $X and value($X) become what they are bound to; the longest name wins, unbound ones stay, and so does a `$...X` of nothing.
std::string filled(const std::string& message, const Environment& environment) {
  std::string out;
  for (std::size_t i = 0; i < message.size();) {
    const std::string_view rest = std::string_view(message).substr(i);
    const bool wants_value = rest.starts_with("value($");
    const std::string_view from = rest.substr(wants_value ? 6 : 0);
    const Binding* best = nullptr;
    if (from.starts_with('$')) {
      for (const Binding& binding : environment) {
        const bool of_nothing = binding.name.starts_with("$...") && binding.value.text.empty();
        if (!of_nothing && from.starts_with(binding.name) && (best == nullptr || binding.name.size() > best->name.size()))
          best = &binding;
      }
    }
    if (best == nullptr) {
      out += message[i++];
      continue;
    }
    out += wants_value ? value_of(best->value) : text_of(best->value);
    i += best->name.size() + (wants_value ? 7 : 0);
  }
  return out;
}

void add_flows(std::uint32_t index, const Rule& rule, const FileUnderScan& file, Evaluation& evaluation,
               std::optional<taint::FileFacts>& facts, std::vector<RuleMatch>& matches) {
  if (file.tree == nullptr || file.names == nullptr) return;
  for (taint::FoundFlow& flow : taint::find_flows(rule, evaluation, *file.tree, *file.names, facts)) {
    matches.push_back(match_of(index, rule, file.text, {flow.place.span, std::move(flow.environment)}));
    for (const taint::Step& step : flow.path) matches.back().path.push_back(step.span);
  }
}

enum class Equal : std::uint8_t { ByMessage, ByMetavariables };

// By place, equal ones once. To a join what is bound makes the difference.
void put_in_order(std::vector<RuleMatch>& matches, std::size_t first, Equal equal) {
  const auto begin = matches.begin() + static_cast<std::ptrdiff_t>(first);
  const auto key = [](const RuleMatch& m) { return std::tie(m.range.begin, m.range.end, m.message); };
  const auto same_text = [](const RuleMatch::Metavariable& a, const RuleMatch::Metavariable& b) { return a.text == b.text; };
  std::stable_sort(begin, matches.end(), [&](const RuleMatch& a, const RuleMatch& b) { return key(a) < key(b); });
  const auto is_same = [&](const RuleMatch& a, const RuleMatch& b) {
    return key(a) == key(b) && (equal == Equal::ByMessage || std::ranges::equal(a.metavariables, b.metavariables, same_text));
  };
  matches.erase(std::unique(begin, matches.end(), is_same), matches.end());
}

template <class Items>
bool match_any(Items&& items, Evaluation& evaluation, Family family) {
  return std::ranges::any_of(items, [&](const auto& item) {
    return evaluation.may_match(item->formula, family) && !evaluation.evaluate(item->formula, family).empty();
  });
}

std::vector<std::uint32_t> places_of(const TaintItems& items, Evaluation& evaluation, Family family) {
  std::vector<std::uint32_t> places;
  for (const auto& item : items) {
    if (!evaluation.may_match(item->formula, family)) continue;
    for (const RangeMatch& match : evaluation.evaluate(item->formula, family)) places.push_back(match.span.begin);
  }
  return places;
}

// Those of taint rules that nobody has looked at for flows through several files.
void add_missing(std::vector<FlowEnds>& ends, std::span<const std::uint32_t> candidates, std::span<const Rule> rules) {
  const std::size_t known = ends.size();
  for (const std::uint32_t index : candidates) {
    const auto end = ends.begin() + static_cast<std::ptrdiff_t>(known);
    const bool is_known = std::any_of(ends.begin(), end, [&](const FlowEnds& one) { return one.rule == index; });
    if (rules[index].taint && !is_known) ends.push_back({.rule = index, .source = true, .sink = true, .sinks = {}});
  }
}

bool has_both(const std::vector<FlowEnds>& ends, std::uint32_t rule) {
  return std::ranges::any_of(ends, [&](const FlowEnds& one) { return one.rule == rule && one.source && one.sink; });
}

}  // namespace

RuleMatch match_of(std::uint32_t index, const Rule& rule, std::string_view text, const RangeMatch& range) {
  RuleMatch match{.rule = index, .range = range.span, .message = filled(rule.message, range.environment)};
  match.fix = fix::replacement(rule, text, range.span, range.environment);
  for (const Binding& binding : range.environment) {
    match.metavariables.push_back({std::string(binding.name), text_of(binding.value), binding.value.span});
  }
  return match;
}

struct Scanner::Scratch {
  std::shared_ptr<Prefilter::Scratch> words;
  std::vector<bool> needs_tree;  // by rule
  std::array<std::vector<std::pair<std::uint32_t, Family>>, family_count>
      of_language;  // the rules that look at such files, as what

  const auto& rules_for(std::optional<syntax::Language> language) const {
    return of_language[static_cast<std::size_t>(language.value_or(plain_text))];
  }
};

Scanner::Scanner(const RuleSet& rules) : rules_(rules), scratch_(std::make_unique<Scratch>()), nanos_(rules.rules().size()) {
  scratch_->words = rules.prefilter().make_scratch();
  for (const Rule& rule : rules.rules()) {
    bool code = rule.taint != nullptr;
    each_formula(rule, [&](const Formula& formula) { code = code || has_code(formula); });
    scratch_->needs_tree.push_back(code);
  }
  for (std::size_t i = 0; i < family_count; ++i) {
    const auto language = static_cast<syntax::Language>(i);
    for (std::uint32_t rule = 0; rule < rules.rules().size(); ++rule) {
      const auto family = rules.rules()[rule].family_for(language != plain_text ? std::optional(language) : std::nullopt);
      if (family) scratch_->of_language[i].emplace_back(rule, *family);
    }
  }
}

Scanner::~Scanner() = default;

Candidates Scanner::candidates(std::string_view text, std::optional<syntax::Language> language) {
  Candidates out;
  rules_.prefilter().look(text, *scratch_->words);
  for (const auto& [rule, family] : scratch_->rules_for(language)) {
    if (!rules_.prefilter().rule_may_match(rule, *scratch_->words)) continue;
    out.rules.push_back(rule);
    out.needs_tree = out.needs_tree || (family != plain_text && scratch_->needs_tree[rule]);
  }
  return out;
}

// Sinks first, of which there are few: where a flow can't leave the file, nobody asks for the sources of a rule without one.
void Scanner::narrow(std::vector<FlowEnds>& ends, Evaluation& evaluation, Family family) const {
  const auto taint_of = [&](const FlowEnds& one) -> const TaintSpec& { return *rules_.rules()[one.rule].taint; };
  std::unordered_map<std::uint32_t, std::optional<bool>> begins;  // what rules with alike sources, which are many, ask once
  std::vector<const Formula*> sources;
  for (FlowEnds& one : ends) {
    if (one.sink) one.sinks = places_of(taint_of(one).sinks, evaluation, family);
    one.sink = !one.sinks.empty();
    one.source = one.source && (one.sink || taint_of(one).options.interfile);
    if (!one.source || !begins.emplace(taint_of(one).alike_sources, std::nullopt).second) continue;
    for (const auto& item : beginnings(taint_of(one).sources)) sources.push_back(&item->formula);
  }
  evaluation.prepare(std::move(sources));
  for (FlowEnds& one : ends) {
    if (!one.source) continue;
    std::optional<bool>& any = begins[taint_of(one).alike_sources];
    if (!any) any = match_any(beginnings(taint_of(one).sources), evaluation, family);
    one.source = *any;
  }
  std::erase_if(ends, [](const FlowEnds& one) { return !one.source && !one.sink; });
}

std::vector<FlowEnds> Scanner::flow_ends(std::optional<syntax::Language> language) const {
  std::vector<FlowEnds> out;
  if (!language) return out;
  const auto rules = rules_.rules();
  for (const auto& [i, family] : scratch_->rules_for(language)) {
    if (!rules[i].taint || !rules[i].taint->options.interfile || family != family_of(*language)) continue;
    const FlowEnds ends{.rule = i,
                        .source = rules_.prefilter().rule_may_match(rules_.words_of_sources(i), *scratch_->words),
                        .sink = rules_.prefilter().rule_may_match(rules_.words_of_sinks(i), *scratch_->words),
                        .sinks = {}};
    if (ends.source || ends.sink) out.push_back(ends);
  }
  return out;
}

std::unique_ptr<Evaluation> Scanner::evaluation_of(const FileUnderScan& file) const {
  const Family family = file.language ? family_of(*file.language) : plain_text;
  std::vector<bool> may_match;  // it outlives what the scratch holds
  for (std::size_t leaf = 0; leaf < rules_.leaves().size(); ++leaf)
    may_match.push_back(rules_.prefilter().leaf_may_match(leaf, *scratch_->words));
  return std::make_unique<Evaluation>(rules_.leaves(), file.text, file.tree, file.names, family, file.now,
                                      [may_match = std::move(may_match)](std::size_t leaf) { return may_match[leaf]; });
}

std::vector<std::uint32_t> Scanner::prepare(const FileUnderScan& file, const Candidates& candidates, Evaluation& evaluation,
                                            std::vector<FlowEnds>* ends) const {
  const auto rules = rules_.rules();
  const Family family = file.language ? family_of(*file.language) : plain_text;
  std::vector<const Formula*> formulas;
  const auto ask = [&](const Formula& formula, Family own) {
    if (own == family) formulas.push_back(&formula);
  };
  std::vector<FlowEnds> of_file = ends != nullptr ? *ends : std::vector<FlowEnds>();
  add_missing(of_file, candidates.rules, rules);
  for (const FlowEnds& one : of_file) {
    if (!one.sink) continue;
    for (const auto& item : rules[one.rule].taint->sinks) ask(item->formula, family);
  }
  for (const std::uint32_t index : candidates.rules) {
    if (!rules[index].taint) ask(rules[index].formula, rules[index].family_for(file.language).value_or(family));
  }
  evaluation.prepare(std::exchange(formulas, {}));
  narrow(of_file, evaluation, family);
  // Nobody asks what cleans and what passes on where an end is missing.
  std::vector<std::uint32_t> worthwhile;
  for (const std::uint32_t index : candidates.rules) {
    if (rules[index].taint && !has_both(of_file, index)) continue;
    worthwhile.push_back(index);
    if (rules[index].taint) each_formula(rules[index], [&](const Formula& formula) { ask(formula, family); });
  }
  evaluation.prepare(std::move(formulas));
  if (ends != nullptr) {
    *ends = std::move(of_file);
    std::erase_if(*ends, [&](const FlowEnds& one) { return !rules[one.rule].taint->options.interfile; });
  }
  return worthwhile;
}

void Scanner::scan(const FileUnderScan& file, const Candidates& candidates, std::vector<RuleMatch>& matches,
                   std::vector<FlowEnds>* ends) {
  using Time = std::chrono::steady_clock;
  const auto nanos_since = [](Time::time_point start) { return std::chrono::nanoseconds(Time::now() - start).count(); };
  if (candidates.rules.empty() && (ends == nullptr || ends->empty())) return;
  const auto started = Time::now();
  const Family family = file.language ? family_of(*file.language) : plain_text;
  Evaluation evaluation(rules_.leaves(), file.text, file.tree, file.names, family, file.now,
                        [this](std::size_t leaf) { return rules_.prefilter().leaf_may_match(leaf, *scratch_->words); });
  const std::vector<std::uint32_t> worthwhile = prepare(file, candidates, evaluation, ends);
  const std::int64_t share = nanos_since(started) / static_cast<std::int64_t>(std::max<std::size_t>(1, candidates.rules.size()));

  std::optional<taint::FileFacts> facts;
  for (const std::uint32_t index : worthwhile) {
    const auto rule_started = Time::now();
    const Rule& rule = rules_.rules()[index];
    const std::size_t first = matches.size();
    if (rule.taint) {
      add_flows(index, rule, file, evaluation, facts, matches);
    } else {
      Ranges ranges = evaluation.evaluate(rule.formula, rule.family_for(file.language).value_or(family));
      keep_longest(ranges);
      for (const RangeMatch& range : ranges) matches.push_back(match_of(index, rule, file.text, range));
    }
    put_in_order(matches, first, rule.part_of ? Equal::ByMetavariables : Equal::ByMessage);
    nanos_[index] += share + nanos_since(rule_started);
  }
}

}  // namespace insight::engine::match
