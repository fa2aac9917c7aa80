// Bucket: the five requests of S3 that keeping contents needs, signed and sent again within bounds when the network or the server
// fails. Called by s3_blobs.h, from any thread; each call has a connection of its own out of a pool. Errors name the server, the
// bucket and the setting to look at, never a key.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/client.h"
#include "s3/answer.h"
#include "s3/options.h"
#include "s3/sigv4.h"

namespace insight::s3 {

// Takes an object as it comes. `begin` is called before the first piece, again when a broken attempt is repeated.
struct Sink {
  std::function<void()> begin;
  std::function<void(std::string_view)> piece;
};

struct Facts {
  std::uint64_t bytes = 0;
  Millis changed_at = 0;
};

class Bucket {
 public:
  // `options` name a bucket and keys.
  Bucket(Options options, const Clock& clock);

  // All throw Error(unavailable), after so many attempts, when there is no answer or none that helps.
  // Whether the bucket is there and the keys open it; the error says which setting to change.
  void check();
  // The file's SHA-256 is told to the server, which refuses what arrives otherwise.
  void put(const std::string& key, const std::filesystem::path& file, std::string_view sha256);
  bool get(const std::string& key, const Sink& sink);  // false: there is none
  std::optional<Facts> find(const std::string& key);
  void remove(const std::string& key);  // also what isn't there
  // Every object whose key begins so, page by page. A copy of what was there when it was asked for.
  void list(const std::string& prefix, const std::function<void(const Object&)>& take);

  const Options& options() const { return options_; }

 private:
  struct Call {
    http::Method method = http::Method::GET;
    std::string key;  // below the prefix; empty: the bucket itself
    std::vector<std::pair<std::string, std::string>> query;
    std::string payload_hash{kHashOfNothing};
    std::optional<std::filesystem::path> upload;
    const Sink* sink = nullptr;
  };
  class Lent;  // a client of the pool

  // The answer, good or 404; anything else is thrown.
  http::Answer send(const Call& call);
  http::Answer attempt(http::Client& client, const Call& call);
  http::Call signed_call(const Call& call) const;
  [[noreturn]] void refuse(const http::Answer& answer, const Call& call) const;
  std::string where() const;

  Options options_;
  const Clock& clock_;
  std::string server_;  // "https://bucket.host"
  std::string host_;    // as in the header Host
  std::string root_;    // "/bucket" or ""
  std::mutex mutex_;
  std::vector<std::unique_ptr<http::Client>> idle_;
};

}  // namespace insight::s3
