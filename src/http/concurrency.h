// Concurrency: how many requests somebody may have going at the same time, from the door to the last byte of the answer. So nobody
// takes all threads and connections with uploads that dribble or exports that nobody reads. Counted in memory by the keys of
// rate_limit.h; any thread. A Place gives itself back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace insight::http {

class Concurrency {
 public:
  explicit Concurrency(std::int64_t most) : most_(most) {}  // 0: no limit

  class Place {
   public:
    Place() = default;
    Place(Concurrency& owner, std::string key) : owner_(&owner), key_(std::move(key)) {}
    Place(Place&& other) noexcept : owner_(std::exchange(other.owner_, nullptr)), key_(std::move(other.key_)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(owner_, other.owner_);
      std::swap(key_, other.key_);
      return *this;
    }
    ~Place() {
      if (owner_ != nullptr) owner_->leave(key_);
    }
    explicit operator bool() const { return owner_ != nullptr; }

   private:
    Concurrency* owner_ = nullptr;
    std::string key_;
  };

  // An empty place when there are as many as may be.
  Place enter(const std::string& key) {
    const std::lock_guard lock(mutex_);
    auto& now = going_[key];
    if (now >= most_) return {};
    ++now;
    return {*this, key};
  }
  std::int64_t most() const { return most_; }

 private:
  void leave(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = going_.find(key);
    if (--found->second == 0) going_.erase(found);
  }

  std::int64_t most_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::int64_t> going_;  // never 0: bounded by the requests that there are
};

}  // namespace insight::http
