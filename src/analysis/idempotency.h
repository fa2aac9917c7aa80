// Idempotency: the same submit sent twice under one key is one submit. The key's row is written in the transaction of the submit,
// so both are there or neither; refusals are not kept, since they changed nothing. Called by service.cpp.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "account/account.h"
#include "base/clock.h"
#include "db/database.h"

namespace insight::analysis {

// 1 to 255 printable characters, chosen by a client, unique within its account for a day.
struct IdempotencyKey {
  std::string text;
};

// Bare or in double quotes; `"a"` and `a` are one key. Throws Error(invalid).
IdempotencyKey parse_idempotency_key(std::string_view header);

namespace idempotency {

inline constexpr Millis kKept = 24 * 3'600'000;

// What was asked for, however it was spelled.
std::string request_hash(std::string_view canonical);

// The answer of an earlier submit under this key, as it was kept; nothing when this one is the first and is to go on. Throws Error
// (422 on the wire) when the earlier one asked for something else.
std::optional<std::string> claim(db::Transaction& tx, const account::AccountId& account, const IdempotencyKey& key,
                                 std::string_view request, std::string_view row_id, Millis now);
// In the same transaction as the claim.
void answer(db::Transaction& tx, const account::AccountId& account, const IdempotencyKey& key, std::string_view answer);
void sweep(db::Transaction& tx, Millis now);

// One submit of a key at a time: a concurrent repeat waits for the first. Any thread.
class Turns {
 public:
  explicit Turns(std::chrono::milliseconds patience = std::chrono::seconds(5)) : patience_(patience) {}

  class Turn {
   public:
    Turn(Turns& turns, std::string name) : turns_(&turns), name_(std::move(name)) {}
    Turn(Turn&& other) noexcept : turns_(std::exchange(other.turns_, nullptr)), name_(std::move(other.name_)) {}
    ~Turn() {
      if (turns_ != nullptr) turns_->end(name_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Turn& operator=(Turn&&) = delete;

   private:
    Turns* turns_;
    std::string name_;
  };
  // Throws Error(conflict) when the one before takes longer than the patience lasts.
  Turn wait(const account::AccountId& account, const IdempotencyKey& key);

 private:
  void end(const std::string& name);

  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable ended_;
  std::set<std::string> running_;
};

}  // namespace idempotency
}  // namespace insight::analysis
