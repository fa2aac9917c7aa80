#include "s3/s3_blobs.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <future>
#include <stdexcept>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace insight::s3 {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kFolder = "blobs/";

std::string key_of(std::string_view hash) {
  if (!blob::is_hash(hash)) throw std::logic_error("no hash: " + std::string(hash));
  return std::string(kFolder) + std::string(hash);
}

// A new file that is written piece by piece and gone unless it is kept.
class NewFile {
 public:
  explicit NewFile(const fs::path& path) : path_(path) {}
  ~NewFile() {
    close();
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void begin() {
    close();
    file_ = std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) failed();
  }
  void add(std::string_view piece) {
    if (std::fwrite(piece.data(), 1, piece.size(), file_) != piece.size()) failed();
  }
  void keep() {
    if (std::fflush(file_) != 0) failed();
    kept_ = true;
  }

 private:
  void close() {
    if (file_ != nullptr) std::fclose(std::exchange(file_, nullptr));
  }
  [[noreturn]] static void failed() {
    if (errno == ENOSPC || errno == EDQUOT)
      throw Error{ErrorCode::unavailable, "the machine has no room for what it fetches; try again later or ask its operator"}
          .because("DISK_FULL");
    throw std::system_error(errno, std::generic_category(), "writing a content");
  }
  fs::path path_;
  std::FILE* file_ = nullptr;
  bool kept_ = false;
};

// Does `one(i)` for each, several at a time, and throws the first of what they throw.
template <class One>
void for_each_of(std::size_t count, unsigned at_once, One&& one) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto i = next++; i < count; i = next++) {
      try {
        one(i);
      } catch (...) {
        next = count;  // the others need not go on
        throw;
      }
    }
  };
  std::vector<std::future<void>> workers;
  const auto wanted = std::min<std::size_t>(at_once, count);
  for (std::size_t i = 1; i < wanted; ++i) workers.push_back(std::async(std::launch::async, work));
  std::exception_ptr failed;
  const auto note = [&](auto&& run) {
    try {
      run();
    } catch (...) {
      if (!failed) failed = std::current_exception();
    }
  };
  note(work);
  for (auto& worker : workers) note([&] { worker.get(); });
  if (failed) std::rethrow_exception(failed);
}

}  // namespace

S3Blobs::S3Blobs(Options options, const Clock& clock) : bucket_(std::move(options), clock) {
  bucket_.check();
}

void S3Blobs::put(std::string_view hash, const fs::path& file) {
  bucket_.put(key_of(hash), file, hash);
}

void S3Blobs::put_all(std::span<const blob::Named> files) {
  for_each_of(files.size(), bucket_.options().connections, [&](std::size_t i) { put(files[i].hash, files[i].file); });
}

bool S3Blobs::give(std::string_view hash, const fs::path& place) {
  NewFile file{place};
  std::optional<crypto::Sha256> found;
  const Sink sink{[&] {
                    file.begin();
                    found.emplace();
                  },
                  [&](std::string_view piece) {
                    file.add(piece);
                    found->update(bytes_of(piece));
                  }};
  if (!bucket_.get(key_of(hash), sink) || to_hex(found->finish()) != hash) return false;
  file.keep();
  return true;
}

std::vector<bool> S3Blobs::give_all(std::span<const blob::Named> places) {
  std::vector<char> given(places.size());  // not bool: each thread needs a byte of its own
  for_each_of(places.size(), bucket_.options().connections,
              [&](std::size_t i) { given[i] = give(places[i].hash, places[i].file) ? 1 : 0; });
  return {given.begin(), given.end()};
}

std::optional<std::string> S3Blobs::read(std::string_view hash) {
  std::string content;
  const Sink sink{[&] { content.clear(); }, [&](std::string_view piece) { content += piece; }};
  if (!bucket_.get(key_of(hash), sink) || crypto::sha256_hex(content) != hash) return std::nullopt;
  return content;
}

std::optional<std::uint64_t> S3Blobs::size_of(std::string_view hash) {
  const auto facts = bucket_.find(key_of(hash));
  if (!facts) return std::nullopt;
  return facts->bytes;
}

// A listing is as old as its page, and another machine may put a content again meanwhile: what is about to go is looked at once
// more.
std::size_t S3Blobs::sweep(Millis before, const std::function<bool(std::string_view)>& is_wanted) {
  std::size_t removed = 0;
  bucket_.list(std::string(kFolder), [&](const Object& object) {
    const auto hash = std::string_view(object.key).substr(std::min(kFolder.size(), object.key.size()));
    if (!blob::is_hash(hash) || object.changed_at >= before || is_wanted(hash)) return;
    const auto now = bucket_.find(object.key);
    if (!now || now->changed_at >= before) return;
    bucket_.remove(object.key);
    ++removed;
  });
  return removed;
}

}  // namespace insight::s3
