// ignore: what .gitignore and .insightignore say, in gitignore's own syntax. Made by walk, one list per folder that has such files,
// chained to the folders above. Immutable once made, so threads share it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/files/glob.h"

namespace insight::engine::files {

class IgnoreList {
 public:
  enum class Entry { File, Folder };
  enum class Verdict { Ignore, Keep };

  // `folder` is where the file stands, relative to the root, "" for the root itself. `above`: the list that counts where this one
  // is silent.
  IgnoreList(std::string_view folder, std::shared_ptr<const IgnoreList> above) : folder_(folder), above_(std::move(above)) {}
  // One that stands above the root: `way` leads from there to the root ("src/lib").
  static IgnoreList above_root(std::string_view way, std::shared_ptr<const IgnoreList> above) {
    IgnoreList list("", std::move(above));
    list.way_ = way;
    return list;
  }

  // Adds the lines of one file; later lines win over earlier ones.
  void add(std::string_view text);
  bool empty() const { return rules_.empty(); }

  // Of one above the root: whether it or one above it leaves out the root, or a folder on the way there.
  bool ignores_root() const;

  // The last line that matches in the innermost folder that has one. Nothing: no line speaks of it.
  std::optional<Verdict> verdict(std::string_view path, Entry entry) const;

 private:
  struct Rule {
    Glob glob;
    bool anchored;  // matched against the path from the folder, else against the name alone
    bool folders_only;
    Verdict verdict;
  };
  std::optional<Verdict> own_verdict(std::string_view path, Entry entry) const;
  std::optional<Verdict> said_of(std::string_view path_from_here, Entry entry) const;

  std::string folder_;
  std::string way_;  // from the file's folder to the root, where that lies deeper
  std::vector<Rule> rules_;
  std::shared_ptr<const IgnoreList> above_;
};

}  // namespace insight::engine::files
