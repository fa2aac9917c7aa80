// `pack FOLDER FILE` makes a pack of the folder's files, `unpack FILE FOLDER` writes them out again; for scripts/fuzz.sh.
#include "pack.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace {

using namespace insight::fuzz;

void pack(const std::string& folder, const std::string& to) {
  std::vector<std::string> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) inputs.push_back(content_of(entry.path()));
  std::ranges::sort(inputs);
  std::string bytes;
  for (const auto& input : inputs) append_to_pack(bytes, input);
  std::ofstream(to, std::ios::binary) << bytes;
}

void unpack(const std::string& from, const std::string& folder) {
  int number = 0;
  for (const auto& input : read_pack(from)) std::ofstream(folder + "/" + std::to_string(number++), std::ios::binary) << input;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 3 && words[0] == "pack") {
    pack(words[1], words[2]);
  } else if (words.size() == 3 && words[0] == "unpack") {
    unpack(words[1], words[2]);
  } else {
    std::fprintf(stderr, "usage: fuzz_pack pack FOLDER FILE | unpack FILE FOLDER\n");
    return 2;
  }
  return 0;
}
