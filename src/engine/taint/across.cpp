#include "engine/taint/across.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace insight::engine::taint {

using syntax::Kind;
using syntax::no_node;
using syntax::NodeId;
using syntax::Role;

namespace {

constexpr std::size_t most_views = 600;  // kept from one start to the next
constexpr int most_passed_on = 4;        // modules that only pass a name on
// Where nothing is cleaned functions run with more different values, and a look that is cut short rules nothing out.
constexpr std::size_t most_runs_of_scout = 64;

// The names by which a module that only imports or re-exports `name` knows it.
std::vector<std::string> passed_on_by(const syntax::Tree& tree, std::string_view name) {
  const auto joined = [](std::string_view module, std::string_view last) {
    std::string full(module);
    if (!last.empty() && !full.ends_with('.')) full += '.';
    return full.append(last);
  };
  std::vector<std::string> found;
  const std::size_t dot = std::min(name.find('.'), name.size());
  for (const NodeId id : tree.children(syntax::Tree::root)) {
    if (tree[id].kind != Kind::Import && tree[id].kind != Kind::Export) continue;
    const NodeId module = tree.child(id, Role::Module);
    if (module == no_node) continue;
    bool all = tree[id].kind == Kind::Export;
    for (const NodeId item : tree.children(id)) {
      if (tree[item].kind != Kind::ImportName) continue;
      const NodeId local = tree.child(item, Role::Name);
      const std::string_view exported = tree.text(item);
      all = exported == "*" && local == no_node;
      if ((local != no_node ? tree.text(local) : exported) != name.substr(0, dot) || all) continue;
      const std::string of_module = exported == "default" || exported == "*" ? std::string() : std::string(exported);
      found.push_back(joined(tree.text(module), of_module) + std::string(name.substr(dot)));
    }
    if (all) found.push_back(joined(tree.text(module), name));
  }
  return found;
}

bool passes_names_on(syntax::Language language) {
  return language == syntax::Language::Python || family_of(language) == syntax::Language::JavaScript;
}

}  // namespace

struct Across::View {
  View(SharedFile of, std::size_t its_number, match::Scanner& scanner, const syntax::Resources& resources, Millis now)
      : number(its_number), loaded(std::move(of)), tree(*loaded->tree), names(tree, &resources, loaded->path), facts(tree, names) {
    const match::FileUnderScan file{
        .path = {}, .language = tree.language(), .text = loaded->text, .tree = &tree, .names = &names, .now = now};
    static_cast<void>(scanner.candidates(loaded->text, tree.language()));
    evaluation = scanner.evaluation_of(file);
  }

  std::size_t number;  // as Files counts them
  SharedFile loaded;
  const syntax::Tree& tree;
  syntax::Names names;
  FileFacts facts;
  std::unique_ptr<match::Evaluation> evaluation;
  std::map<const FlowGroup*, std::unique_ptr<Marks>> marks;
  std::vector<std::size_t> constants_from;  // files
  bool visited = false;
  std::uint64_t used = 0;        // by which start last
  std::uint64_t sought_for = 0;  // the start for whose groups it was looked through last
};

// One group of rules, from one file.
class Across::Session : public Outside {
 public:
  Session(Across& across, const FlowGroup& group, std::size_t most_work, std::size_t most_runs = usual_runs)
      : across_(across), group_(group), rule_(group.together), labels_(*rule_.taint) {
    tables_.most_work = most_work;
    tables_.most_runs = most_runs;
  }

  std::vector<FlowAcross> run(std::size_t file) {
    Flow* const first = flow_of(file);
    if (first == nullptr) return {};
    first->run();
    for (std::size_t i = 1; i < entered_.size(); ++i) entered_[i].flow->run_receivers();
    return judged();
  }

  // Has it looked at all that there was?
  bool is_whole() const { return tables_.work <= tables_.most_work && !tables_.cut; }

  std::optional<Function> find(const Flow& asking, const NamedCallee& named, std::size_t arguments) override {
    const Named& known = across_.lead(asking.file(), named.name, arguments);
    if (!known.callee || !rule_.family_for(across_.view_of(known.file)->tree.language())) return {};
    return Function{flow_of(known.file), *known.callee};
  }

  ClassOf class_by(const Flow& asking, const std::string& name) override {
    const Named& known = across_.lead(asking.file(), name, 0);
    if (known.of_class == no_node || !rule_.family_for(across_.view_of(known.file)->tree.language())) return {};
    return {flow_of(known.file), known.of_class};
  }

