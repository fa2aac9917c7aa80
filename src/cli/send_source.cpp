#include "cli/send_source.h"

#include <fmt/format.h>

#include <cstdio>
#include <optional>
#include <set>
#include <unordered_set>

#include "base/error.h"
#include "cli/console.h"
#include "cli/pack.h"
#include "cli/source_files.h"
#include "engine/report/summary.h"
#include "json/encode.h"

namespace insight::cli {
namespace {

// More contents than these travel faster in one archive, and count as one request.
constexpr std::size_t kMostSingly = 10;

std::string printable(std::string text) {
  for (auto& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return text;
}

void tell_left_out(const std::vector<engine::Skipped>& files) {
  constexpr std::size_t kShown = 5;
  for (std::size_t i = 0; i < files.size() && i < kShown; ++i)
    std::fprintf(stderr, "  not sent: %s: %s\n", printable(files[i].path).c_str(), files[i].reason.c_str());
  if (files.size() > kShown) std::fprintf(stderr, "  and %zu more are not sent\n", files.size() - kShown);
}

std::string send_archive(ApiClient& api, const PackedSource& source) {
  ProgressLine line;
  try {
    const auto answer = api.upload("/api/insight/sources", source.file(), "application/gzip",
                                   [&](const http::Sent& sent) { line.show("uploading", sent.done / 1024, sent.total / 1024); });
    return text_member(answer, "sourceId");
  } catch (const Error& error) {
    if (error.code() != ErrorCode::too_large) throw;
    throw Error(error.code(), fmt::format("{}\nSubmit a smaller folder, or name what need not be analysed (build output, data) in "
                                          "a .insightignore file",
                                          error.what()));
  }
}

std::string send_whole(ApiClient& api, const std::filesystem::path& folder) {
  const PackedSource source(folder);
  std::fprintf(stderr, "uploading %s of %s\n", engine::report::counted(source.files(), "file").c_str(), folder.c_str());
  tell_left_out(source.left_out());
  return send_archive(api, source);
}

std::unordered_set<std::string> ask_what_is_missing(ApiClient& api, const std::vector<SourceFile>& files) {
  std::set<std::string> hashes;
  for (const auto& file : files) hashes.insert(file.sha256);
  json::Writer body;
  body.begin_object();
  body.field("hashes", hashes);
  body.end_object();
  std::unordered_set<std::string> missing;
  const auto answer = api.post("/api/insight/sources/missing", body.take());
  for (const auto& hash : member(answer, "missing").as_array()) missing.emplace(hash.as_string());
  return missing;
}

// One file of each content that is missing.
std::vector<SourceFile> to_send(const std::vector<SourceFile>& files, std::unordered_set<std::string> missing) {
  std::vector<SourceFile> chosen;
  for (const auto& file : files)
    if (missing.erase(file.sha256) > 0) chosen.push_back(file);
  return chosen;
}

void send_contents(ApiClient& api, const std::filesystem::path& folder, const std::vector<SourceFile>& files) {
  if (files.size() <= kMostSingly) {
    for (const auto& file : files) api.put("/api/insight/sources/blobs/" + file.sha256, folder / file.path);
    return;
  }
  std::set<std::string> names;
  for (const auto& file : files) names.insert(file.path);
  send_archive(api, PackedSource(folder, [&](const std::string& path) { return names.contains(path); }));
}

std::string send_manifest(ApiClient& api, const std::vector<SourceFile>& files) {
  json::Writer body;
  body.begin_object();
  body.key("files");
  body.begin_array();
  for (const auto& file : files) {
    body.begin_object();
    body.field("path", file.path);
    body.field("sha256", file.sha256);
    body.field("size", file.size);
    body.end_object();
  }
  body.end_array();
  body.end_object();
  return text_member(api.post("/api/insight/sources/manifest", body.take()), "sourceId");
}

// Nothing when an archive is the better or the only way.
std::optional<std::string> send_changes(ApiClient& api, const std::filesystem::path& folder) {
  try {
    const auto source = source_files(folder);
    if (source.files.empty()) return std::nullopt;
    const auto missing = to_send(source.files, ask_what_is_missing(api, source.files));
    if (missing.size() * 2 > source.files.size()) return std::nullopt;
    std::fprintf(stderr, "uploading %zu of %s of %s that changed\n", missing.size(),
                 engine::report::counted(source.files.size(), "file").c_str(), folder.c_str());
    tell_left_out(source.left_out);
    send_contents(api, folder, missing);
    return send_manifest(api, source.files);
  } catch (const Error& error) {
    // An older server has no such route; a file may change between its hash and its sending; a manifest has limits of its own.
    const bool otherwise = error.code() == ErrorCode::not_found || error.code() == ErrorCode::invalid ||
                           error.code() == ErrorCode::too_large || error.code() == ErrorCode::unsupported_media;
    if (!otherwise) throw;
    return std::nullopt;
  }
}

}  // namespace

std::string send_source(ApiClient& api, const std::filesystem::path& folder) {
  if (auto source = send_changes(api, folder)) return *std::move(source);
  return send_whole(api, folder);
}

}  // namespace insight::cli
