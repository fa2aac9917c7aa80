#include "http/exchange.h"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/error.h"
#include "http/problem.h"

namespace insight::http {
namespace {

template <class Work>
auto caught(const Request& request, Log& log, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal) log.error("http.internal", {{"requestId", request.id}, {"reason", error.what()}});
    return problem(error, request.path, request.id);
  } catch (const std::exception& failure) {
    log.error("http.internal", {{"requestId", request.id}, {"path", request.path}, {"reason", failure.what()}});
    return problem(Error{ErrorCode::internal, ""}, request.path, request.id);
  }
}

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

}  // namespace

void Exchange::open(const Router& router, const Opening& opening) {
  const auto mark = opening.target.find('?');
  request.path = std::string(opening.target.substr(0, mark));
  if (mark != std::string_view::npos) request.query = std::string(opening.target.substr(mark + 1));
  const auto method = parse_method(opening.method);
  request.method = method.value_or(Method::GET);
  refusal = check_head({opening.method, opening.target, opening.version, request.headers});
  if (refusal) return;

  auto found = router.find(request.method, request.path);
  request.parameters = std::move(found.parameters);
  if (!method && found.route != nullptr) found.allowed.push_back(found.route->method);
  const auto path = std::string_view(request.path).substr(0, 200);
  if (!found.allowed.empty()) {
    allow_ = joined(found.allowed);
    refusal = Refusal{405, "METHOD_NOT_ALLOWED",
                      fmt::format("{} is not a method of {}; it has {}", opening.method.substr(0, 20), path, allow_)};
  } else if (found.route == nullptr) {
    refusal = Refusal{404, "NOT_FOUND", fmt::format("There is nothing at {}", path)};
  } else {
    route = found.route;
    refusal = check_body(route->body, request, opening.content_length);
  }
}

std::optional<Response> Exchange::refused_by_guard(Log& log) {
  if (!route->guard) return std::nullopt;
  return caught(request, log, [&]() -> std::optional<Response> {
    route->guard(request);
    return std::nullopt;
  });
}

Response Exchange::answer(Log& log) {
  if (!spools()) {
    if (auto refused = refused_by_guard(log)) return *std::move(refused);
  }
  return caught(request, log, [&] { return route->handler(request); });
}

Response Exchange::answer_of(const Refusal& refused) const {
  auto response = problem(refused.status, refused.code, refused.message, request.path, request.id);
  if (!allow_.empty()) response.set("Allow", allow_);
  return response;
}

std::string Exchange::head_of(const Response& response, bool keep_alive) const {
  std::string head;
  head.reserve(512);
  const auto out = std::back_inserter(head);
  fmt::format_to(out, "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  if (response.status != 204 && response.status != 304)
    fmt::format_to(out, "Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.text().size());
  for (const auto& header : response.headers) append_header(head, header);
  head += caching_of(response);
  head += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";
  if (!response.content_type.starts_with("text/html"))
    head += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
  (head += "X-Request-Id: ") += request.id;
  head += keep_alive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
  return head;
}

void Exchange::log_end(Log& log, unsigned status) const {
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_).count();
  const auto write = status >= 500 ? &Log::warn : request.method == Method::GET && status < 400 ? &Log::debug : &Log::info;
  (log.*write)("http.request", {{"requestId", request.id},
                                {"method", name_of(request.method)},
                                {"path", request.path},
                                {"status", status},
                                {"micros", micros},
                                {"remote", request.remote}});
}

}  // namespace insight::http
