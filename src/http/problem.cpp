#include "http/problem.h"

#include "base/text.h"
#include "json/encode.h"

namespace insight::http {
namespace {

struct Kind {
  unsigned status;
  std::string_view code;
  std::string_view title;
};

Kind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid:
      return {400, "INVALID_REQUEST", "Invalid request"};
    case ErrorCode::unauthenticated:
      return {401, "INVALID_TOKEN", "Not authenticated"};
    case ErrorCode::forbidden:
      return {403, "FORBIDDEN", "Not allowed"};
    case ErrorCode::not_found:
      return {404, "NOT_FOUND", "Not found"};
    case ErrorCode::conflict:
      return {409, "CONFLICT", "Conflict"};
    case ErrorCode::too_large:
      return {413, "TOO_LARGE", "Too large"};
    case ErrorCode::unsupported_media:
      return {415, "UNSUPPORTED_MEDIA_TYPE", "Unsupported media type"};
    case ErrorCode::quota_exceeded:
      return {429, "QUOTA_EXCEEDED", "Quota exceeded"};
    case ErrorCode::rate_limited:
      return {429, "RATE_LIMITED", "Too many requests"};
    case ErrorCode::unavailable:
      return {503, "UNAVAILABLE", "Service unavailable"};
    case ErrorCode::internal:
      break;
  }
  return {500, "INTERNAL_ERROR", "Internal error"};
}

// RFC 6749 wants its errors as plain JSON.
constexpr std::string_view oauth_paths = "/auth/device/";

// A word that says more precisely what its kind's status only comes near to.
unsigned status_of(std::string_view reason, unsigned usual) {
  return reason == "IDEMPOTENCY_KEY_REUSED" ? 422 : usual;
}

struct Detail {
  std::string field;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(Detail, (), (field, message))

void write_fields(json::Writer& w, const std::vector<FieldError>& fields) {
  w.key("errors");
  w.begin_array();
  for (const auto& field : fields) {
    w.begin_object();
    w.field("pointer", field.pointer);
    w.field("detail", field.detail);
    w.end_object();
  }
  w.end_array();
  w.key("details");
  w.begin_array();
  for (const auto& field : fields) {
    const std::string_view name = field.pointer;
    w.value(Detail{std::string(name.starts_with('/') ? name.substr(1) : name), field.detail});
  }
  w.end_array();
}

// Clients of the command line and of device log-ins read a word there; in OAuth's own spelling it is small.
std::string short_text(const Kind& kind, std::string_view path) {
  if (path.starts_with(oauth_paths)) return lower(kind.code);
  const bool word = path.starts_with("/api/cli/") || path.starts_with("/api/auth/device-");
  return std::string(word ? kind.code : kind.title);
}

Response build(const Kind& kind, std::string_view message, const Error* error, std::string_view path, std::string_view request_id) {
  json::Writer w;
  w.begin_object();
  w.field("type", "about:blank");
  w.field("title", kind.title);
  w.field("status", kind.status);
  w.field("detail", message);
  w.field("error", short_text(kind, path));
  w.field("message", message);
  w.field("code", kind.code);
  write_fields(w, error != nullptr ? error->fields() : std::vector<FieldError>{});
  w.field("requestId", request_id);
  Response response;
  if (error != nullptr) {
    for (const auto& [name, value] : error->facts()) {
      std::visit([&, key = std::string_view(name)](const auto& known) { w.field(key, known); }, value);
      const auto* seconds = std::get_if<std::int64_t>(&value);
      if (name == "retryAfter" && seconds != nullptr) response.set("Retry-After", std::to_string(*seconds));
    }
  }
  w.end_object();
  response.status = kind.status;
  response.content_type = path.starts_with(oauth_paths) ? "application/json" : "application/problem+json";
  response.body = w.take();
  if (kind.status == 401) response.set("WWW-Authenticate", "Bearer");
  return response;
}

}  // namespace

unsigned status_of(ErrorCode code) {
  return kind_of(code).status;
}

boost::json::object problem_schema() {
  using boost::json::array;
  using boost::json::object;
  const object text{{"type", "string"}};
  const auto list_of = [&](std::string_view first, std::string_view second) {
    return object{{"type", "array"},
                  {"items", object{{"type", "object"},
                                   {"properties", object{{first, text}, {second, text}}},
                                   {"required", array{first, second}},
                                   {"additionalProperties", false}}}};
  };
  return {{"type", "object"},
          {"properties", object{{"type", text},
                                {"title", text},
                                {"status", object{{"type", "integer"}}},
                                {"detail", text},
                                {"error", text},
                                {"message", text},
                                {"code", text},
                                {"errors", list_of("pointer", "detail")},
                                {"details", list_of("field", "message")},
                                {"requestId", text}}},
          {"required", array{"type", "title", "status", "detail", "error", "message", "code", "errors", "details", "requestId"}},
          {"additionalProperties", true}};
}

Response problem(const Error& error, std::string_view path, std::string_view request_id) {
  auto kind = kind_of(error.code());
  if (error.code() == ErrorCode::internal)
    return build(kind, "Something broke on our side; the log has it under this requestId", nullptr, path, request_id);
  if (!error.reason().empty()) {
    kind.code = error.reason();
    kind.status = status_of(error.reason(), kind.status);
  }
  if (!error.title().empty()) kind.title = error.title();
  return build(kind, error.what(), &error, path, request_id);
}

Response problem(unsigned status, std::string_view code, std::string_view message, std::string_view path,
                 std::string_view request_id) {
  return build({status, code, reason_of(status)}, message, nullptr, path, request_id);
}

}  // namespace insight::http
