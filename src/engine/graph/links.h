// Links: which file of the project a name leads to that another file uses, told from names and paths alone, so that nothing has to
// be read for it. Modules of Python and JavaScript through the Resolver; a class of Java, Kotlin, Scala, C#, PHP, Swift or Ruby to
// the file that goes by its name; a package of Go to its folder; what C, Solidity, Swift and Rust define to a file that is seen.
// Used by analyze_across. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/graph/imports.h"
#include "engine/graph/resolver.h"
#include "engine/graph/visible.h"

namespace insight::engine::graph {

class Links {
 public:
  // `files` must outlive it; an answer is an index into it. A file without imports has its path and language all the same.
  Links(std::span<const FileImports> files, ReadProjectFile read);

  struct Target {
    std::size_t file = 0;
    std::string rest;  // what the name says beyond the file: "run", "Helper.run"; empty: the module itself
  };
  // `name` is a full name as syntax::Names::qualified gives it, or that of a class or function that `from` doesn't define. Several
  // only for a package of Go, of whose files any may define it.
  const std::vector<Target>& of(std::size_t from, const std::string& name);

  // The files with classes that say they are made from one of this last name, its heirs. None where there are too many to ask.
  std::span<const std::size_t> heirs(std::string_view name) const;

  // The files whose names `from` may use, and those with heirs of its classes, 400 at most, as far as its own names
  // (FileImports::names) let it; never itself. In ascending order.
  std::vector<std::size_t> beside(std::size_t from);

 private:
  std::vector<Target> module_of(std::size_t from, std::string_view name);
  std::vector<Target> class_of(std::size_t from, std::string_view name) const;
  std::vector<Target> package_of(std::size_t from, std::string_view name) const;
  std::vector<Target> definition_of(std::size_t from, std::string_view name);
  std::vector<Target> path_of(std::size_t from, std::string_view name) const;
  bool sees(std::size_t from, std::size_t to);
  void add_defining(std::size_t from, std::vector<std::size_t>& found);
  std::string_view go_folder(std::size_t from, std::string_view package) const;
  bool may_lead(std::size_t from, std::size_t to) const;
  void add_all_seen(std::size_t from, std::vector<std::size_t>& found) const;
  void add_imported(std::size_t from, const ImportFact& import, std::vector<std::size_t>& found);
  void add_heirs(std::size_t from, std::vector<std::size_t>& found) const;
  void add_folder(std::size_t from, const std::string& folder, std::vector<std::size_t>& found) const;

  std::span<const FileImports> files_;
  Resolver resolver_;
  Visible visible_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_stem_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_number_;  // of languages whose files all see each other
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_given_;   // of languages whose names lead to definitions
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_base_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_folder_;
  std::map<std::pair<std::size_t, std::string>, std::vector<Target>> known_;
};

}  // namespace insight::engine::graph
