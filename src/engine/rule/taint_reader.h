// TaintReader: the keys of a rule of `mode: taint` → a TaintSpec, in the classic spelling (`pattern-sources` …) and the newer one
// (`taint: {sources: …}`). Used by reader.cpp alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/rule/formula_reader.h"
#include "engine/rule/taint_spec.h"

namespace insight::engine {

class TaintReader {
 public:
  // `rule`: its languages and options have been read.
  TaintReader(RuleContext& context, const Rule& rule) : context_(context), rule_(rule), formulas_(context) {}

  // Nothing when it has been complained about.
  std::shared_ptr<TaintSpec> read(const yaml::Node& rule);

 private:
  enum class Part : std::uint8_t { Source, Sanitizer, Propagator, Sink };
  void note_labels_of_nothing(const yaml::Node& rule, const TaintSpec& spec);
  bool read_list(const yaml::Node& list, const std::string& key, Part part, TaintItems& items);
  bool read_items(const yaml::Node& list, const std::string& key, Part part, TaintItems& items);
  bool read_shared(const yaml::Node& name, const std::string& key, Part part, TaintItems& items);
  bool read_item(const yaml::Node& node, const std::string& key, Part part, TaintItem& item);
  bool read_formula(const yaml::Node& node, TaintItem& item);
  bool read_option(const std::string& option, const yaml::Node& value, Part part, TaintItem& item);
  bool read_result(const yaml::Node& value, Part part, TaintItem& item);
  bool read_list_item(const yaml::Node& value, Part part, TaintItem& item);
  bool read_check(const std::string& option, const yaml::Node& value, Part part, TaintItem& item);
  bool read_requires(const yaml::Node& value, Part part, TaintItem& item);
  bool read_side_effect(const yaml::Node& value, TaintItem& item);
  bool complain(const yaml::Node& at, std::string_view field, std::string message, std::string suggestion = {}, bool fatal = true);

  RuleContext& context_;
  const Rule& rule_;
  FormulaReader formulas_;
  bool newer_ = false;  // the spelling
};

}  // namespace insight::engine
