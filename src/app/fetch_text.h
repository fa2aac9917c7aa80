// fetch_text: a small text from an address that the operator has configured, such as an issuer's keys. Five seconds and 256 KiB at
// most; redirects are not followed. Private addresses are allowed: nobody but the operator chooses them.
#pragma once

#include <string>

namespace insight::app {

// Throws Error(unavailable).
std::string fetch_text(const std::string& url);

}  // namespace insight::app
