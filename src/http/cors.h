// Cors: which other sites' pages may read this API, by a list of origins. Nobody else's browser shows an answer to a foreign page;
// nothing here protects against those who are no browser. Immutable.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace insight::http {

class Cors {
 public:
  // Each as browsers write them: "https://app.example.org", without a path. Throws Error(invalid) for any other text, `*` and
  // `null` included: with credentials those would let everybody in.
  explicit Cors(std::vector<std::string> origins = {});

  bool allows(std::string_view origin) const;
  // The answer to a preflight; nothing when the request is none or no origin is listed at all.
  std::optional<Response> preflight(const Request& request, std::string_view allowed_methods) const;
  // The headers for every answer, a preflight's too; each line ended.
  void append_headers(const Request& request, std::string& head) const;

 private:
  std::vector<std::string> origins_;
};

}  // namespace insight::http
