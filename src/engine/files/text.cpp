#include "engine/files/text.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>

#include "base/text.h"
#include "engine/files/beneath.h"
#include "engine/files/encoding.h"

namespace insight::engine::files {
namespace {

constexpr std::size_t minified_size = 5'000;
constexpr std::size_t minified_line = 500;  // bytes a line, on average

std::string megabytes(std::uint64_t bytes) {
  if (bytes < 100'000) return fmt::format("{} bytes", bytes);
  return bytes % 1'000'000 == 0 ? fmt::format("{} MB", bytes / 1'000'000)
                                : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

std::string too_large(std::uint64_t bytes, std::uint64_t limit) {
  return fmt::format("too large ({}; the limit is {})", megabytes(bytes), megabytes(limit));
}

std::string unreadable() {
  const int reason = errno;
  if (reason == ELOOP) return "unreadable: a symbolic link";
  return "unreadable: " + std::generic_category().message(reason);
}

Descriptor open_below(const std::filesystem::path& root, const FileEntry& entry) {
  const Descriptor folder(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder ? open_beneath(folder.get(), entry.path, What::File) : Descriptor();
}

// All of an open file, or why not. Reads one byte beyond the limit, so a file that grows meanwhile is noticed.
std::optional<std::string> read_all(int file, std::uint64_t expected, std::uint64_t limit, std::string& content) {
  content.resize(static_cast<std::size_t>(std::min(expected, limit)) + 1);
  std::size_t size = 0;
  while (true) {
    const ssize_t got = ::read(file, content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable();
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit) return too_large(size, limit);
    if (size == expected) break;  // there was room for more
    if (size == content.size()) content.resize(size * 2);
  }
  content.resize(size);
  return std::nullopt;
}

bool is_minified(std::string_view path, std::string_view content) {
  const auto name = path.substr(path.rfind('/') + 1);
  if (name.find(".min.") != std::string_view::npos) return true;
  if (content.size() < minified_size) return false;
  const auto lines = static_cast<std::size_t>(std::count(content.begin(), content.end(), '\n')) + 1;
  return content.size() / lines > minified_line;
}

std::optional<std::string> reason_against(const FileEntry& entry, std::string_view content, const ReadLimits& limits) {
  if (content.starts_with("%PDF-")) return "binary";
  if (limits.skip_minified && !entry.named && is_minified(entry.path, content)) return "minified";
  return std::nullopt;
}

}  // namespace

std::variant<Text, Skipped> read_text(const std::filesystem::path& root, const FileEntry& entry, const ReadLimits& limits) {
  const auto skip = [&](std::string reason) { return Skipped{entry.path, std::move(reason)}; };
  const Descriptor file = open_below(root, entry);
  if (!file) return skip(unreadable());
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return skip(unreadable());
  if (!S_ISREG(status.st_mode)) return skip("unreadable: not a regular file");
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limits.max_bytes) return skip(too_large(size, limits.max_bytes));

  Text text{entry.path, {}};
  if (auto reason = read_all(file.get(), size, limits.max_bytes, text.content)) return skip(*std::move(reason));
  auto content = as_utf8(std::move(text.content));
  if (!content) return skip("binary");
  text.content = *std::move(content);
  if (auto reason = reason_against(entry, text.content, limits)) return skip(*std::move(reason));
  return text;
}

std::string first_line(const std::filesystem::path& root, const FileEntry& entry) {
  const Descriptor file = open_below(root, entry);
  struct stat status{};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  std::string line(200, '\0');
  const ssize_t got = ::read(file.get(), line.data(), line.size());
  line.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return line.substr(0, line.find('\n'));
}

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.reserve(text.size() / 32 + 2);
  for (const char* at = text.data(); !text.empty();) {
    const auto left = static_cast<std::size_t>(text.data() + text.size() - at);
    const auto* newline = static_cast<const char*>(std::memchr(at, '\n', left));
    if (newline == nullptr) break;
    at = newline + 1;
    starts_.push_back(static_cast<std::uint32_t>(at - text.data()));
  }
}

std::uint32_t LineIndex::lines() const {
  const bool ends_with_newline = starts_.size() > 1 && starts_.back() == text_.size();
  return static_cast<std::uint32_t>(starts_.size() - (ends_with_newline || text_.empty() ? 1 : 0));
}

std::uint32_t LineIndex::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::uint32_t>(after - starts_.begin());
}

std::string_view LineIndex::line(std::uint32_t number) const {
  if (number == 0 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
  auto line = text_.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::uint32_t LineIndex::column(std::uint32_t line, std::size_t offset) const {
  const std::size_t begin = starts_[line - 1];
  return static_cast<std::uint32_t>(count_code_points(text_.substr(begin, offset - begin))) + 1;
}

Place LineIndex::place(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  end = std::clamp(end, begin, text_.size());
  Place place;
  place.line = line_of(begin);
  place.column = column(place.line, begin);
  place.end_line = line_of(end);
  place.end_column = column(place.end_line, end);
  return place;
}

}  // namespace insight::engine::files
