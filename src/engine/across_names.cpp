#include "engine/across_names.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/graph/link_names.h"

namespace insight::engine {
namespace {

constexpr int most_rounds = 6;  // files that flows lead through

using Bits = std::span<const std::uint64_t>;  // by rule

// Was there one that is new?
bool add(std::span<std::uint64_t> bits, Bits more) {
  std::uint64_t fresh = 0;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    fresh |= more[i] & ~bits[i];
    bits[i] |= more[i];
  }
  return fresh != 0;
}

// What gets to a sink: functions, and files by their class.
class Names {
 public:
  explicit Names(std::size_t words) : words_(words) {}

  bool add(std::uint32_t name, Bits more) {
    const auto [at, is_new] = places_.try_emplace(name, names_.size());
    if (is_new) {
      names_.push_back(name);
      bits_.resize(bits_.size() + words_);
    }
    return insight::engine::add(std::span(bits_).subspan(at->second * words_, words_), more);
  }
  bool add(const Names& other) {
    bool is_new = false;
    other.each([&](std::uint32_t name, Bits bits) { is_new = add(name, bits) || is_new; });
    return is_new;
  }
  std::optional<Bits> find(std::uint32_t name) const {
    const auto known = places_.find(name);
    return known != places_.end() ? std::optional(bits_at(known->second)) : std::nullopt;
  }
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < names_.size(); ++i) visit(names_[i], bits_at(i));
  }

 private:
  Bits bits_at(std::size_t place) const { return Bits(bits_).subspan(place * words_, words_); }

  std::size_t words_;
  std::unordered_map<std::uint32_t, std::size_t> places_;  // in names_
  std::vector<std::uint32_t> names_;
  std::vector<std::uint64_t> bits_;  // of each of names_
};

// Which numbers can't be among those it was given: most of what is asked for isn't, and a search for each would be the whole cost.
class Sieve {
 public:
  void add(std::uint32_t number) { bits_[place(number) / 64] |= bit(number); }
  bool may_have(std::uint32_t number) const { return (bits_[place(number) / 64] & bit(number)) != 0; }

 private:
  static constexpr int width = 13;
  static std::size_t place(std::uint32_t number) { return number * 0x9E3779B1u >> (32 - width); }
  static std::uint64_t bit(std::uint32_t number) { return std::uint64_t{1} << (place(number) % 64); }

  std::array<std::uint64_t, (std::size_t{1} << width) / 64> bits_{};
};

// What the functions of a file use, each name once, and to which sinks it is known to get.
struct Uses {
  std::vector<std::uint32_t> names;                     // ascending
  std::vector<std::vector<std::uint32_t>> of_function;  // indexes into `names`
  std::vector<std::uint64_t> bits;
  std::vector<char> lead_on;  // which of `names` have bits: few do, and each is asked for again and again
  Sieve sieve;                // of `names`

  Uses(std::span<const graph::FunctionNames> functions, std::size_t words) {
    for (const auto& function : functions) names.insert(names.end(), function.uses.begin(), function.uses.end());
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    bits.resize(names.size() * words);
    lead_on.resize(names.size());
    for (const std::uint32_t name : names) sieve.add(name);
    for (const auto& function : functions) {
      auto& indexes = of_function.emplace_back();
      for (const std::uint32_t use : function.uses)
        indexes.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(names, use) - names.begin()));
    }
  }

  void add(std::uint32_t name, Bits more) {
    if (!sieve.may_have(name)) return;
    const auto at = std::ranges::lower_bound(names, name);
    if (at == names.end() || *at != name) return;
    const auto index = static_cast<std::size_t>(at - names.begin());
    insight::engine::add(std::span(bits).subspan(index * more.size(), more.size()), more);
    lead_on[index] = 1;
  }
};

class Chains {
 public:
  Chains(std::span<const NamingFile> files, std::size_t words,
         const std::function<const std::vector<std::size_t>&(std::size_t)>& beside)
      : files_(files), words_(words), beside_(beside), names_(files.size(), Names(words)), uses_(files.size()) {}

