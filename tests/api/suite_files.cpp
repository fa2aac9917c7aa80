#include "suite_files.h"

#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace insight::api_test {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::string body_text(const std::string& written, const std::filesystem::path& folder) {
  if (!written.starts_with("<<")) return written;
  const auto what = written.substr(2);
  std::size_t letters = 0;
  const auto [end, error] = std::from_chars(what.data(), what.data() + what.size(), letters);
  if (error == std::errc{} && end == what.data() + what.size()) return std::string(letters, 'x');
  return read_file(folder / what);
}

}  // namespace insight::api_test
