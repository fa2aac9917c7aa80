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
#include "http/rim.h"

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

  // `own_id` is unique; the request's id is the caller's where he gave one, and may not be. The rim must outlive it.
  Exchange(Rim& rim, std::string own_id, std::string remote) : own_id_(std::move(own_id)), rim_(rim) {
    request.id = own_id_;
    request.remote = std::move(remote);
  }

  // Finds the route, or sets `refusal`. The request's headers must be there.
  void open(const Opening& opening);
  // What a doubtful request left on the connection may be read as anything, so nothing more is.
  bool must_close() const { return refusal && (refusal->status == 400 || refusal->status == 417); }
  const std::string& own_id() const { return own_id_; }
  bool spools() const { return route->body.kind == BodyRule::Kind::file; }

  // What the guard and the limits say: nothing when they let the request in. Never throws, as answer.
  std::optional<Response> refused_at_door();
  // What the handler says. A route that spools had its door asked before its body was read.
  Response answer();
  // What became of one that had to wait.
  Response answer_later(const Later& later, bool last);
  Response answer_of(const Refusal& refused) const;

  // The next piece of a long answer; `end` is set after the last one. False when it can't be made.
  bool fill(Log& log, const BodySource& source, std::string& piece, bool& end) const;

  // Whether the client can be sent a body whose length isn't known.
  bool takes_chunks() const { return version_ == 11; }
  // The answer's head, the empty line included.
  std::string head_of(const Response& response, bool keep_alive) const;
  // Logs and counts it, once its answer is out.
  void finish(unsigned status, std::size_t bytes) const;

  Request request;
  const Route* route = nullptr;  // set when nothing was refused
  std::optional<Refusal> refusal;

 private:
  void keep_identifiers();
  std::optional<Response> refused_by_limits();
  Response limited(std::string message, std::int64_t retry_after) const;
  Response with_rate(Response response);
  template <class Work>
  auto caught(Work&& work) const -> decltype(work());

  std::string own_id_;
  Rim& rim_;
  std::optional<Response> preflight_;
  bool method_known_ = false;
  std::string account_;    // whose request it is, as far as the guard found out
  std::string limit_key_;  // whose bucket paid for it; empty: nobody's
  RateDecision decision_;
  Concurrency::Place place_;  // among those of the same key, until the answer is out
  unsigned version_ = 11;
  std::string allow_;  // the path's methods, when the one asked for is none of them
  Clock::time_point began_ = Clock::now();
};

}  // namespace insight::http
