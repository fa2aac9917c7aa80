#include "engine/rule/rule_set.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <map>
#include <mutex>

#include "base/error.h"
#include "embedded/rules.h"
#include "engine/match/leaf.h"
#include "engine/match/prefilter.h"
#include "engine/rule/alike.h"
#include "engine/rule/join_spec.h"
#include "engine/rule/leaf_compiler.h"
#include "engine/rule/link_joins.h"
#include "engine/rule/outline.h"
#include "engine/rule/rule_words.h"
#include "engine/rule/shared_parts.h"
#include "engine/syntax/languages/spec.h"

namespace insight::engine {
namespace {

// A join is of use only with all its parts, and they with it.
void hold_together(const std::vector<Rule>& rules, std::vector<bool>& sound) {
  for (std::size_t join = 0; join < rules.size(); ++join) {
    if (!rules[join].join) continue;
    const auto each_part = [&](auto visit) {
      for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].part_of == rules[join].join) visit(i);
      }
    };
    each_part([&](std::size_t part) { sound[join] = sound[join] && sound[part]; });
    each_part([&](std::size_t part) { sound[part] = sound[join]; });
  }
}

bool fix_is_sound(const Rule& rule, std::vector<Diagnostic>& diagnostics) {
  if (!rule.fix_regex) return true;
  try {
    static_cast<void>(match::Regex(rule.fix_regex->regex, match::Regex::Mode::Plain));
    return true;
  } catch (const Error& error) {
    diagnostics.push_back({rule.path, rule.line, 0, rule.id, "fix-regex", error.what(), "check the brackets", true});
    return false;
  }
}

// A rule file whose rules are taken in when it is known for which languages.
struct Part {
  RuleSource source;
  Outline outline;          // of one that travels in the binary
  std::vector<Rule> rules;  // of a user's, which has been read

  explicit Part(RuleSource from) : source(std::move(from)) {
    if (source.builtin) {
      outline = outline_of(source.text);
      return;
    }
    SharedParts shared;
    rules = read(shared);
  }

  std::vector<Rule> read(SharedParts& shared) const {
    std::vector<Diagnostic> unheard;
    return read_rules(source, shared, unheard);
  }

  // Rules that are left unread hold their numbers.
  std::vector<Rule> rules_for(std::span<const Family> families, SharedParts& shared) const {
    if (!source.builtin) return rules;
    return outline.is_for(families) ? read(shared) : std::vector<Rule>(outline.rules);
  }

  std::size_t number_of_rules() const { return source.builtin ? outline.rules : rules.size(); }

  bool looks_at_any_text() const {
    return source.builtin ? outline.any_text : std::ranges::any_of(rules, [](const Rule& rule) { return rule.any_text; });
  }
};

std::vector<Family> all_families() {
  std::vector<Family> all;
  for (std::size_t i = 0; i < family_count; ++i) all.push_back(static_cast<Family>(i));
  return all;
}

}  // namespace

std::optional<Family> Rule::family_for(std::optional<syntax::Language> language) const {
  if (language && std::find(languages.begin(), languages.end(), *language) != languages.end()) return family_of(*language);
  return any_text ? std::optional(plain_text) : std::nullopt;
}

struct RuleSet::Body {
  std::vector<Part> parts;  // of a set that is compiled later
  std::vector<Rule> rules;
  std::once_flag taken_in;
  std::uint64_t text_bytes = UINT64_MAX;  // that will be looked at
  std::vector<match::Leaf> leaves;
  FlowGroups flow_groups;
  std::unique_ptr<const match::Prefilter> prefilter;
  std::vector<std::size_t> ends;  // by rule: what the prefilter is asked for its sources
  std::once_flag once;
  std::atomic<bool> is_compiled = false;

  void take_in(std::span<const Part> from, std::span<const Family> families) {
    if (from.empty()) return;  // of a set that has been taken in already
    SharedParts shared;
    std::vector<Rule> referred;
    for (const Part& part : from)
      std::ranges::move(part.rules_for(families, shared), std::back_inserter(part.source.for_joins ? referred : rules));
    std::vector<Diagnostic> unheard;
    link_joins(rules, referred, unheard);
    for (Rule& rule : rules) {
      std::erase_if(rule.languages,
                    [&](syntax::Language language) { return std::ranges::find(families, family_of(language)) == families.end(); });
    }
  }

  // Of a set that wasn't narrowed.
  void take_in_all() {
    std::call_once(taken_in, [&] { take_in(parts, all_families()); });
  }

  // One bool a rule: can it be used?
  std::vector<bool> compile_leaves(std::vector<Diagnostic>& diagnostics) {
    LeafCompiler compiler(leaves);
    std::vector<bool> sound;
    for (Rule& rule : rules) sound.push_back(fix_is_sound(rule, diagnostics) && compiler.compile(rule, diagnostics));
    hold_together(rules, sound);
    number_alike(rules);
    return sound;
  }

