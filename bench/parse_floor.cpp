// parse_floor: the floor under any analysis: reads and parses every file of a folder with tree-sitter alone, on as many threads as
// `insight analyze` uses, and prints files, bytes and CPU seconds as JSON. bench/engine.sh sets the engine's time against it.
// Nothing of the engine is in it, which has a core and grammars of its own build.
#include <sys/resource.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

extern "C" {
const TSLanguage* tree_sitter_c();
const TSLanguage* tree_sitter_cpp();
const TSLanguage* tree_sitter_go();
const TSLanguage* tree_sitter_java();
const TSLanguage* tree_sitter_php();
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_ruby();
const TSLanguage* tree_sitter_rust();
const TSLanguage* tree_sitter_typescript();
}

namespace {

namespace fs = std::filesystem;

using Grammar = const TSLanguage* (*)();
constexpr std::array<std::pair<std::string_view, Grammar>, 9> grammars{{{".py", tree_sitter_python},
                                                                        {".ts", tree_sitter_typescript},
                                                                        {".go", tree_sitter_go},
                                                                        {".java", tree_sitter_java},
                                                                        {".rb", tree_sitter_ruby},
                                                                        {".php", tree_sitter_php},
                                                                        {".rs", tree_sitter_rust},
                                                                        {".hpp", tree_sitter_cpp},
                                                                        {".h", tree_sitter_c}}};

struct Source {
  fs::path path;
  Grammar grammar;
};

std::vector<Source> sources_below(const fs::path& root) {
  constexpr std::uintmax_t same_limit_as_analyze = 1'000'000;
  std::vector<Source> found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.file_size() > same_limit_as_analyze) continue;
    const std::string extension = entry.path().extension().string();
    const auto known = std::ranges::find(grammars, extension, [](const auto& one) { return one.first; });
    if (known != grammars.end()) found.push_back({entry.path(), known->second});
  }
  return found;
}

std::size_t parse(const Source& source) {
  std::ifstream in(source.path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  TSParser* parser = ts_parser_new();
  ts_parser_set_language(parser, source.grammar());
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
