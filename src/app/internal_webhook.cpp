#include "app/internal_webhook.h"

#include "base/error.h"

namespace insight::app {
namespace {

std::string id_of(const http::Request& request, const analysis::InternalMessage& message) {
  std::string id(request.header("webhook-id"));
  if (id.empty()) id = message.id.value_or("");
  if (id.empty() || id.size() > 200) {
    throw Error{ErrorCode::invalid,
                "A message needs an id of 1 to 200 bytes, in the header webhook-id or as `id`, so that it counts once",
                {{"/id", "is missing or too long"}}};
  }
  return id;
}

}  // namespace

// Believed before it is read.
http::Response internal_webhook(analysis::InternalEvents& events, const http::Request& request) {
  const auto header = [&](std::string_view name) { return std::string(request.header(name)); };
  events.inbox().require_genuine(
      {header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"), header("X-Internal-Auth")}, request.body());
  const auto message = json::decode<analysis::InternalMessage>(request.body());
  return http::ok(events.take(id_of(request, message), message));
}

}  // namespace insight::app
