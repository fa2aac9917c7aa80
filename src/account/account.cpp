#include "account/account.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace insight::account {
namespace {

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

void check_password(std::string_view pointer, std::string_view password, json::Problems& problems) {
  if (std::cmp_less(count_code_points(password), kLeastPassword))
    problems.add(pointer, "must have at least " + std::to_string(kLeastPassword) + " characters");
  if (std::cmp_greater(password.size(), kMostPassword))
    problems.add(pointer, "must have at most " + std::to_string(kMostPassword) + " bytes");
}

}  // namespace

bool looks_like_email(std::string_view email) {
  const auto at = email.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || std::cmp_greater(email.size(), kMostAddress) ||
      email.find('@', at + 1) != std::string_view::npos)
    return false;
  const auto domain = email.substr(at + 1);
  const bool odd = has_control(email) || email.find_first_of(" <>()[],;:\\\"") != std::string_view::npos;
  return !odd && !domain.empty() && !domain.starts_with('.') && !domain.ends_with('.') &&
         domain.find("..") == std::string_view::npos;
}

std::string canonical_email(std::string_view email) {
  return lower(trim(email));
}

void check_email(std::string_view email, json::Problems& problems) {
  if (!looks_like_email(canonical_email(email))) problems.add("/email", "must be an e-mail address like ada@example.org");
}

void check_name(std::string_view given, json::Problems& problems) {
  const auto name = trim(given);
  if (name.empty() || std::cmp_greater(count_code_points(name), kMostName) || has_control(name)) {
    problems.add("/name", "must have 1 to " + std::to_string(kMostName) + " characters, none of them a control character");
  }
}

void validate(const Registration& wanted, json::Problems& problems) {
  check_email(wanted.email, problems);
  check_password("/password", wanted.password, problems);
  check_name(wanted.name, problems);
}

void validate(const PasswordChange& wanted, json::Problems& problems) {
  check_password("/newPassword", wanted.new_password, problems);
}

}  // namespace insight::account
