// Reader: the YAML text of a rule file → rules and complaints. A rule that can't be used is left out alone and named; a file that
// is no rule file at all gives one complaint. Pure; never throws for what a file holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/rule/rule.h"

namespace insight::engine {

class SharedParts;

struct RuleSource {
  std::string path;  // as shown to people
  std::string text;
  std::string detector;  // security for built-in rules, rules for the user's
  bool builtin = false;
  bool for_joins = false;                     // a join refers to it; its rules don't run by themselves
  std::shared_ptr<const std::string> shared;  // the text of `shared.yaml` beside it, if there is one
};
std::string path_of_shared(const RuleSource& source);

// What is wrong with a rule file. `fatal`: the file or rule is not well-formed (exit 2 on the command line); otherwise a rule of a
// kind that is not run here.
struct Diagnostic {
  std::string path;
  int line = 0;
  int column = 0;
  std::string rule;  // its id, where known
  std::string field;
  std::string message;
  std::string suggestion;
  bool fatal = true;
};
std::string describe(const Diagnostic& diagnostic);  // "rules/x.yaml:12: field `patern` …"

// `shared`: what the same reading knows of the files that several sources share.
std::vector<Rule> read_rules(const RuleSource& source, SharedParts& shared, std::vector<Diagnostic>& diagnostics);
std::vector<Rule> read_rules(const RuleSource& source, std::vector<Diagnostic>& diagnostics);  // of a file by itself

}  // namespace insight::engine
