// problem: any failure as the one body that clients know (application/problem+json with the older fields beside it, docs/api.md).
// Called at the server's rim. What an exception of ours doesn't say, the body doesn't say: no internals leave the house.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "base/error.h"
#include "http/message.h"

namespace insight::http {

unsigned status_of(ErrorCode code);

// The body of every refusal as JSON Schema. Facts of a kind (limit, resetAt, retryAfter) stand beside the named members.
boost::json::object problem_schema();

// `path` decides the dialect: under /api/cli/ and for device log-ins `error` is the machine word itself; under /auth/device/ the
// body is application/json, as OAuth clients expect.
Response problem(const Error& error, std::string_view path, std::string_view request_id);
// For what is no Error: 404 without a route, 405, 408, 431.
Response problem(unsigned status, std::string_view code, std::string_view message, std::string_view path,
                 std::string_view request_id);

}  // namespace insight::http
