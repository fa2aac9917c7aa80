// Resources: what the project's configuration files say, by key, so that a value which the code reads from one is as good as
// written in the code: Java's .properties, Python's .ini and .json. Of several files that have a key the one counts that shares the
// most folders with the code; where such give different values there is none. Filled once per run by analyze, then only read; used
// by Names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/syntax/language.h"

namespace insight::engine::syntax {

class Resources {
 public:
  // Is it a file whose values code of the language reads?
  static bool is_one(std::string_view path);
  static bool reads(Language language);

  // What isn't understood is passed over.
  void add(std::string_view path, std::string_view text);
  // As an .ini file.
  void add_settings(std::string_view path, std::string_view text);

  bool empty() const { return values_.empty(); }
  // The same for the same values.
  std::uint64_t number() const { return number_; }

  // For code in the file `from`. Of .properties.
  std::optional<std::string_view> property(std::string_view from, std::string_view key) const;
  // Of an .ini file's section.
  std::optional<std::string_view> setting(std::string_view from, std::string_view section, std::string_view key) const;
  // Of a JSON object that is the whole of its file, or within such an object: `a` or `a`, `b`.
  std::optional<std::string_view> member(std::string_view from, std::string_view outer, std::string_view inner) const;

 private:
  struct Given {
    std::string file;
    std::string value;
  };
  void add_properties(std::string_view path, std::string_view text);
  void add_members(std::string_view path, std::string_view text);
  void keep(std::string_view path, std::string key, std::string_view value);
  std::optional<std::string_view> find(std::string_view from, const std::string& key) const;

  std::unordered_map<std::string, std::vector<Given>> values_;
  std::size_t count_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace insight::engine::syntax
