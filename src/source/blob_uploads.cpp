#include "source/blob_uploads.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "source/account_blob_store.h"
#include "source/mapped_file.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostProblems = 100;
constexpr Millis kTouchEvery = 24 * 3'600'000;  // so that asking is seldom writing
constexpr Millis kYoung = 3'600'000;            // an upload that is under way may be about to name it

std::string pointer_to(std::size_t index, std::string_view member) {
  return "/files/" + std::to_string(index) + "/" + std::string(member);
}

[[noreturn]] void refuse_missing(std::vector<FieldError> problems) {
  throw Error{ErrorCode::invalid,
              "The manifest names contents that you have not sent; ask POST /api/insight/sources/missing which, and send those",
              std::move(problems)}
      .because("BLOBS_MISSING");
}

std::vector<std::string> hashes_of(const Manifest& manifest, const ManifestPlan& plan) {
  std::set<std::string> all;
  for (const auto& file : plan.files) all.insert(manifest.files[file.index].sha256);
  return {all.begin(), all.end()};
}

}  // namespace

void validate(const HashList& list, json::Problems& problems) {
  for (std::size_t i = 0; i < list.hashes.size() && problems.size() < kMostProblems; ++i)
    if (!blob::is_hash(list.hashes[i]))
      problems.add("/hashes/" + std::to_string(i), "must be a SHA-256 as 64 lower-case hexadecimal digits");
}

BlobUploads::BlobUploads(db::Database& database, blob::BlobStore& blobs, Sources& sources, const Clock& clock, BlobOptions options)
    : database_(database), blobs_(blobs), sources_(sources), clock_(clock), options_(options) {}

MissingHashes BlobUploads::missing(std::string_view user_id, const HashList& asked) {
  if (asked.hashes.size() > sources_.limits().files)
    throw Error{ErrorCode::too_large, "the list has " + std::to_string(asked.hashes.size()) + " hashes; at most " +
                                          std::to_string(sources_.limits().files) + " are taken"};
  const std::set<std::string> all(asked.hashes.begin(), asked.hashes.end());
  MissingHashes answer;
  std::vector<std::string> stale;
  const auto now = clock_.now();
  database_.read([&](db::Transaction& tx) {
    for (const auto& hash : all) {
      const auto kept = find_account_blob(tx, user_id, hash);
      if (!kept) answer.missing.push_back(hash);
      if (kept && kept->used_at < now - kTouchEvery) stale.push_back(hash);
    }
  });
  if (!stale.empty()) database_.transact_relaxed([&](db::Transaction& tx) { touch_account_blobs(tx, user_id, stale, now); });
  return answer;
}

KeptBlob BlobUploads::put(std::string_view user_id, std::string_view hash, const fs::path& file) {
  if (!blob::is_hash(hash))
    throw Error{ErrorCode::invalid,
                "The path must end with the content's SHA-256 as 64 lower-case hexadecimal digits",
                {{"sha256", "must be 64 lower-case hexadecimal digits"}}};
  const MappedFile content{file};
  if (content.bytes().size() > options_.most_bytes)
    throw Error{ErrorCode::too_large, "a content may have " + std::to_string(options_.most_bytes) + " bytes at most"};
  if (const auto found = crypto::sha256_hex(content.bytes()); found != hash)
    throw Error{ErrorCode::invalid,
                "The body's SHA-256 is " + found + " and not " + std::string(hash) + "; was it cut or changed on the way?",
                {{"sha256", "is not the body's"}}};
  blobs_.put(hash, file);
  blobs_.settle();
  const auto size = content.bytes().size();
  database_.transact([&](db::Transaction& tx) {
    const std::vector<HashedFile> one{{"", std::string(hash), size}};
    keep_account_blobs(tx, user_id, one, clock_.now());
  });
  return {true, std::string(hash), size};
}

std::optional<std::string> BlobUploads::content(std::string_view user_id, std::string_view hash) {
  const auto kept = database_.read([&](db::Transaction& tx) { return find_account_blob(tx, user_id, hash); });
  if (!kept || !blob::is_hash(hash)) return std::nullopt;
  auto bytes = blobs_.read(hash);
  // One that is not what its row says was lost with the power; it counts as never sent.
  if (bytes && bytes->size() != kept->bytes) return std::nullopt;
  return bytes;
}

Uploaded BlobUploads::assemble(std::string_view user_id, const Manifest& manifest) {
  const auto plan = plan_of(manifest, sources_.limits());
  std::vector<FieldError> problems;
  database_.read([&](db::Transaction& tx) {
    std::unordered_map<std::string_view, std::optional<AccountBlob>> kept;
    for (const auto& file : plan.files) {
      const auto& wanted = manifest.files[file.index];
      const auto [at, fresh] = kept.try_emplace(wanted.sha256);
      if (fresh) at->second = find_account_blob(tx, user_id, wanted.sha256);
      if (problems.size() >= kMostProblems) return;
      if (!at->second) {
        problems.push_back({pointer_to(file.index, "sha256"), "is no content that you have sent"});
      } else if (at->second->bytes != wanted.size) {
        problems.push_back(
            {pointer_to(file.index, "size"), "is not the content's, which has " + std::to_string(at->second->bytes) + " bytes"});
      }
    }
  });
  const bool some_missing =
      std::ranges::any_of(problems, [](const FieldError& problem) { return problem.pointer.ends_with("/sha256"); });
  if (some_missing) refuse_missing(std::move(problems));
  if (!problems.empty())
    throw Error{ErrorCode::invalid, "The manifest can't be taken: " + problems.front().pointer + " " + problems.front().detail,
                problems};
  return sources_.take(user_id, [&](const fs::path& folder) { return fill(user_id, manifest, plan, folder); });
}

// The folder is fresh and our own, and every path of the plan is a clean one below it.
Contents BlobUploads::fill(std::string_view user_id, const Manifest& manifest, const ManifestPlan& plan, const fs::path& folder) {
  for (const auto& name : plan.folders)
    if (::mkdir((folder / name).c_str(), 0700) != 0)
      throw std::system_error(errno, std::generic_category(), "making a source's folder");
  std::vector<std::string> lost;
  std::vector<FieldError> problems;
  std::vector<blob::Named> places;
  for (const auto& file : plan.files) places.push_back({manifest.files[file.index].sha256, folder / file.path});
  const auto given = blobs_.give_all(places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& file = plan.files[i];
    const auto& wanted = manifest.files[file.index];
    // A content that is not what its row says was lost with the power; it counts as never sent.
    if (given[i] && fs::file_size(places[i].file) == wanted.size) continue;
    lost.push_back(wanted.sha256);
    if (problems.size() < kMostProblems) problems.push_back({pointer_to(file.index, "sha256"), "is no content that you have sent"});
  }
  database_.transact_relaxed([&](db::Transaction& tx) {
    if (lost.empty()) {
      touch_account_blobs(tx, user_id, hashes_of(manifest, plan), clock_.now());
    } else {
      forget_account_blobs(tx, user_id, lost);
    }
  });
  if (!lost.empty()) refuse_missing(std::move(problems));
  return {plan.files.size(), plan.bytes, plan.skipped, {}};
}

std::size_t BlobUploads::sweep(const std::stop_token& stop) {
  const auto now = clock_.now();
  database_.transact([&](db::Transaction& tx) { forget_unused_blobs(tx, now - options_.keep); });
  return blobs_.sweep(now - kYoung, [&](std::string_view hash) {
    return stop.stop_requested() || database_.read([&](db::Transaction& tx) { return is_anybodys_blob(tx, hash); });
  });
}

}  // namespace insight::source
