// Visible: which files a file sees where neither an import alone nor a file's name says what a name means: those that C and
// Solidity include and what is included there, the module around a file of Swift, the modules of a crate of Rust. From paths and
// imports alone. Used by Links. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/graph/imports.h"

namespace insight::engine::graph {

class Visible {
 public:
  // `files` must outlive it; an answer is an index into it.
  explicit Visible(std::span<const FileImports> files);

  // What C's and Solidity's imports lead to; of a header of C also the sources that go by its name. Never the file
  // itself; in ascending order.
  const std::vector<std::size_t>& included(std::size_t from);
  // The file that one import leads to.
  std::optional<std::size_t> import(std::size_t from, std::string_view specifier) const;

  // Of Swift: the folder below `Sources`, or that of the whole.
  bool is_same_module(std::size_t a, std::size_t b) const;

  // Of Rust: the file of the longest beginning of `path`, `crate.db.run`, `super.util`, `db.run`, and how many of its parts that
  // is.
  struct Module {
    std::size_t file = 0;
    std::size_t parts = 0;
  };
  std::optional<Module> module_of(std::size_t from, std::span<const std::string_view> path) const;
  bool is_same_crate(std::size_t a, std::size_t b) const;

 private:
  const std::vector<std::size_t>& imported(std::size_t from);
  std::optional<std::size_t> exact(const std::string& path) const;
  std::optional<std::size_t> file_of_module(const std::string& folder) const;
  std::string crate_of(std::size_t file) const;
  std::string folder_of_module(std::size_t file) const;

  std::span<const FileImports> files_;
  std::unordered_map<std::string, std::size_t> index_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // of C, C++ and Solidity
  std::unordered_map<std::string, std::vector<std::size_t>> sources_;  // of C and C++, by the name without its ending
  std::unordered_set<std::string> crates_;                             // folders with a main.rs or lib.rs
  std::unordered_map<std::size_t, std::vector<std::size_t>> imported_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> included_;
};

}  // namespace insight::engine::graph
