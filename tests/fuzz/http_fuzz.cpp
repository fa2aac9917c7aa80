// A request's head, in lines as on the wire, through the checks, the router and the query reader.
#include <string>
#include <vector>

#include "fuzz.h"
#include "http/cors.h"
#include "http/query.h"
#include "http/request_check.h"
#include "http/router.h"
#include "http/trace.h"

namespace {

using namespace insight;

const http::Router& router() {
  static const auto made = [] {
    http::Router filled;
    const auto nothing = [](const http::Request&) { return http::no_content(); };
    filled.add({http::Method::GET, "/api/things/{id}", {}, http::BodyRule::none(), {}, nothing});
    filled.add({http::Method::POST, "/api/things", {}, http::BodyRule::json(100), {}, nothing});
    filled.add({http::Method::PUT, "/api/things/{id}/file/{name}", {}, http::BodyRule::file(100), {}, nothing});
    return filled;
  }();
  return made;
}

void read_query(const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, kListPages);
  fuzz::require(page.size >= 1 && page.size <= 100 && page.offset() >= 0);
  query.text("search");
  query.flag("all");
  query.done();
}

void read_origin(const http::Request& request) {
  static const http::Cors cors({"https://app.example.org"});
  std::string head;
  cors.append_headers(request, head);
  const bool allowed = head.find("Access-Control-Allow-Origin") != std::string::npos;
  fuzz::require(allowed == (request.header("Origin") == "https://app.example.org"));
  if (const auto answer = cors.preflight(request, "GET, POST")) fuzz::require(answer->status == 204 || answer->status == 403);
}

void read_trace(std::string_view text) {
  http::is_request_id(text);
  if (!http::is_traceparent(text)) return;
  for (const char c : http::trace_id_of(text)) fuzz::require((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = fuzz::text_of(data, size);
  const auto method = fuzz::take_line(rest);
  const auto target = fuzz::take_line(rest);
  http::Request request;
  for (auto line = fuzz::take_line(rest); !line.empty(); line = fuzz::take_line(rest)) {
    const auto colon = std::min(line.find(':'), line.size());
    request.headers.emplace_back(line.substr(0, colon), line.substr(std::min(colon + 1, line.size())));
  }
  request.content = rest;
  http::check_head({method, target, 11, request.headers});

  const auto question = std::min(target.find('?'), target.size());
  request.path = target.substr(0, question);
  request.query = target.substr(std::min(question + 1, target.size()));
  request.method = http::parse_method(method).value_or(http::Method::GET);
  const auto found = router().find(request.method, request.path);
  if (found.route != nullptr) http::check_body(found.route->body, request, request.content.size());
  request.cookie("session");
  http::not_modified(request, "\"abc\"");
  fuzz::refusing([&] { read_query(request); });
  read_origin(request);
  read_trace(request.header("traceparent"));
  if (const auto plain = http::unescape(request.path)) fuzz::require(http::unescape(http::escape(*plain)) == plain);
  return 0;
}