  SafeType held(const Flow& asking, const std::string& name) override { return across_.lead(asking.file(), name, 0).held; }

  std::vector<Function> heirs(const Flow& of, syntax::NodeId method, std::size_t arguments) override {
    std::vector<Function> all;
    const syntax::NodeId of_class = of.callees().class_of(method);
    if (of_class == no_node) return all;
    const std::size_t base_file = of.file();
    const syntax::Tree& tree = across_.view_of(base_file)->tree;
    for (const std::size_t file : across_.files_.heirs(std::string(tree.text(of_class)))) {
      View* const view = file != base_file ? across_.view_of(file) : nullptr;
      if (view == nullptr || !rule_.family_for(view->tree.language())) continue;
      const syntax::NodeId name = tree.child(method, Role::Name);
      for (const auto& one : view->facts.callees.overriding(tree.text(of_class), tree.text(name), arguments)) {
        const auto targets = across_.files_.lead(file, one.base);
        const bool means_it = std::ranges::any_of(targets, [&](const auto& target) { return target.file == base_file; });
        if (means_it) all.push_back({flow_of(file), Callee{.function = one.function}});
      }
    }
    return all;
  }

 private:
  struct Entered {
    std::size_t file = 0;
    View* view = nullptr;
    Numbers first;
    std::unique_ptr<Flow> flow;
  };

  Flow* flow_of(std::size_t file) {
    for (const Entered& one : entered_) {
      if (one.file == file) return one.flow.get();
    }
    View* const view = across_.view_of(file);
    if (view == nullptr) return nullptr;
    const Marks& marks = across_.marks_of(*view, group_);
    auto flow = std::make_unique<Flow>(rule_, marks, view->facts, labels_, tables_, next_, file, this);
    entered_.push_back({file, view, next_, std::move(flow)});
    next_.source += static_cast<std::uint32_t>(marks.sources().size());
    next_.node += view->tree.size();
    return entered_.back().flow.get();
  }

  std::vector<FlowAcross> judged() {
    std::vector<FlowFile> files;
    for (const Entered& one : entered_)
      files.push_back({.marks = &across_.marks_of(*one.view, group_), .tree = &one.view->tree, .first = one.first});
    const Verdict verdict(rule_, files, labels_, tables_);
    std::vector<FlowAcross> found;
    for (std::size_t i = 0; i < entered_.size(); ++i) {
      for (const FoundFlow& flow : verdict.on(i, entered_[i].flow->arrivals())) tell(flow, found);
    }
    const auto key = [](const FlowAcross& one) {
      return std::tie(one.rule, one.file, one.match.range.begin, one.match.range.end, one.match.message);
    };
    std::stable_sort(found.begin(), found.end(), [&](const FlowAcross& a, const FlowAcross& b) { return key(a) < key(b); });
    const auto equal = std::ranges::unique(found, [&](const FlowAcross& a, const FlowAcross& b) { return key(a) == key(b); });
    found.erase(equal.begin(), equal.end());
    return found;
  }

  // To each of the rules that have the sink.
  void tell(const FoundFlow& flow, std::vector<FlowAcross>& found) const {
    for (const std::uint32_t number : group_.rules) {
      const TaintItems& sinks = across_.rules_.rules()[number].taint->sinks;
      const bool has_it = std::ranges::any_of(sinks, [&](const auto& sink) { return sink.get() == flow.sink; });
      if (has_it) found.push_back(told(number, flow));
    }
  }

  FlowAcross told(std::uint32_t number, const FoundFlow& flow) const {
    const Entered& at = entered_[flow.place.file];
    FlowAcross across{.rule = number,
                      .file = at.file,
                      .match = match::match_of(number, across_.rules_.rules()[number], at.view->tree.source(),
                                               {flow.place.span, flow.environment})};
    for (const Step& step : flow.path) across.path.push_back({entered_[step.file].file, step.span});
    return across;
  }

  Across& across_;
  const FlowGroup& group_;
  const Rule& rule_;  // that stands for all of them
  Labels labels_;
  Tables tables_;
  Numbers next_;
  std::vector<Entered> entered_;
};

Across::Across(const RuleSet& rules, Files& files, Millis now)
    : rules_(rules),
      files_(files),
      now_(now),
      scanner_(rules),
      constants_([&files](std::size_t from, const std::string& name) { return files.lead(from, name); },
                 [&files](std::size_t file) { return files.load(file); }) {}
Across::~Across() = default;

std::vector<FlowAcross> Across::find(const FlowGroup& group, std::size_t file, std::size_t most_work) {
  return Session(*this, group, most_work).run(file);
}