  void make_prefilter() {
    std::vector<match::RequiredWords> words;
    std::vector<match::RequiredWords> of_ends;
    RuleWords words_of(leaves);
    for (const Rule& rule : rules) {
      RuleWords::Asked asked = words_of.of(rule);
      ends.push_back(rule.taint ? rules.size() + of_ends.size() : words.size());
      words.push_back(std::move(asked.all));
      if (!rule.taint) continue;
      of_ends.push_back(std::move(asked.sources));
      of_ends.push_back(std::move(asked.sinks));
    }
    std::move(of_ends.begin(), of_ends.end(), std::back_inserter(words));
    prefilter = std::make_unique<const match::Prefilter>(words, leaves, text_bytes);
  }
};

RuleSet::RuleSet() : body_(std::make_shared<Body>()) {}

const RuleSet::Body& RuleSet::compiled() const {
  body_->take_in_all();
  std::call_once(body_->once, [&] {
    std::vector<Diagnostic> unheard;
    const auto sound = body_->compile_leaves(unheard);
    for (std::size_t i = 0; i < sound.size(); ++i) {
      if (sound[i]) continue;
      body_->rules[i].languages.clear();
      body_->rules[i].any_text = false;
    }
    body_->flow_groups = flow_groups_of(body_->rules);
    body_->make_prefilter();
    body_->is_compiled = true;
  });
  return *body_;
}

std::span<const Rule> RuleSet::rules() const {
  body_->take_in_all();
  return body_->rules;
}

std::span<const match::Leaf> RuleSet::leaves() const {
  return compiled().leaves;
}

const match::Prefilter& RuleSet::prefilter() const {
  return *compiled().prefilter;
}

const FlowGroups& RuleSet::flow_groups() const {
  return compiled().flow_groups;
}

std::size_t RuleSet::words_of_sources(std::size_t rule) const {
  return compiled().ends[rule];
}

std::size_t RuleSet::words_of_sinks(std::size_t rule) const {
  return compiled().ends[rule] + (body_->rules[rule].taint ? 1 : 0);
}

RuleSet RuleSet::compile(const std::vector<RuleSource>& sources, std::vector<Diagnostic>& diagnostics) {
  RuleSet set;
  Body& body = *set.body_;
  SharedParts shared;
  std::vector<Rule> referred;
  for (const RuleSource& source : sources)
    std::ranges::move(read_rules(source, shared, diagnostics), std::back_inserter(source.for_joins ? referred : body.rules));
  link_joins(body.rules, referred, diagnostics);
  std::call_once(body.once, [&] {
    const auto sound = body.compile_leaves(diagnostics);
    std::size_t at = 0;
    std::erase_if(body.rules, [&](const Rule&) { return !sound[at++]; });
    body.flow_groups = flow_groups_of(body.rules);
    body.make_prefilter();
    body.is_compiled = true;
  });
  return set;
}

RuleSet RuleSet::compile_later(std::vector<RuleSource> sources) {
  RuleSet set;
  for (RuleSource& source : sources) set.body_->parts.emplace_back(std::move(source));
  return set;
}

RuleSet RuleSet::narrowed_to(std::span<const Family> families, std::uint64_t text_bytes) const {
  if (body_->is_compiled) return *this;
  RuleSet set;
  set.body_->text_bytes = text_bytes;
  set.body_->take_in(body_->parts, families);
  return set;
}

std::vector<std::string> RuleSet::detectors() const {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  for (const Part& part : body_->parts) {
    if (part.number_of_rules() > 0) add(part.source.detector);
  }
  if (body_->parts.empty()) {
    for (const Rule& rule : body_->rules) add(rule.detector);
  }
  return names;
}

bool RuleSet::looks_at_any_text(std::span<const std::string> detectors) const {
  const auto wanted = [&](const std::string& detector) { return std::ranges::find(detectors, detector) != detectors.end(); };
  if (body_->parts.empty())
    return std::ranges::any_of(body_->rules, [&](const Rule& rule) { return rule.any_text && wanted(rule.detector); });
  return std::ranges::any_of(body_->parts,
                             [&](const Part& part) { return wanted(part.source.detector) && part.looks_at_any_text(); });
}

std::vector<RuleSource> builtin_rules() {
  std::map<std::string, std::shared_ptr<const std::string>> shared;  // by path
  std::vector<RuleSource> sources;
  for (const auto& [name, text] : embedded::rules::all()) {
    if (std::filesystem::path(name).filename() == SharedParts::file_name)
      shared[std::string(name)] = std::make_shared<const std::string>(text);
    else
      sources.push_back({.path = std::string(name), .text = std::string(text), .detector = "security", .builtin = true});
  }
  for (RuleSource& source : sources) {
    if (const auto known = shared.find(path_of_shared(source)); known != shared.end()) source.shared = known->second;
  }
  return sources;
}

}  // namespace insight::engine
