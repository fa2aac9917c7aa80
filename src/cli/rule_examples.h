// Annotated examples of rules: a comment above a line says what a rule must do there.
//   ruleid: id[, id]   it fires on the next line          ok: id       it doesn't
//   todoruleid: id     it should, and doesn't yet         todook: id   it does, and shouldn't
// The file beside a rule file with the same stem (any other extension; `.test.yaml` for rules about YAML) holds them. With a
// `.fixed.EXT` beside it, that is what the rules' fixes must make of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace insight::cli {

// Lines by rule id.
struct Annotations {
  std::map<std::string, std::set<std::uint32_t>> must_fire;
  std::map<std::string, std::set<std::uint32_t>> must_not;
  std::map<std::string, std::set<std::uint32_t>> undecided;  // todoruleid and todook
};

// Pure. An annotation speaks of the next line that is no annotation itself.
Annotations read_annotations(std::string_view text);

// The examples beside a rule file: its name with another ending.
std::vector<std::filesystem::path> examples_of(const std::filesystem::path& rule_file);

// Those of that name among other files that have an annotation for one of its rules; where several folders have one, those whose
// folders are called most alike, so that rules/python/a.yaml goes with tests/python/a.py.
std::vector<std::filesystem::path> examples_among(const std::vector<std::filesystem::path>& files,
                                                  const std::filesystem::path& rule_file);
std::vector<std::filesystem::path> files_below(const std::vector<std::filesystem::path>& folders);

struct ExampleOutcome {
  std::uint64_t right = 0;            // annotated lines where the rule did as told
  std::vector<std::string> missed;    // "app.py:12 rule-id"
  std::vector<std::string> wrong;     // fired where it must not, or where nothing is said
  std::vector<std::string> problems;  // the rule file or the example can't be used, or a rule of it
  std::vector<std::string> notes;     // of rules that run: what of them says nothing
  void add(ExampleOutcome other);
  bool good() const { return missed.empty() && wrong.empty() && problems.empty(); }
};

// Runs the rules of one file over one example, `paths:` ignored. A finding that a comment suppresses is neither wrong nor missed.
ExampleOutcome run_example(const std::filesystem::path& rule_file, const std::filesystem::path& example);

// Of a rule file that has none: whether it can be used.
ExampleOutcome without_example(const std::filesystem::path& rule_file);

}  // namespace insight::cli