  std::vector<std::optional<RuleBits>> all() {
    changed_.resize(files_.size());
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (is_known(file)) begin(file);
      changed_[file] = !files_[file].sinks.empty();
    }
    for (int round = 0; round < most_rounds && std::ranges::count(changed_, true) > 0; ++round) go_on();
    std::vector<std::optional<RuleBits>> all(files_.size());
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (!is_known(file)) continue;
      all[file].emplace(words_);
      names_[file].each([&](std::uint32_t, Bits bits) { add(*all[file], bits); });
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
          names_[file].add(function.name, bits);
          is_held = true;
        }
      }
    }
  }

  // Those of which there is something new then stand in changed_.
  void go_on() {
    std::vector<bool> before = std::exchange(changed_, std::vector<bool>(files_.size()));
    for (std::size_t file = 0; file < files_.size(); ++file) {
      if (!is_known(file)) continue;
      std::vector<std::size_t> near;
      for (const std::size_t other : beside_(file)) {
        if (before[other] || changed_[other]) near.push_back(other);
      }
      changed_[file] = (before[file] || !near.empty()) && go_on(file, near);
    }
  }

  // `near`: beside the file, and new in something. What others have was taken in when it was new.
  bool go_on(std::size_t file, const std::vector<std::size_t>& near) {
    Names& names = names_[file];
    if (!uses_[file]) uses_[file].emplace(functions(file), words_);
    Uses& uses = *uses_[file];
    const auto see = [&](std::uint32_t name, Bits bits) { uses.add(name, bits); };
    bool is_new = false;
    for (const std::size_t other : near) {
      names_[other].each(see);
      if (is_made_from(file, other)) is_new = names.add(names_[other]) || is_new;  // what it inherits
      if (is_known(other) && is_made_from(other, file)) is_new = take_over(file, names_[other]) || is_new;
      for (const NamingFile::Sinks& sinks : files_[other].sinks) {
        if (!is_known(other)) is_new = names.add(class_of(file), bit_of(sinks.rule)) || is_new;
      }
    }
    names.each(see);
    while (pass_on(file, uses)) is_new = true;
    return is_new;
  }

  bool is_made_from(std::size_t heir, std::size_t base) const {
    return std::ranges::binary_search(files_[heir].facts->names->bases, class_of(base));
  }

  // Who calls a method of a class may run what an heir does instead.
  bool take_over(std::size_t file, const Names& of_heir) {
    bool is_new = false;
    for (const auto& function : functions(file)) {
      const auto known = function.is_class ? std::nullopt : of_heir.find(function.name);
      if (known) is_new = names_[file].add(function.name, *known) || is_new;
    }
    return is_new;
  }

  // From what functions call to themselves.
  bool pass_on(std::size_t file, Uses& uses) {
    bool is_new = false;
    RuleBits bits(words_);
    for (std::size_t i = 0; i < functions(file).size(); ++i) {
      std::ranges::fill(bits, 0);
      bool any = false;
      for (const std::uint32_t use : uses.of_function[i]) {
        if (uses.lead_on[use] != 0) any = add(bits, Bits(uses.bits).subspan(use * words_, words_)) || any;
      }
      const std::uint32_t name = functions(file)[i].name;
      if (!any || !names_[file].add(name, bits)) continue;
      uses.add(name, bits);
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
  std::vector<Names> names_;               // by file
  std::vector<std::optional<Uses>> uses_;  // of files that were looked at
  std::vector<bool> changed_;
};

}  // namespace

std::vector<std::optional<RuleBits>> sinks_by_names(std::span<const NamingFile> files, std::size_t words,
                                                    const std::function<const std::vector<std::size_t>&(std::size_t)>& beside) {
  return Chains(files, words, beside).all();
}

}  // namespace insight::engine
