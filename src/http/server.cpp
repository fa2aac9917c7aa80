#include "http/server.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "base/error.h"
#include "http/exchange.h"
#include "http/handler_pool.h"
#include "http/problem.h"
#include "http/spool_file.h"

namespace insight::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using Awaitable = asio::awaitable<void>;

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr unsigned client_gone = 499;                   // for the log alone
constexpr std::size_t most_buffered = 2 * piece_bytes;  // bounds what has no limit of its own, such as a chunk's extension

using HeadParser = beast::http::request_parser<beast::http::empty_body>;

// The answer when the head's parser gave up; nothing when there is nobody to answer.
std::optional<Refusal> head_refusal(error_code error, std::size_t most_bytes) {
  namespace bh = beast::http;
  if (error == bh::error::header_limit || error == bh::error::buffer_overflow) {
    return Refusal{431, "HEADERS_TOO_LARGE", fmt::format("The headers have more than {} bytes", most_bytes)};
  }
  if (error == beast::error::timeout) return Refusal{408, "REQUEST_TIMEOUT", "The request did not arrive in time"};
  if (error == bh::error::end_of_stream || error == bh::error::partial_message) return std::nullopt;
  if (error.category() == bh::make_error_code(bh::error::bad_method).category()) {
    return Refusal{400, "BAD_REQUEST", "The request is not HTTP/1.1: " + error.message()};
  }
  return std::nullopt;
}

// Status 0: there is nobody left to answer.
std::optional<Refusal> body_refusal(error_code error, std::size_t most_bytes) {
  namespace bh = beast::http;
  if (!error) return std::nullopt;
  if (error == bh::error::buffer_overflow || error == bh::error::header_limit)
    return Refusal{400, "BAD_REQUEST", "The body's chunks have longer heads or trailers than are taken"};
  if (error == bh::error::body_limit) {
    return Refusal{413, "TOO_LARGE", fmt::format("The body is too large; at most {} bytes are taken here", most_bytes)};
  }
  if (error == beast::error::timeout) return Refusal{408, "REQUEST_TIMEOUT", "The body did not arrive in time"};
  if (error.category() == bh::make_error_code(bh::error::bad_chunk).category() && error != bh::error::partial_message &&
      error != bh::error::end_of_stream) {
    return Refusal{400, "BAD_REQUEST", "The body is not well formed: " + error.message()};
  }
  return Refusal{0, "", ""};
}

// The parser's view of the head; its texts live as long as the parser.
Opening opening_of(const HeadParser& parser) {
  const auto& head = parser.get();
  Opening opening;
  opening.method = {head.method_string().data(), head.method_string().size()};
  opening.target = {head.target().data(), head.target().size()};
  opening.version = head.version();
  if (parser.content_length()) opening.content_length = *parser.content_length();
  return opening;
}

// One empty line before a request is what a careless client leaves behind its last body (RFC 9112, 2.2).
bool skip_empty_line(beast::flat_buffer& buffer) {
  const std::string_view begin(static_cast<const char*>(buffer.data().data()), std::min<std::size_t>(2, buffer.size()));
  if (begin != "\r\n") return false;
  buffer.consume(2);
  return true;
}

