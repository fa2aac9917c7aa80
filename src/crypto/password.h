// Passwords, kept as argon2id hashes (libsodium). Slow by intent, about 50 ms and 32 MiB: never on an I/O thread.
#pragma once

#include <string>
#include <string_view>

namespace insight::crypto {

std::string hash_password(std::string_view password);
bool password_matches(std::string_view password, const std::string& hash);

// Costs the time of a check against a real hash, for an account that doesn't exist.
void waste_password_check(std::string_view password);

}  // namespace insight::crypto
