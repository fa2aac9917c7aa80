#include "engine/across_names.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "engine/graph/link_names.h"

namespace insight::engine {
namespace {

constexpr int most_rounds = 6;  // files that flows lead through

using Names = std::unordered_map<std::uint32_t, RuleBits>;  // what gets to a sink: functions, and files by their class

// Was there one that is new?
bool add(RuleBits& bits, const RuleBits& more) {
  bool is_new = false;
  bits.resize(more.size());
  for (std::size_t i = 0; i < more.size(); ++i) {
    is_new = is_new || (more[i] & ~bits[i]) != 0;
    bits[i] |= more[i];
  }
  return is_new;
}

bool add(Names& names, const Names& more) {
  bool is_new = false;
  for (const auto& [name, bits] : more) is_new = add(names[name], bits) || is_new;
  return is_new;
}

class Chains {
 public:
  Chains(std::span<const NamingFile> files, std::size_t words,
         const std::function<const std::vector<std::size_t>&(std::size_t)>& beside)
      : files_(files), words_(words), beside_(beside), names_(files.size()) {}

  std::vector<std::optional<RuleBits>> all() {
    std::vector<bool> changed(files_.size());
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (is_known(file)) begin(file);
      changed[file] = !files_[file].sinks.empty();
    }
    for (int round = 0; round < most_rounds && std::ranges::count(changed, true) > 0; ++round) changed = go_on(changed);
    std::vector<std::optional<RuleBits>> all(files_.size());
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (!is_known(file)) continue;
      all[file].emplace(words_);
      for (const auto& [name, bits] : names_[file]) add(*all[file], bits);
    }
    return all;
  }

 private:
  bool is_known(std::size_t file) const {
    return files_[file].facts != nullptr && files_[file].facts->names && !files_[file].facts->names->functions.empty();
  }

  // A sink stands in the function around it, and what stands in none runs with its class.
  void begin(std::size_t file) {
    for (const NamingFile::Sinks& sinks : files_[file].sinks) {
      const RuleBits bits = bit_of(sinks.rule);
      for (const std::uint32_t place : sinks.places) {
        bool is_held = false;
        for (const auto& function : functions(file)) {
          if (place < function.begin || place >= function.end || (is_held && function.is_class)) continue;
          add(names_[file][function.name], bits);
          is_held = true;
        }
      }
    }
  }

  // Those of which there is something new now.
  std::vector<bool> go_on(const std::vector<bool>& changed) {
    std::vector<bool> now(files_.size());
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (!is_known(file)) continue;
      const std::vector<std::size_t>& near = beside_(file);
      const bool is_asked = changed[file] || std::ranges::any_of(near, [&](std::size_t other) { return changed[other]; });
      now[file] = is_asked && go_on(file, near);
    }
    return now;
  }

  bool go_on(std::size_t file, const std::vector<std::size_t>& near) {
    Names& names = names_[file];
    Names seen = names;
    bool is_new = false;
    for (const std::size_t other : near) {
      add(seen, names_[other]);
      if (is_made_from(file, other)) is_new = add(names, names_[other]) || is_new;  // what it inherits
      if (is_known(other) && is_made_from(other, file)) is_new = take_over(file, names_[other]) || is_new;
      for (const NamingFile::Sinks& sinks : files_[other].sinks) {
        if (!is_known(other)) is_new = add(names[class_of(file)], bit_of(sinks.rule)) || is_new;
      }
    }
    add(seen, names);
    for (bool goes_on = !seen.empty(); goes_on;) {
      goes_on = pass_on(file, seen);
      is_new = is_new || goes_on;
    }
    return is_new;
  }

  bool is_made_from(std::size_t heir, std::size_t base) const {
    return std::ranges::binary_search(files_[heir].facts->names->bases, class_of(base));
  }

  // Who calls a method of a class may run what an heir does instead.
  bool take_over(std::size_t file, const Names& of_heir) {
    bool is_new = false;
    for (const auto& function : functions(file)) {
      const auto known = function.is_class ? of_heir.end() : of_heir.find(function.name);
      if (known != of_heir.end()) is_new = add(names_[file][function.name], known->second) || is_new;
    }
    return is_new;
  }

  // From what functions call to themselves.
  bool pass_on(std::size_t file, Names& seen) {
    bool is_new = false;
    for (const auto& function : functions(file)) {
      RuleBits bits;
      for (const std::uint32_t use : function.uses) {
        if (const auto known = seen.find(use); known != seen.end()) add(bits, known->second);
      }
      if (bits.empty() || !add(names_[file][function.name], bits)) continue;
      add(seen[function.name], bits);
      is_new = true;
    }
    return is_new;
  }

  std::span<const graph::FunctionNames> functions(std::size_t file) const { return files_[file].facts->names->functions; }

  RuleBits bit_of(std::size_t rule) const {
    RuleBits bits(words_);
    bits[rule / 64] |= std::uint64_t{1} << (rule % 64);
    return bits;
  }

  // The name of the class that a file goes by.
  std::uint32_t class_of(std::size_t file) const {
    if (files_[file].facts == nullptr) return 0;
    std::string_view stem = files_[file].facts->path;
    stem.remove_prefix(stem.rfind('/') + 1);
    return graph::file_number(files_[file].facts->language, stem.substr(0, stem.find('.')));
  }

  std::span<const NamingFile> files_;
  std::size_t words_;
  const std::function<const std::vector<std::size_t>&(std::size_t)>& beside_;
  std::vector<Names> names_;
};

}  // namespace

std::vector<std::optional<RuleBits>> sinks_by_names(std::span<const NamingFile> files, std::size_t words,
                                                    const std::function<const std::vector<std::size_t>&(std::size_t)>& beside) {
  return Chains(files, words, beside).all();
}

}  // namespace insight::engine