std::optional<std::vector<std::uint32_t>> Across::scout(const FlowGroup& scout, std::size_t file, std::size_t most_work) {
  Session session(*this, scout, most_work, most_runs_of_scout);
  std::vector<std::uint32_t> rules;
  for (const FlowAcross& flow : session.run(file)) rules.push_back(flow.rule);  // they come in order
  if (!session.is_whole()) return {};
  rules.erase(std::ranges::unique(rules).begin(), rules.end());
  return rules;
}

// The half that no start has asked for lately. Starts follow each other by path, and neighbours ask for the same files.
void Across::drop_views() {
  const auto used = [](const auto& entry) { return entry.second ? entry.second->used : 0; };
  std::vector<std::uint64_t> times;
  for (const auto& entry : views_) times.push_back(used(entry));
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::ranges::nth_element(times, middle);
  std::erase_if(views_, [&](const auto& entry) { return used(entry) <= *middle; });
  named_.clear();
}

const Across::Named& Across::lead(std::size_t from, const std::string& name, std::size_t arguments) {
  const auto [known, is_new] = named_.try_emplace({from, name, arguments});
  Named& named = known->second;
  if (is_new) follow(from, name, arguments, 0, named);
  if (std::exchange(named.asked, start_) != start_) {
    for (const std::size_t file : named.looked_at) view_of(file);
  }
  return named;
}

// A field's type may be an enumeration of a third file.
SafeType Across::held_by(const View& view, std::string_view name) {
  const Callees& callees = view.facts.callees;
  const NodeId type = callees.exported_type(name);
  if (type == no_node) return SafeType::None;
  if (callees.is_enum(type)) return SafeType::Constant;
  if (const SafeType safe = safe_type_named(view.tree, type); safe != SafeType::None) return safe;
  const std::string elsewhere = callees.type_elsewhere(type);
  return elsewhere.empty() ? SafeType::None : lead(view.number, elsewhere, 0).held;
}

bool Across::follow(std::size_t from, const std::string& name, std::size_t arguments, int passed_on, Named& named) {
  for (const graph::Links::Target& target : files_.lead(from, name)) {
    named.looked_at.push_back(target.file);
    const View* const view = view_of(target.file);
    if (view == nullptr) continue;
    named.callee = view->facts.callees.exported(target.rest, arguments);
    named.file = target.file;
    named.of_class = view->facts.callees.exported_class(target.rest);
    named.held = held_by(*view, target.rest);
    if (named.callee || named.of_class != no_node || named.held != SafeType::None) return true;
    if (passed_on == most_passed_on || !passes_names_on(view->tree.language())) continue;
    for (const std::string& elsewhere : passed_on_by(view->tree, target.rest)) {
      if (follow(target.file, elsewhere, arguments, passed_on + 1, named)) return true;
    }
  }
  return false;
}

std::vector<std::size_t> Across::take_visited() {
  ++start_;
  if (views_.size() > most_views) drop_views();
  for (const auto& [file, view] : views_) {
    if (view) view->visited = false;
  }
  return std::exchange(visited_, {});
}

Across::View* Across::view_of(std::size_t file) {
  const auto [known, is_new] = views_.try_emplace(file);
  if (is_new) {
    if (auto loaded = files_.load(file); loaded->tree) {
      known->second = std::make_unique<View>(std::move(loaded), file, scanner_, files_.resources(), now_);
      known->second->constants_from = constants_.give(file, known->second->tree, known->second->names);
    }
  }
  View* const view = known->second.get();
  if (view != nullptr) view->used = start_;
  if (view != nullptr && !std::exchange(view->visited, true)) {
    visited_.push_back(file);
    visited_.insert(visited_.end(), view->constants_from.begin(), view->constants_from.end());
  }
  return view;
}

const Marks& Across::marks_of(View& view, const FlowGroup& group) {
  auto& marks = view.marks[&group];
  if (!marks) {
    std::vector<const Formula*> formulas;
    const auto ask = [&](const FlowGroup& one) {
      each_formula(one.together, [&](const Formula& formula) { formulas.push_back(&formula); });
    };
    ask(group);
    if (std::exchange(view.sought_for, start_) != start_) {
      for (const FlowGroup* const one : expected_) ask(*one);
    }
    view.evaluation->prepare(std::move(formulas));
    marks = std::make_unique<Marks>(*group.together.taint, *view.evaluation, view.tree, Marks::Ends::Any);
  }
  return *marks;
}

}  // namespace insight::engine::taint
