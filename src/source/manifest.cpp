#include "source/manifest.h"

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "blob/blob_store.h"
#include "source/entry_path.h"

namespace insight::source {
namespace {

constexpr std::size_t kMostProblems = 100;
constexpr std::size_t kMostSkipped = 1000;
constexpr std::int64_t kKindOfFile = 0170000;
constexpr std::int64_t kPlainFile = 0100000;

std::string pointer_to(std::size_t index, std::string_view member) {
  return "/files/" + std::to_string(index) + "/" + std::string(member);
}

// Nothing for what is no mode at all.
std::optional<std::int64_t> mode_of(const boost::json::value& mode) {
  if (mode.is_int64()) return mode.get_int64();
  if (!mode.is_string()) return std::nullopt;
  const std::string_view digits = mode.get_string();
  std::int64_t bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits, 8);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return bits;
}

bool is_plain(const boost::json::value& mode) {
  const auto bits = mode_of(mode);
  return bits && *bits >= 0 && *bits <= 0177777 && ((*bits & kKindOfFile) == 0 || (*bits & kKindOfFile) == kPlainFile);
}

[[noreturn]] void too_large(const std::string& what) {
  throw Error{ErrorCode::too_large, "the manifest names " + what + "; send less, without build output and dependencies"};
}

}  // namespace

void validate(const Manifest& manifest, json::Problems& problems) {
  if (manifest.files.empty()) problems.add("/files", "is empty; name the project's files");
  for (std::size_t i = 0; i < manifest.files.size() && problems.size() < kMostProblems; ++i) {
    const auto& file = manifest.files[i];
    if (!blob::is_hash(file.sha256)) problems.add(pointer_to(i, "sha256"), "must be a SHA-256 as 64 lower-case hexadecimal digits");
    if (file.mode && !is_plain(*file.mode))
      problems.add(pointer_to(i, "mode"), "must be a plain file's, such as 420 or \"100644\"; links and devices are not taken");
  }
}

ManifestPlan plan_of(const Manifest& manifest, const Limits& limits) {
  if (manifest.files.size() > limits.files) too_large("more than " + std::to_string(limits.files) + " files");
  ManifestPlan plan;
  EntryNames names;
  std::vector<FieldError> problems;
  for (std::size_t i = 0; i < manifest.files.size() && problems.size() < kMostProblems; ++i) {
    const auto& file = manifest.files[i];
    try {
      auto path = clean_entry_path(file.path, limits);
      if (path.empty() || file.path.ends_with('/')) {
        problems.push_back({pointer_to(i, "path"), "names no file"});
        continue;
      }
      if (auto left = left_out(path)) {
        if (plan.skipped.size() < kMostSkipped && std::ranges::find(plan.skipped, *left) == plan.skipped.end())
          plan.skipped.push_back(*std::move(left));
        continue;
      }
      auto folders = names.add_file(path, limits);
      std::ranges::move(folders, std::back_inserter(plan.folders));
      if (file.size > limits.unpacked_bytes - plan.bytes)
        too_large("more than " + std::to_string(limits.unpacked_bytes) + " bytes");
      plan.bytes += file.size;
      plan.files.push_back({std::move(path), i});
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid || error.fields().empty()) throw;
      problems.push_back({pointer_to(i, "path"), "'" + error.fields().front().pointer + "' " + error.fields().front().detail});
    }
  }
  if (!problems.empty()) {
    const auto first = problems.front().pointer + " " + problems.front().detail;
    throw Error{ErrorCode::invalid, "The manifest can't be taken: " + first, std::move(problems)};
  }
  if (plan.files.empty()) throw Error{ErrorCode::invalid, "The manifest names no file that is kept; name the project's files"};
  return plan;
}

}  // namespace insight::source
