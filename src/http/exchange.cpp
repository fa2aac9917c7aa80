#include "http/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "http/problem.h"
#include "http/trace.h"

namespace insight::http {
namespace {

std::string joined(const std::vector<Method>& methods) {
  std::string list;
  for (const auto method : methods) (list += list.empty() ? "" : ", ") += name_of(method);
  return list;
}

void append_header(std::string& head, const Header& header) {
  head += header.first;
  head += ": ";
  for (const char c : header.second) head += c == '\r' || c == '\n' ? ' ' : c;  // nobody's text opens a header of its own
  head += "\r\n";
}

bool has(const Response& response, std::string_view name) {
  for (const auto& header : response.headers)
    if (header.first == name) return true;
  return false;
}

std::string_view caching_of(const Response& response) {
  if (has(response, "Cache-Control")) return "";
  return has(response, "ETag") ? "Cache-Control: private, no-cache\r\n" : "Cache-Control: no-store\r\n";
}

// Who spoke to our own proxy: the last address it wrote down. What stands before came from strangers.
std::string_view last_forwarder(const std::vector<Header>& headers) {
  std::string_view last;
  for (const auto& [name, value] : headers) {
    if (!equal_ignoring_case(name, "X-Forwarded-For")) continue;
    last = trim(std::string_view(value).substr(value.rfind(',') == std::string::npos ? 0 : value.rfind(',') + 1));
  }
  const bool sound = last.size() <= 45 && std::ranges::all_of(last, [](char c) {
                       return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
                     });
  return sound ? last : std::string_view{};
}

// A page of ours says itself what it needs; one that says nothing gets styles of its own and its forms.
std::string_view policy_of(const Response& response) {
  if (!response.content_type.starts_with("text/html"))
    return "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
  return "Content-Security-Policy: default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'self'; "
         "base-uri 'none'; frame-ancestors 'none'\r\n";
}

}  // namespace

void Exchange::open(const Opening& opening) {
  keep_identifiers();
  const auto mark = opening.target.find('?');
  request.path = std::string(opening.target.substr(0, mark));
  if (mark != std::string_view::npos) request.query = std::string(opening.target.substr(mark + 1));
  version_ = opening.version;
  const auto method = parse_method(opening.method);
  method_known_ = method.has_value();
  request.method = method.value_or(Method::GET);
  refusal = check_head({opening.method, opening.target, opening.version, request.headers});
  if (refusal) return;

  auto found = rim_.router.find(request.method, request.path);
  request.parameters = std::move(found.parameters);
  if (!method && found.route != nullptr) found.allowed.push_back(found.route->method);
  const auto path = std::string_view(request.path).substr(0, 200);
  if (!found.allowed.empty()) {
    allow_ = joined(found.allowed);
    refusal = Refusal{405, "METHOD_NOT_ALLOWED",
                      fmt::format("{} is not a method of {}; it has {}", opening.method.substr(0, 20), path, allow_)};
    preflight_ = rim_.cors.preflight(request, allow_);
  } else if (found.route == nullptr) {
    refusal = Refusal{404, "NOT_FOUND", fmt::format("There is nothing at {}", path)};
  } else {
    route = found.route;
    refusal = check_body(route->body, request, opening.content_length);
  }
}

// The caller's own id for this request and the trace that it belongs to, where they are well formed.
void Exchange::keep_identifiers() {
  if (const auto id = request.header("X-Request-Id"); is_request_id(id)) request.id = std::string(id);
  if (const auto parent = request.header("traceparent"); is_traceparent(parent)) request.trace = std::string(parent);
  if (std::ranges::find(rim_.trusted_proxies, request.remote) != rim_.trusted_proxies.end()) {
    if (const auto before = last_forwarder(request.headers); !before.empty()) request.remote = std::string(before);
  }
}

// Runs what may throw; whatever it throws becomes a problem body.
template <class Work>
auto Exchange::caught(Work&& work) const -> decltype(work()) {
  try {
    return work();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal) rim_.log.error("http.internal", {{"requestId", request.id}, {"reason", error.what()}});
    return problem(error, request.path, request.id);
  } catch (const std::exception& failure) {
    rim_.log.error("http.internal", {{"requestId", request.id}, {"path", request.path}, {"reason", failure.what()}});
    return problem(Error{ErrorCode::internal, ""}, request.path, request.id);
  }
}

