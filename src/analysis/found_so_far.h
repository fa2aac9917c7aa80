// FoundSoFar: the worker's side of the log of one attempt (found_store.h): numbers and names each finding when it is first told,
// and knows the name again when the same finding comes with the result. Until the child has told something while it ran there is no
// log, as with most runs, which are over too soon. One thread.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/found_store.h"

namespace insight::analysis {

class FoundSoFar {
 public:
  FoundSoFar(AnalysisId id, std::int64_t epoch) : id_(std::move(id)), epoch_(epoch) {}

  // Findings that the child told while it runs, or, once the log has begun, with its result; those told before are passed over.
  void add(std::span<const engine::Finding> findings);
  bool has_begun() const { return next_ > 0; }
  // The child that told them is dead, and another will tell everything again.
  void take_back(std::string reason);
  // Under which they were told, each given once; empty for those that were not.
  std::vector<std::string> take_names(std::span<const engine::Finding> findings);
  // What is not known to be written, in a transaction that may be undone or run twice; `written` once it is committed.
  void write(db::Transaction& tx) const;
  void written() { unwritten_.clear(); }

 private:
  std::string name(std::int64_t number) const;
  FoundBatch& open_batch();

  AnalysisId id_;
  std::int64_t epoch_;
  std::int64_t next_ = 0;
  std::int64_t base_ = 0;
  std::unordered_map<std::string, std::int64_t> numbers_;  // by fingerprint
  std::vector<FoundBatch> unwritten_;
};

}  // namespace insight::analysis
