// ConstantsElsewhere: gives the names of one file that stand for constants of other files their values: `Limits.MOST` of Java and
// its kin, Python's `from settings import MOST`. Only names written in capitals are asked for. Used by Across, one a thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/links.h"
#include "engine/loaded_file.h"
#include "engine/syntax/names.h"

namespace insight::engine::taint {

class ConstantsElsewhere {
 public:
  using Lead = std::function<std::vector<graph::Links::Target>(std::size_t from, const std::string& name)>;
  using Load = std::function<SharedFile(std::size_t file)>;
  ConstantsElsewhere(Lead lead, Load load) : lead_(std::move(lead)), load_(std::move(load)) {}

  // Adds to `names`, which are of the file's `tree`. Gives back the files that it has looked at for it.
  std::vector<std::size_t> give(std::size_t file, const syntax::Tree& tree, syntax::Names& names);

 private:
  // By "NAME" and "Class.NAME".
  using Constants = std::map<std::string, syntax::Constant, std::less<>>;
  const Constants& of(std::size_t file);

  Lead lead_;
  Load load_;
  std::map<std::size_t, Constants> known_;
};

}  // namespace insight::engine::taint