bool waits_for_go_on(const HeadParser& parser) {
  return !parser.is_done() && beast::iequals(parser.get()[beast::http::field::expect], "100-continue");
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(const Router& router, ServerOptions options, IdMaker& ids, Log& log, Metrics* metrics, CallerKey caller_key)
      : options_(std::move(options)),
        ids_(ids),
        log_(log),
        rim_{router,
             log,
             metrics,
             std::move(caller_key),
             Cors(options_.cors_origins),
             RateLimiter(options_.rate),
             Concurrency(options_.most_concurrent),
             options_.https,
             options_.trusted_proxies},
        acceptor_(io_),
        pool_(options_.handler_threads, options_.most_waiting) {}

  ~Implementation() { stop(std::chrono::milliseconds(0)); }

  void start() {
    try {
      const tcp::endpoint endpoint(asio::ip::make_address(options_.address), options_.port);
      acceptor_.open(endpoint.protocol());
      acceptor_.set_option(asio::socket_base::reuse_address(true));
      acceptor_.bind(endpoint);
      acceptor_.listen(1024);
    } catch (const boost::system::system_error& failure) {
      throw Error{ErrorCode::unavailable, fmt::format("Can't listen on {} port {}: {}. Choose another --port or --address",
                                                      options_.address, options_.port, failure.code().message())};
    }
    port_ = acceptor_.local_endpoint().port();
    raise_descriptor_limit();
    count_connections();
    asio::co_spawn(io_, accept(), asio::detached);
    for (unsigned i = 0; i < options_.io_threads; ++i) threads_.emplace_back([this] { io_.run(); });
  }

  std::uint16_t port() const { return port_; }

  void stop(std::chrono::milliseconds grace) {
    if (stopped_.exchange(true)) return;
    draining_ = true;
    asio::post(io_, [this] {
      error_code ignored;
      acceptor_.close(ignored);
    });
    close_connections(Which::idle);
    {
      std::unique_lock lock(mutex_);
      all_gone_.wait_for(lock, grace, [&] { return connections_.empty(); });
    }
    close_connections(Which::all);
    pool_.stop();
    io_.stop();
    threads_.clear();
    // What still sleeps is never woken again: a bell may outlive the server.
    for (const auto& connection : connections_)
      if (connection->bell) connection->bell->stop_listening();
  }

 private:
  using Clock = std::chrono::steady_clock;
  enum class Phase : std::uint8_t { IDLE, READING, WORKING };
  enum class Woken : std::uint8_t { NEWS, LAST, GONE };  // something to look at; the time is up or the server stops; no client

  struct Connection : std::enable_shared_from_this<Connection> {
    explicit Connection(tcp::socket socket)
        : stream(std::move(socket)), timer(stream.get_executor()), pause(stream.get_executor()) {}
    beast::tcp_stream stream;
    asio::steady_timer timer;
    asio::steady_timer pause;    // of an answer that waits
    std::shared_ptr<Bell> bell;  // that it listens to
    std::uint64_t pauses = 0;    // so far; who wakes one must not wake the next
    std::uint64_t deadline = 0;  // the number of the newest
    bool late = false;           // it has passed
    beast::flat_buffer buffer{most_buffered};
    std::string remote;
    std::atomic<Phase> phase = Phase::IDLE;
    std::atomic<Clock::rep> since = Clock::now().time_since_epoch().count();  // in this phase, or since its last long piece
    bool given_up = false;                                                    // guarded by mutex_

    // What is read takes so long at most. The stream's own timer would close the connection, and nobody could be told.
    void expect_within(std::chrono::seconds span) {
      late = false;
      stream.expires_never();
      timer.expires_after(span);
      timer.async_wait([self = shared_from_this(), number = ++deadline](error_code cancelled) {
        if (cancelled || number != self->deadline) return;
        self->late = true;
        error_code ignored;
        self->stream.socket().cancel(ignored);
      });
    }
    // What became of it.
    error_code outcome(error_code error) {
      ++deadline;
      timer.cancel();
      return late && error ? error_code(beast::error::timeout) : error;
    }

    void enter(Phase next) {
      phase = next;
      since = Clock::now().time_since_epoch().count();
    }
  };
  enum class Which : std::uint8_t { idle, all };

  // Every connection is a descriptor, and the database, uploads and children need some as well.
  void raise_descriptor_limit() {
    constexpr rlim_t others = 512;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const auto wanted = static_cast<rlim_t>(options_.most_connections) + others;
    if (limit.rlim_cur < wanted) {
      limit.rlim_cur = std::min(wanted, limit.rlim_max);
      ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur >= wanted) return;
    options_.most_connections = limit.rlim_cur > 2 * others ? limit.rlim_cur - others : limit.rlim_cur / 2;
    log_.warn("http.few_descriptors", {{"descriptors", limit.rlim_cur}, {"connections", options_.most_connections}});
  }

  void count_connections() {
    if (rim_.metrics == nullptr) return;
    given_up_ = &rim_.metrics->counter("http_server_connections_given_up_total",
                                       "Connections closed because they were the slowest when places were scarce");
    open_ = &rim_.metrics->gauge("http_server_open_connections", "Connections that are open");
    overloaded_ = &rim_.metrics->counter("http_server_overloaded_total", "Requests answered 503 because the line was full");
  }

  Awaitable accept() {
    for (;;) {
      error_code error;
      tcp::socket socket(asio::make_strand(io_));
      co_await acceptor_.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
      if (error == asio::error::operation_aborted || !acceptor_.is_open()) co_return;
      if (error) {  // out of descriptors, most likely; waiting is all that helps
        asio::steady_timer timer(io_, std::chrono::milliseconds(50));
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
        continue;
      }
      take(std::move(socket));
    }
  }

  void take(tcp::socket socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    auto connection = std::make_shared<Connection>(std::move(socket));
    connection->remote = connection->stream.socket().remote_endpoint(ignored).address().to_string();
    {
      const std::lock_guard lock(mutex_);
      if (connections_.size() >= options_.most_connections && !make_room()) {
        log_.warn("http.too_many_connections", {{"connections", connections_.size()}});
        return;  // closing says enough; an answer would need a task of its own
      }
      connections_.insert(connection);
      if (open_ != nullptr) open_->set(static_cast<std::int64_t>(connections_.size()));
    }
    const auto executor = connection->stream.get_executor();
    asio::co_spawn(executor, serve(connection), [this, connection](const std::exception_ptr&) { forget(connection); });
  }

  // Gives up the connection that has been sending its request for longest, else the one idle for longest. Whoever sends at once is
  // never among them, so many slow ones cost each other their places. False when all are being answered. Under the mutex.
  bool make_room() {
    const auto longest_in = [&](Phase phase) -> std::shared_ptr<Connection> {
      std::shared_ptr<Connection> oldest;
      for (const auto& connection : connections_) {
        if (connection->given_up || connection->phase != phase) continue;
        if (!oldest || connection->since < oldest->since) oldest = connection;
      }
      return oldest;
    };
    auto victim = longest_in(Phase::READING);
    if (!victim || Clock::now().time_since_epoch().count() - victim->since < Clock::duration(std::chrono::seconds(1)).count()) {
      if (auto idle = longest_in(Phase::IDLE)) victim = std::move(idle);
    }
    if (!victim) return false;
    victim->given_up = true;
    if (given_up_ != nullptr) given_up_->add();
    asio::post(victim->stream.get_executor(), [victim] {
      error_code ignored;
      victim->stream.socket().close(ignored);
    });
    return true;
  }

  void forget(const std::shared_ptr<Connection>& connection) {
    error_code ignored;
    connection->stream.socket().close(ignored);
    const std::lock_guard lock(mutex_);
    connections_.erase(connection);
    if (open_ != nullptr) open_->set(static_cast<std::int64_t>(connections_.size()));
    if (connections_.empty()) all_gone_.notify_all();
  }

  void close_connections(Which which) {
    const std::lock_guard lock(mutex_);
    for (const auto& connection : connections_) {
      asio::post(connection->stream.get_executor(), [connection, which] {
        if (which == Which::all || connection->phase == Phase::IDLE) connection->stream.cancel();
        connection->pause.cancel();
      });
    }
  }

  Awaitable serve(std::shared_ptr<Connection> connection) {
    for (;;) {
      if (!co_await wait_for_request(*connection)) co_return;
      const bool again = co_await serve_one(*connection);
      if (!again) break;
      connection->enter(Phase::IDLE);
      if (draining_) break;
    }
    co_await linger(*connection);
  }

  // True when bytes of a request are there.
  asio::awaitable<bool> wait_for_request(Connection& connection) {
    for (bool skipped = false; connection.buffer.size() == 0;) {
      error_code error;
      connection.stream.expires_after(options_.idle_timeout);
      auto space = connection.buffer.prepare(4096);
      const auto got = co_await connection.stream.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return false;
      connection.buffer.commit(got);
      if (!skipped) skipped = skip_empty_line(connection.buffer);
    }
    connection.enter(Phase::READING);
    co_return true;
  }

  // One request and its answer. False when the connection must not be used again.
  asio::awaitable<bool> serve_one(Connection& connection) {
    Exchange exchange(rim_, ids_.uuid_v7(), connection.remote);
    HeadParser parser;
    if (!co_await read_head(connection, parser, exchange)) co_return false;
    const bool keep_alive = parser.keep_alive() && !draining_;
    exchange.open(opening_of(parser));
    if (exchange.refusal) {
      const bool clean = keep_alive && parser.is_done() && !exchange.must_close();
      co_return co_await respond(connection, exchange, exchange.answer_of(*exchange.refusal), clean);
    }
    if (!co_await take_body(connection, parser, exchange)) co_return false;
    connection.enter(Phase::WORKING);
    connection.stream.expires_never();
    Response response;
    co_await on_pool(exchange, response, [&] { response = exchange.answer(); });
    while (const auto later = std::exchange(response.later, nullptr)) {
      const auto woken = co_await sleep(connection, later->pause);
      if (woken == Woken::GONE) {
        exchange.finish(client_gone, 0);
        co_return false;
      }
      co_await on_pool(exchange, response, [&] { response = exchange.answer_later(*later, woken == Woken::LAST); });
    }
    co_return co_await respond(connection, exchange, response, keep_alive && !draining_);
  }

  // Until the bell rings, the time is up, the server stops or the client goes away.
  asio::awaitable<Woken> sleep(Connection& connection, const Pause& pause) {
    if (draining_) co_return Woken::LAST;
    auto state = std::make_shared<Woken>(Woken::LAST);
    const auto wake = [self = connection.shared_from_this(), state, number = ++connection.pauses](Woken why) {
      if (number != self->pauses) return;
      *state = why;
      self->pause.cancel();
    };
    connection.stream.expires_never();
    connection.pause.expires_after(pause.most);
    connection.stream.socket().async_wait(tcp::socket::wait_read, [self = connection.shared_from_this(), wake](error_code error) {
      char byte = 0;  // input that waits is a next request; its end is the client's
      if (!error && ::recv(self->stream.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) wake(Woken::GONE);
    });
    connection.bell = pause.bell;
    connection.bell->listen(
        [executor = connection.stream.get_executor(), wake] { asio::post(executor, [wake] { wake(Woken::NEWS); }); });
    error_code ignored;
    co_await connection.pause.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    std::exchange(connection.bell, nullptr)->stop_listening();
    connection.stream.socket().cancel(ignored);
    co_return *state;
  }

  // False when there is no request to answer; a bad one has been answered then.
  asio::awaitable<bool> read_head(Connection& connection, HeadParser& parser, Exchange& exchange) {
    parser.header_limit(static_cast<std::uint32_t>(options_.most_header_bytes));
    parser.body_limit(boost::none);
    error_code error;
    connection.expect_within(options_.header_timeout);
    co_await beast::http::async_read_header(connection.stream, connection.buffer, parser,
                                            asio::redirect_error(asio::use_awaitable, error));
    error = connection.outcome(error);
    if (!error) {
      for (const auto& field : parser.get())
        exchange.request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
      co_return true;
    }
    if (const auto refusal = head_refusal(error, options_.most_header_bytes))
      co_await respond(connection, exchange, exchange.answer_of(*refusal), false);
    co_return false;
  }

  // False when the body can't be had; that has been answered then.
  asio::awaitable<bool> take_body(Connection& connection, HeadParser& parser, Exchange& exchange) {
    if (exchange.spools()) {  // nobody uploads a hundred megabytes to be told that he isn't known
      Response refused;
      refused.status = 0;
      co_await on_pool(exchange, refused, [&] {
        if (auto said = exchange.refused_at_door()) refused = *std::move(said);
      });
      if (refused.status != 0) co_return co_await respond(connection, exchange, refused, false);
    }
    if (waits_for_go_on(parser)) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      error_code error;
      co_await asio::async_write(connection.stream, asio::buffer(go_on), asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return false;
    }
    std::optional<Refusal> refusal;
    if (exchange.spools()) {
      refusal = co_await read_to_file(connection, parser, exchange);
    } else {
      refusal = co_await read_to_memory(connection, parser, exchange);
    }
    if (refusal && refusal->status != 0) co_await respond(connection, exchange, exchange.answer_of(*refusal), false);
    co_return !refusal;
  }

  asio::awaitable<std::optional<Refusal>> read_to_memory(Connection& connection, HeadParser& from, Exchange& exchange) {
    if (from.is_done()) co_return std::nullopt;
    const auto most_bytes = exchange.route->body.most_bytes;
    beast::http::request_parser<beast::http::string_body> parser(std::move(from));
    parser.body_limit(most_bytes);
    connection.expect_within(options_.body_timeout);
    error_code error;
    co_await beast::http::async_read(connection.stream, connection.buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    error = connection.outcome(error);
    exchange.request.content = std::move(parser.get().body());
    co_return body_refusal(error, most_bytes);
  }

  asio::awaitable<std::optional<Refusal>> read_to_file(Connection& connection, HeadParser& from, Exchange& exchange) {
    const auto most_bytes = exchange.route->body.most_bytes;
    beast::http::request_parser<beast::http::buffer_body> parser(std::move(from));
    parser.body_limit(most_bytes);
    std::string piece(piece_bytes, '\0');
    try {
      const SpoolFile file(options_.spool_folder / ("upload-" + exchange.own_id()));
      exchange.request.spooled = file.body();
      while (!parser.is_done()) {
        auto& body = parser.get().body();
        body.data = piece.data();
        body.size = piece.size();
        body.more = true;
        connection.expect_within(options_.body_timeout);
        error_code error;
        co_await beast::http::async_read(connection.stream, connection.buffer, parser,
                                         asio::redirect_error(asio::use_awaitable, error));
        error = connection.outcome(error);
        if (error && error != beast::http::error::need_buffer) co_return body_refusal(error, most_bytes);
        file.write(piece.data(), piece.size() - body.size);
        connection.enter(Phase::READING);
      }
    } catch (const Error& error) {
      co_return Refusal{status_of(error.code()), "UNAVAILABLE", error.what()};
    }
    co_return std::nullopt;
  }

  // Runs `work` on a handler thread and comes back to the connection's own. Where no place in the line is left, `response` says so.
  template <class Work>
  Awaitable on_pool(const Exchange& exchange, Response& response, Work work) {
    const auto executor = co_await asio::this_coro::executor;
    const bool taken = co_await asio::async_initiate<decltype(asio::use_awaitable), void(bool)>(
        [&](auto&& resume) {
          const auto back = std::make_shared<std::decay_t<decltype(resume)>>(std::forward<decltype(resume)>(resume));
          const auto go_on = [back, executor](bool ran) { asio::post(executor, [back, ran] { (*back)(ran); }); };
          const bool posted = pool_.post([&work, go_on] {
            work();
            go_on(true);
          });
          if (!posted) go_on(false);
        },
        asio::use_awaitable);
    if (taken) co_return;
    if (overloaded_ != nullptr) overloaded_->add();
    Error busy{ErrorCode::unavailable, "The server has more requests than it can answer; try again in a moment"};
    response = problem(busy.because("OVERLOADED").retry_after(1), exchange.request.path, exchange.request.id);
  }

  // True when it went out and the connection may go on.
  asio::awaitable<bool> respond(Connection& connection, const Exchange& exchange, const Response& response, bool keep_alive) {
    const bool with_body = exchange.request.method != Method::HEAD && response.status != 204 && response.status != 304;
    if (response.source && !exchange.takes_chunks()) keep_alive = false;  // only the connection's end can end the body
    const auto head = exchange.head_of(response, keep_alive);
    if (response.source && with_body) {
      const bool whole = co_await stream(connection, exchange, response, head);
      co_return whole&& keep_alive;
    }
    const auto body = with_body ? response.text() : std::string_view{};
    const std::array<asio::const_buffer, 2> parts{asio::buffer(head), asio::buffer(body)};
    const auto error = co_await write(connection, parts);
    exchange.finish(response.status, body.size());
    co_return !error && keep_alive;
  }

  // A long answer: the next piece is made when the client has taken the one before, so neither waits in memory. False when the
  // whole did not go out.
  asio::awaitable<bool> stream(Connection& connection, const Exchange& exchange, const Response& response,
                               const std::string& head) {
    const std::array<asio::const_buffer, 2> first{asio::buffer(head), asio::const_buffer{}};
    error_code error = co_await write(connection, first);
    std::string piece;
    std::size_t sent = 0;
    bool made = true, end = false;
    while (!error && made && !end) {
      piece.clear();
      connection.stream.expires_never();
      Response busy;
      busy.status = 0;
      co_await on_pool(exchange, busy, [&] { made = exchange.fill(log_, response.source, piece, end); });
      if (busy.status != 0) {  // others' requests go first
        asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(50));
        co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
      } else if (made) {
        const bool waits = piece.empty() && !end && response.pause;
        if (waits) {
          const auto woken = co_await sleep(connection, *response.pause);
          if (woken == Woken::GONE) break;
          end = draining_;
          if (!end) continue;
        }
        sent += piece.size();
        error = co_await write_piece(connection, exchange, piece, end);
      }
    }
    exchange.finish(response.status, sent);
    co_return !error && made && end;
  }

  asio::awaitable<error_code> write_piece(Connection& connection, const Exchange& exchange, std::string& piece, bool end) {
    std::string size;
    if (exchange.takes_chunks()) {
      if (!piece.empty()) {
        size = fmt::format("{:x}\r\n", piece.size());
        piece += "\r\n";
      }
      if (end) piece += "0\r\n\r\n";
    }
    const std::array<asio::const_buffer, 2> parts{asio::buffer(size), asio::buffer(piece)};
    co_return co_await write(connection, parts);
  }

  // What the socket takes at once needs no timer and no turn of the loop; the rest waits for it.
  asio::awaitable<error_code> write(Connection& connection, std::array<asio::const_buffer, 2> parts) {
    error_code error;
    auto done = connection.stream.socket().write_some(parts, error);
    if (error == asio::error::would_block) error = {};
    for (auto& part : parts) {
      const auto sent = std::min(done, part.size());
      part += sent;
      done -= sent;
    }
    if (error || asio::buffer_size(parts) == 0) co_return error;
    connection.stream.expires_after(options_.write_timeout);
    co_await asio::async_write(connection.stream, parts, asio::redirect_error(asio::use_awaitable, error));
    co_return error;
  }

  // Closes our side and reads on for a moment: closing with unread input would reset the connection under the answer.
  Awaitable linger(Connection& connection) {
    error_code error;
    connection.stream.socket().shutdown(tcp::socket::shutdown_send, error);
    std::string rest(piece_bytes, '\0');
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    connection.stream.expires_at(until);
    for (std::size_t taken = 0; !error && taken < 64U * piece_bytes;) {
      taken += co_await connection.stream.async_read_some(asio::buffer(rest), asio::redirect_error(asio::use_awaitable, error));
    }
  }

  ServerOptions options_;
  IdMaker& ids_;
  Log& log_;
  Rim rim_;
  asio::io_context io_;
  tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::atomic<bool> draining_ = false;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::condition_variable all_gone_;
  std::set<std::shared_ptr<Connection>> connections_;
  Counter* given_up_ = nullptr;  // these three: null when nothing is counted
  Counter* overloaded_ = nullptr;
  Gauge* open_ = nullptr;
  HandlerPool pool_;
  std::vector<std::jthread> threads_;
};

Server::Server(const Router& router, ServerOptions options, IdMaker& ids, Log& log, Metrics* metrics, CallerKey caller_key)
    : implementation_(std::make_unique<Implementation>(router, std::move(options), ids, log, metrics, std::move(caller_key))) {}

Server::~Server() = default;

void Server::start() {
  implementation_->start();
}

std::uint16_t Server::port() const {
  return implementation_->port();
}

void Server::stop(std::chrono::milliseconds grace) {
  implementation_->stop(grace);
}

}  // namespace insight::http
