// Across: flows of taint that go through several files. It starts in one file and goes into the functions of others that its calls
// run, as deep as flow.h allows; what arrives at a sink of any of these files is told. Files are asked for when a call leads to
// them, so it costs what the flows of the file cost. Called by analyze_across; one object a thread. Deterministic, and counted as
// in one file.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/graph/links.h"
#include "engine/loaded_file.h"
#include "engine/match/scan.h"
#include "engine/rule/rule_set.h"
#include "engine/syntax/resources.h"
#include "engine/taint/constants_elsewhere.h"
#include "engine/taint/file_facts.h"
#include "engine/taint/marks.h"
#include "engine/taint/safe_types.h"
#include "engine/taint/verdict.h"

namespace insight::engine::taint {

// Where files come from. Called from several threads.
class Files {
 public:
  virtual ~Files() = default;
  virtual SharedFile load(std::size_t file) = 0;  // never null
  virtual std::vector<graph::Links::Target> lead(std::size_t from, const std::string& name) = 0;
  virtual std::vector<std::size_t> heirs(const std::string& name) = 0;  // files with classes made from one of that name
  virtual const syntax::Resources& resources() const = 0;
};

struct FlowAcross {
  std::uint32_t rule = 0;
  std::size_t file = 0;    // where the finding stands
  match::RuleMatch match;  // its `path` is empty
  std::vector<Step> path;  // files by the number that Files gives them
};

class Across {
 public:
  Across(const RuleSet& rules, Files& files, Millis now);
  ~Across();
  Across(const Across&) = delete;
  Across& operator=(const Across&) = delete;

  // What the next looks will be for: it is sought in each file together.
  void expect(std::vector<const FlowGroup*> groups) { expected_ = std::move(groups); }

  // Flows of the group's rules through the whole of `file` and what it calls; by rule, file and place. In so many steps
  // (Tables::most_work).
  std::vector<FlowAcross> find(const FlowGroup& group, std::size_t file, std::size_t most_work = usual_work);

  // Which rules of a scout may have flows from there, ascending; nothing where a bound keeps it from saying so.
  std::optional<std::vector<std::uint32_t>> scout(const FlowGroup& scout, std::size_t file, std::size_t most_work);

  // The files that have been looked at since the last call, in the order in which it came to them.
  std::vector<std::size_t> take_visited();

 private:
  class Session;
  struct View;    // a file, and what is known of it whatever the rule
  struct Named {  // what a name means in a file, whatever the rule
    std::size_t file = 0;
    std::optional<Callee> callee;               // of that file; nothing: no file has it
    syntax::NodeId of_class = syntax::no_node;  // of that file
    SafeType held = SafeType::None;             // what a field or type by that name can only be
    std::vector<std::size_t> looked_at;         // to find out
    std::uint64_t asked = 0;                    // the start that asked last
  };
  View* view_of(std::size_t file);
  void drop_views();
  const Named& lead(std::size_t from, const std::string& name, std::size_t arguments);
  SafeType held_by(const View& view, std::string_view name);
  bool follow(std::size_t from, const std::string& name, std::size_t arguments, int passed_on, Named& named);
  const Marks& marks_of(View& view, const FlowGroup& group);

  const RuleSet& rules_;
  Files& files_;
  Millis now_;
  match::Scanner scanner_;
  ConstantsElsewhere constants_;
  std::unordered_map<std::size_t, std::unique_ptr<View>> views_;
  std::map<std::tuple<std::size_t, std::string, std::size_t>, Named> named_;  // by file, name, number of arguments
  std::vector<const FlowGroup*> expected_;
  std::uint64_t start_ = 1;
  std::vector<std::size_t> visited_;
};

}  // namespace insight::engine::taint