std::optional<Response> Exchange::refused_at_door() {
  auto refused = caught([&]() -> std::optional<Response> {
    if (!route->guard) return std::nullopt;
    route->guard(request);
    account_ = rim_.key_of(request);
    return std::nullopt;
  });
  // Whoever is refused is only an address, so that guessing identities is limited as well.
  if (!route->limited || (refused && refused->status >= 500)) return refused;
  limit_key_ = account_.empty() ? rate_key_of_address(request.remote) : "account " + account_;
  if (auto too_much = refused_by_limits()) return too_much;
  return refused;
}

std::optional<Response> Exchange::refused_by_limits() {
  decision_ = rim_.limiter.take(limit_key_, request.method, Clock::now());
  if (!decision_.allowed())
    return limited(
        fmt::format("More than {} {} a minute; try again in {} s", decision_.limit, decision_.policy, decision_.retry_after),
        decision_.retry_after);
  const auto most = rim_.concurrency.most();
  if (most <= 0) return std::nullopt;
  place_ = rim_.concurrency.enter(limit_key_);
  if (place_) return std::nullopt;
  auto refused = limited(fmt::format("More than {} requests at the same time; let one of them end", most), 1);
  refused.set("X-Concurrency-Limit", fmt::to_string(most));
  return refused;
}

Response Exchange::limited(std::string message, std::int64_t retry_after) const {
  Error error{ErrorCode::rate_limited, std::move(message)};
  auto refused = problem(error.because("RATE_LIMITED").retry_after(retry_after), request.path, request.id);
  add_rate_headers(decision_, refused);
  return refused;
}

Response Exchange::answer() {
  if (!spools()) {
    if (auto refused = refused_at_door()) return *std::move(refused);
  }
  return with_rate(caught([&] { return route->handler(request); }));
}

Response Exchange::answer_later(const Later& later, bool last) {
  return with_rate(caught([&] { return later.then(last); }));
}

Response Exchange::with_rate(Response response) {
  if (response.later) return response;
  if (response.status == 304 && !decision_.policy.empty()) {
    rim_.limiter.give_back(limit_key_, request.method);
    ++decision_.remaining;
  }
  add_rate_headers(decision_, response);
  return response;
}

Response Exchange::answer_of(const Refusal& refused) const {
  if (preflight_) return *preflight_;
  auto response = problem(refused.status, refused.code, refused.message, request.path, request.id);
  if (!allow_.empty()) response.set("Allow", allow_);
  return response;
}

bool Exchange::fill(Log& log, const BodySource& source, std::string& piece, bool& end) const {
  try {
    end = !source(piece);
    return true;
  } catch (const std::exception& failure) {
    log.error("http.stream_broken", {{"requestId", request.id}, {"path", request.path}, {"reason", failure.what()}});
    return false;
  }
}

std::string Exchange::head_of(const Response& response, bool keep_alive) const {
  std::string head;
  head.reserve(512);
  const auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  if (response.source) {
    fmt::format_to(out, "Content-Type: {}\r\n{}", response.content_type, takes_chunks() ? "Transfer-Encoding: chunked\r\n" : "");
  } else if (response.status != 204 && response.status != 304) {
    fmt::format_to(out, "Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.text().size());
  }
  for (const auto& header : response.headers) append_header(head, header);
  head += caching_of(response);
  rim_.cors.append_headers(request, head);
  head += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n";
  if (!has(response, "Content-Security-Policy")) head += policy_of(response);
  if (rim_.https) head += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
  (head += "X-Request-Id: ") += request.id;
  head += keep_alive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
  return head;
}

void Exchange::finish(unsigned status, std::size_t bytes) const {
  const auto took = Clock::now() - began_;
  const std::string_view method = method_known_ ? name_of(request.method) : "OTHER";
  const std::string_view pattern = route != nullptr ? std::string_view(route->pattern) : "none";
  if (rim_.metrics != nullptr) {
    rim_.metrics
        ->histogram(
            "http_server_request_duration_seconds", "From the first byte of a request to the last of its answer",
            {{"http_request_method", method}, {"http_route", pattern}, {"http_response_status_code", fmt::to_string(status)}})
        .observe(std::chrono::duration<double>(took).count());
  }
  const bool asked_by_machines = route != nullptr && !route->limited;
  const auto write = status >= 500 ? &Log::warn : asked_by_machines ? &Log::debug : &Log::info;
  (rim_.log.*write)("http.request", {{"requestId", request.id},
                                     {"method", method},
                                     {"route", pattern},
                                     {"path", request.path},
                                     {"status", status},
                                     {"micros", std::chrono::duration_cast<std::chrono::microseconds>(took).count()},
                                     {"bytes", bytes},
                                     {"account", account_},
                                     {"trace", request.trace.empty() ? "" : trace_id_of(request.trace)},
                                     {"remote", request.remote}});
}

}  // namespace insight::http
