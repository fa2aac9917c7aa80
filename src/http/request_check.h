// What a request's head must satisfy beyond its grammar, before anything acts on it. Two servers that read one request differently
// are how requests are smuggled, so whatever is doubtful is refused. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/router.h"

namespace insight::http {

struct Refusal {
  unsigned status = 400;
  std::string_view code;
  std::string message;
};

struct Head {
  std::string_view method;
  std::string_view target;
  unsigned version = 11;  // 10 or 11
  const std::vector<Header>& headers;
};

// Nothing when the head is sound.
std::optional<Refusal> check_head(const Head& head);
// Whether the route takes a body like this. `length` is what Content-Length says, if it says anything.
std::optional<Refusal> check_body(const BodyRule& rule, const Request& request, std::optional<std::uint64_t> length);

}  // namespace insight::http
