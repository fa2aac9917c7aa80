// RuleContext: which rule of which file is being read, where complaints about it go, and what `shared` stands for in it. Made by
// reader.cpp for each rule and lent to the readers of its parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/rule/reader.h"
#include "engine/rule/shared_parts.h"
#include "engine/rule/yaml.h"

namespace insight::engine {

class RuleContext {
 public:
  // All of them must outlive it. `rule`: its id, which need not be known yet.
  RuleContext(const RuleSource& source, const std::string& rule, SharedParts& shared, std::vector<Diagnostic>& diagnostics)
      : source_(source), rule_(rule), shared_(shared), diagnostics_(diagnostics) {}

  void complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion = {}, bool fatal = true);

  // The list that `shared: NAME` puts in; absent when it has been complained about.
  yaml::Node shared_list(const yaml::Node& name);
  // The taint items of a shared list that were read before, for rules of the same kind as this one; empty: none.
  TaintItems& shared_items(const yaml::Node& name, std::string_view reader, const Rule& rule) {
    return shared_.items(*source_.shared, name.text(), reader, rule);
  }

  // While it lives, what is read stands in the shared file, where `shared` means nothing.
  class InShared {
   public:
    explicit InShared(RuleContext& context) : context_(context) { context_.in_shared_ = true; }
    ~InShared() { context_.in_shared_ = false; }
    InShared(const InShared&) = delete;
    InShared& operator=(const InShared&) = delete;

   private:
    RuleContext& context_;
  };

 private:
  const RuleSource& source_;
  const std::string& rule_;
  SharedParts& shared_;
  std::vector<Diagnostic>& diagnostics_;
  bool in_shared_ = false;
};

}  // namespace insight::engine
