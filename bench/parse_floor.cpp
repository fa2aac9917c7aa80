// parse_floor: the floor under any analysis: reads and parses every file of a folder with tree-sitter alone, on as many threads as
// `insight analyze` uses, and prints files, bytes and CPU seconds as JSON. bench/run.sh sets the engine's time against it.
#include <sys/resource.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "engine/syntax/language.h"
#include "engine/syntax/languages/spec.h"

namespace {

namespace fs = std::filesystem;
using insight::engine::syntax::Language;
using insight::engine::syntax::language_of_file;

struct Source {
  fs::path path;
  Language language;
};

std::vector<Source> sources_below(const fs::path& root) {
  constexpr std::uintmax_t same_limit_as_analyze = 1'000'000;
  std::vector<Source> found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.file_size() > same_limit_as_analyze) continue;
    if (const auto language = language_of_file(entry.path().string())) found.push_back({entry.path(), *language});
  }
  return found;
}

std::size_t parse(const Source& source) {
  std::ifstream in(source.path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  TSParser* parser = ts_parser_new();
  ts_parser_set_language(parser, insight::engine::syntax::spec_of(source.language).grammar());
  ts_tree_delete(ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
  ts_parser_delete(parser);
  return text.size();
}

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: parse_floor DIR\n");
    return 2;
  }
  const auto sources = sources_below(argv[1]);
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> bytes = 0;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) {
      threads.emplace_back([&] {
        for (std::size_t at = next++; at < sources.size(); at = next++) bytes += parse(sources[at]);
      });
    }
  }
  std::printf("{\"files\": %zu, \"bytes\": %zu, \"cpu_seconds\": %.3f}\n", sources.size(), bytes.load(), cpu_seconds());
  return 0;
}
