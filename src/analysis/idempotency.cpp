#include "analysis/idempotency.h"

#include <algorithm>

#include "base/error.h"
#include "crypto/hash.h"

namespace insight::analysis {
namespace {

constexpr std::size_t kLongest = 255;

[[noreturn]] void refuse(const std::string& detail) {
  throw Error{ErrorCode::invalid, "The header Idempotency-Key " + detail, {{"Idempotency-Key", detail}}};
}

}  // namespace

IdempotencyKey parse_idempotency_key(std::string_view header) {
  if (header.starts_with('"')) {
    if (header.size() < 2 || !header.ends_with('"')) refuse("begins with a quote and doesn't end with one");
    header = header.substr(1, header.size() - 2);
  }
  if (header.empty()) refuse("is empty; send 1 to 255 printable characters, such as a UUID");
  if (header.size() > kLongest) refuse("has " + std::to_string(header.size()) + " characters; at most 255 are taken");
  if (!std::ranges::all_of(header, [](char c) { return c >= 0x20 && c < 0x7f; })) refuse("has characters beyond printable ASCII");
  return {std::string(header)};
}

namespace idempotency {

std::string request_hash(std::string_view canonical) {
  return crypto::sha256_hex(canonical);
}

Turns::Turn Turns::wait(const account::AccountId& account, const IdempotencyKey& key) {
  auto name = account.text() + "\n" + key.text;
  std::unique_lock lock(mutex_);
  if (!ended_.wait_for(lock, patience_, [&] { return !running_.contains(name); }))
    throw Error{ErrorCode::conflict, "A submit with this Idempotency-Key is still being worked on; try again in a moment"}
        .because("IDEMPOTENCY_KEY_IN_USE")
        .retry_after(1);
  running_.insert(name);
  return {*this, std::move(name)};
}

void Turns::end(const std::string& name) {
  {
    const std::lock_guard lock(mutex_);
    running_.erase(name);
  }
  ended_.notify_all();
}

}  // namespace idempotency
}  // namespace insight::analysis
