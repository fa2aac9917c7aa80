// mutants: the whole engine over real files that have been damaged: parsed, named, matched against all rules of ours, measured. A
// mutant is known by its number, so a run goes on where the last one ended, and one that fell is looked at alone:
//
//   mutants --count N [--first N] [--slow SECONDS] [--state FILE] [--save FILE] FOLDER…
//
// Ends with 1 when a mutant took more than five seconds of the processor (--slow; the sanitizers take ten times as long); a crash
// ends the program, and with --state the file says at which one. Run by scripts/mutants.sh, under the sanitizers; a short run is in
// `make test`.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "../simulation/flags.h"
#include "engine/detectors/complexity.h"
#include "engine/files/text.h"
#include "engine/finish.h"
#include "engine/graph/imports.h"
#include "engine/match/scan.h"
#include "engine/rule/rule_set.h"
#include "engine/syntax/lower.h"
#include "mutate.h"

namespace insight::mutants {
namespace {

namespace fs = std::filesystem;
using namespace insight::engine;
using std::chrono::steady_clock;

constexpr std::size_t kMostBytes = 12'000;  // of a file: what goes wrong goes wrong in few lines

struct Sample {
  syntax::Language language{};
  std::string path;
  std::string text;
};

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

// By path, so that numbers mean the same mutants as long as the files stay.
std::vector<Sample> read_all(const std::vector<std::string>& folders) {
  std::vector<fs::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
      if (entry.is_regular_file() && entry.file_size() > 0 && entry.file_size() <= kMostBytes) paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  std::vector<Sample> samples;
  for (const fs::path& path : paths) {
    std::string text = read(path);
    if (const auto language = syntax::language_of_file(path.string(), text))
      samples.push_back({*language, path.string(), std::move(text)});
  }
  return samples;
}

// Languages in turn, so that one with few files is not forgotten.
class Samples {
 public:
  explicit Samples(const std::vector<std::string>& folders) : all_(read_all(folders)) {
    for (const Sample& sample : all_) by_language_[sample.language].push_back(&sample);
    for (const auto& [language, samples] : by_language_) languages_.push_back(language);
  }

  bool empty() const { return all_.empty(); }
  std::string summary() const {
    std::string text;
    for (const auto& [language, samples] : by_language_)
      text += " " + std::string(syntax::name_of(language)) + " " + std::to_string(samples.size());
    return text;
  }

  const Sample& any(std::uint64_t number, std::mt19937_64& dice) const {
    const auto& samples = by_language_.at(languages_[number % languages_.size()]);
    return *samples[std::uniform_int_distribution<std::size_t>(0, samples.size() - 1)(dice)];
  }

 private:
  std::vector<Sample> all_;
  std::map<syntax::Language, std::vector<const Sample*>> by_language_;
  std::vector<syntax::Language> languages_;
};

struct Mutant {
  syntax::Language language{};
  std::string path;
  std::string text;
};

Mutant mutant(const Samples& samples, std::uint64_t number) {
  std::mt19937_64 dice(number);
  const Sample& sample = samples.any(number, dice);
  const Sample& other = samples.any(number, dice);
  return {sample.language, sample.path, mutate(sample.text, other.text, dice, 2 * kMostBytes)};
}

// What analyze does with a file.
std::size_t look_at(const Mutant& mutant, match::Scanner& scanner) {
  const files::LineIndex lines(mutant.text);
  auto candidates = scanner.candidates(mutant.text, mutant.language);
  const auto lowered = syntax::lower(mutant.language, mutant.text);
  if (lowered.refusal != syntax::Refusal::None) return 0;
  const syntax::Names names(lowered.tree);
  std::vector<match::RuleMatch> matches;
  scanner.scan(
      {.path = mutant.path, .language = mutant.language, .text = mutant.text, .tree = &lowered.tree, .names = &names, .now = 0},
      candidates, matches);
  auto findings = detectors::complexity(lowered.tree, lines, mutant.path);
  finish(findings, mutant.text, lines, &lowered.tree, true);
  return matches.size() + findings.size() + graph::imports_of(mutant.path, lowered.tree, lines).imports.size();
}

void write_state(const std::string& path, std::uint64_t next) {
  if (!path.empty()) std::ofstream(path) << next << '\n';
}

int main(char** words) {
  simulation::Flags flags(words, "mutants --count N [--first N] [--slow SECONDS] [--state FILE] [--save FILE] FOLDER…");
  const std::uint64_t count = flags.number("--count", 1'000);
  std::uint64_t first = flags.number("--first", 1);
  const auto slow = static_cast<double>(flags.number("--slow", 5));
  const std::string state = flags.text("--state").value_or("");
  const std::string save = flags.text("--save").value_or("");
  const Samples samples(flags.rest());
  if (samples.empty()) flags.explain();
  if (std::uint64_t kept = 0; std::ifstream(state) >> kept) first = kept;
  std::vector<Diagnostic> diagnostics;
  const RuleSet rules = RuleSet::compile(builtin_rules(), diagnostics);
  match::Scanner scanner(rules);
  std::cout << "mutants " << first << " to " << count << " of" << samples.summary() << std::endl;
  const auto began = steady_clock::now();
  double slowest = 0;
  std::size_t found = 0;
  bool good = true;
  for (std::uint64_t number = first; number <= count; ++number) {
    const Mutant made = mutant(samples, number);
    write_state(state, number);
    if (!save.empty()) std::ofstream(save, std::ios::binary) << made.text;
    const auto start = std::clock();
    found += look_at(made, scanner);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    slowest = std::max(slowest, seconds);
    if (seconds > slow) {
      std::cout << "mutant " << number << " of " << made.path << " took " << seconds << " s" << std::endl;
      good = false;
    }
    if (number % 10'000 == 0) std::cout << number << ": slowest so far " << slowest << " s" << std::endl;
  }
  write_state(state, count + 1);
  std::cout << "done: slowest " << slowest << " s, " << found << " things found, "
            << std::chrono::duration<double>(steady_clock::now() - began).count() << " s" << std::endl;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace insight::mutants

int main(int, char** words) {
  return insight::mutants::main(words + 1);
}
