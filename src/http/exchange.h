// Exchange: one request from its head to the head of its answer, as far as it needs no network: what is asked of whom, what is
// refused, what a guard and a handler say, how it is logged. server.cpp moves the bytes. One exchange, one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/log.h"
#include "http/message.h"
#include "http/request_check.h"
#include "http/router.h"

namespace insight::http {

// The first line of a request and what its headers say about its body; the headers themselves are in the request already.
struct Opening {
  std::string_view method;
  std::string_view target;
  unsigned version = 11;
  std::optional<std::uint64_t> content_length;
};

class Exchange {
 public:
  using Clock = std::chrono::steady_clock;

  Exchange(std::string id, std::string remote) {
    request.id = std::move(id);
    request.remote = std::move(remote);
  }

  // Finds the route, or sets `refusal`. The request's headers must be there.
  void open(const Router& router, const Opening& opening);
  bool spools() const { return route->body.kind == BodyRule::Kind::file; }

  // What the guard says: nothing when it lets the request in. Never throws, as answer.
  std::optional<Response> refused_by_guard(Log& log);
  // What the handler says. A route that spools had its guard asked before its body was read.
  Response answer(Log& log);
  Response answer_of(const Refusal& refused) const;

  // The answer's head, the empty line included.
  std::string head_of(const Response& response, bool keep_alive) const;
  void log_end(Log& log, unsigned status) const;

  Request request;
  const Route* route = nullptr;  // set when nothing was refused
  std::optional<Refusal> refusal;

 private:
  std::string allow_;  // the path's methods, when the one asked for is none of them
  Clock::time_point began_ = Clock::now();
};

}  // namespace insight::http
