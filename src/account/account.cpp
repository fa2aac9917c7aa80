#include "account/account.h"

#include <algorithm>

#include "base/text.h"

namespace insight::account {
namespace {

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

// Not the whole grammar of addresses; what mail could be sent to.
bool looks_like_email(std::string_view email) {
  const auto at = email.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || email.size() > 254 || email.find('@', at + 1) != std::string_view::npos)
    return false;
  const auto domain = email.substr(at + 1);
  const bool odd = has_control(email) || email.find_first_of(" <>()[],;:\\\"") != std::string_view::npos;
  return !odd && !domain.empty() && !domain.starts_with('.') && !domain.ends_with('.') &&
         domain.find("..") == std::string_view::npos;
}

}  // namespace

std::string canonical_email(std::string_view email) {
  return lower(trim(email));
}

void validate(const Registration& wanted, json::Problems& problems) {
  if (!looks_like_email(canonical_email(wanted.email))) problems.add("/email", "must be an e-mail address like ada@example.org");
  const auto letters = count_code_points(wanted.password);
  if (letters < 8) problems.add("/password", "must have at least 8 characters");
  if (wanted.password.size() > 1000) problems.add("/password", "must have at most 1000 bytes");
  const auto name = trim(wanted.name);
  if (name.empty() || count_code_points(name) > 100 || has_control(name)) {
    problems.add("/name", "must have 1 to 100 characters, none of them a control character");
  }
}

}  // namespace insight::account
