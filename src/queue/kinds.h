// Kinds: for a pool that takes jobs of several kinds, the runner that picks by kind, and the hooks of kinds that have no rows of
// their own to keep in step. Made by the composition root.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "queue/worker_pool.h"

namespace insight::queue {

class RunnerByKind {
 public:
  explicit RunnerByKind(std::map<std::string, Runner, std::less<>> runners) : runners_(std::move(runners)) {}
  void operator()(const Work& work) const {
    const auto found = runners_.find(work.lease.kind);
    if (found == runners_.end()) throw std::logic_error("nothing runs jobs of kind " + work.lease.kind);
    found->second(work);
  }

 private:
  std::map<std::string, Runner, std::less<>> runners_;
};

class PlainHooks final : public Hooks {
 public:
  void on_claimed(db::Transaction&, const Job&) override {}
  void on_returned(db::Transaction&, const Job&, std::string_view) override {}
  void on_finished(db::Transaction&, const Job&) override {}
  void on_dead(db::Transaction&, const Job&, std::string_view, std::string_view) override {}
};

}  // namespace insight::queue
