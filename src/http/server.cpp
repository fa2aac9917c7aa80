#include "http/server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

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
#include "http/handler_pool.h"
#include "http/problem.h"
#include "http/request_check.h"

namespace insight::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;
using Awaitable = asio::awaitable<void>;

constexpr std::size_t piece_bytes = 64 * 1024;

// The descriptor of a body on its way to the disk.
class SpoolFile {
 public:
  explicit SpoolFile(const std::filesystem::path& path)
      : body_(std::make_shared<SpooledBody>(path)), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {
    if (file_ < 0) throw Error{ErrorCode::unavailable, "The upload can't be stored; the data folder is full or read-only"};
  }
  ~SpoolFile() { ::close(file_); }
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  void write(const char* data, std::size_t size) const {
    while (size > 0) {
      const auto done = ::write(file_, data, size);
      if (done <= 0) throw Error{ErrorCode::unavailable, "The upload can't be stored; the data folder is full"};
      data += done;
      size -= static_cast<std::size_t>(done);
    }
  }
  std::shared_ptr<const SpooledBody> body() const { return body_; }

 private:
  std::shared_ptr<SpooledBody> body_;
  int file_;
};

std::string head_text(const Request& request, const Response& response, bool keep_alive) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  const bool bodyless = response.status == 204 || response.status == 304;
  if (!bodyless) head += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type, response.body.size());
  bool caching = false;
  bool etag = false;
  for (const auto& [name, value] : response.headers) {
    caching = caching || name == "Cache-Control";
    etag = etag || name == "ETag";
    head += name;
    head += ": ";
    for (const char c : value) head += c == '\r' || c == '\n' ? ' ' : c;  // nobody's text opens a header of its own
    head += "\r\n";
  }
  if (!caching) head += etag ? "Cache-Control: private, no-cache\r\n" : "Cache-Control: no-store\r\n";
  head += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";
  if (!response.content_type.starts_with("text/html"))
    head += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
  head += "X-Request-Id: " + request.id + "\r\n";
  if (!keep_alive) head += "Connection: close\r\n";
  return head += "\r\n";
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(const Router& router, ServerOptions options, IdMaker& ids, Log& log)
      : router_(router),
        options_(std::move(options)),
        ids_(ids),
        log_(log),
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
  }

 private:
  struct Connection {
    explicit Connection(tcp::socket socket) : stream(std::move(socket)) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    std::atomic<bool> idle = true;
    std::string remote;
  };
  enum class Which : std::uint8_t { idle, all };

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
    auto connection = std::make_shared<Connection>(std::move(socket));
    connection->remote = connection->stream.socket().remote_endpoint(ignored).address().to_string();
    {
      const std::lock_guard lock(mutex_);
      if (connections_.size() >= options_.most_connections) {
        log_.warn("http.too_many_connections", {{"connections", connections_.size()}});
        return;  // closing says enough; an answer would need a task of its own
      }
      connections_.insert(connection);
    }
    const auto executor = connection->stream.get_executor();
    asio::co_spawn(executor, serve(connection), [this, connection](const std::exception_ptr&) { forget(connection); });
  }

  void forget(const std::shared_ptr<Connection>& connection) {
    error_code ignored;
    connection->stream.socket().close(ignored);
    const std::lock_guard lock(mutex_);
    connections_.erase(connection);
    if (connections_.empty()) all_gone_.notify_all();
  }

  void close_connections(Which which) {
    const std::lock_guard lock(mutex_);
    for (const auto& connection : connections_) {
      asio::post(connection->stream.get_executor(), [connection, which] {
        if (which == Which::all || connection->idle) connection->stream.cancel();
      });
    }
  }

  Awaitable serve(std::shared_ptr<Connection> connection) {
    for (;;) {
      if (!co_await wait_for_request(*connection)) co_return;
      const bool again = co_await exchange(*connection);
      if (!again) break;
      connection->idle = true;
      if (draining_) break;
    }
    co_await linger(*connection);
  }

  // True when bytes of a request are there.
  asio::awaitable<bool> wait_for_request(Connection& connection) {
    if (connection.buffer.size() == 0) {
      error_code error;
      connection.stream.expires_after(options_.idle_timeout);
      auto space = connection.buffer.prepare(4096);
      const auto got = co_await connection.stream.async_read_some(space, asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return false;
      connection.buffer.commit(got);
    }
    connection.idle = false;
    co_return true;
  }

  // One request and its answer. False when the connection must not be used again.
  asio::awaitable<bool> exchange(Connection& connection) {
    const auto began = std::chrono::steady_clock::now();
    Request request;
    request.id = ids_.uuid_v7();
    request.remote = connection.remote;
    beast::http::request_parser<beast::http::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(options_.most_header_bytes));
    parser.body_limit(boost::none);
    error_code error;
    connection.stream.expires_after(options_.header_timeout);
    co_await beast::http::async_read_header(connection.stream, connection.buffer, parser,
                                            asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      if (auto refusal = refusal_of(error)) {
        auto response = problem(refusal->status, refusal->code, refusal->message, "", request.id);
        co_await respond(connection, request, response, false, began);
        co_await linger(connection);
      }
      co_return false;
    }

    const auto& head = parser.get();
    const std::string_view target(head.target().data(), head.target().size());
    const auto mark = target.find('?');
    request.path = std::string(target.substr(0, mark));
    if (mark != std::string_view::npos) request.query = std::string(target.substr(mark + 1));
    for (const auto& field : head) request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    const bool keep_alive = parser.keep_alive() && !draining_;

    const std::string_view word(head.method_string().data(), head.method_string().size());
    auto refusal = check_head({word, target, head.version(), request.headers});
    const auto method = parse_method(word);
    request.method = method.value_or(Method::GET);
    Router::Found found;
    std::string allow;
    if (!refusal) {
      found = router_.find(request.method, request.path);
      request.parameters = std::move(found.parameters);
      if (!method || (found.route == nullptr && !found.allowed.empty())) {
        if (!method && found.route != nullptr) found.allowed.push_back(found.route->method);
        for (const auto other : found.allowed) (allow += allow.empty() ? "" : ", ") += name_of(other);
      }
      refusal = refusal_of(request, word, found, allow);
    }
    std::optional<std::uint64_t> length;
    if (parser.content_length()) length = *parser.content_length();
    if (!refusal) refusal = check_body(found.route->body, request, length);
    if (refusal) {
      auto response = problem(refusal->status, refusal->code, refusal->message, request.path, request.id);
      if (!allow.empty()) response.set("Allow", allow);
      const bool clean = keep_alive && parser.is_done();
      co_await respond(connection, request, response, clean, began);
      co_return clean;
    }

    const auto& route = *found.route;
    const bool spooled = route.body.kind == BodyRule::Kind::file;
    if (spooled) {  // nobody uploads a hundred megabytes to be told that he isn't known
      auto refused = co_await on_pool([&]() -> Response { return guarded(route, request); }, request);
      if (refused.status != 0) {
        co_await respond(connection, request, refused, false, began);
        co_return false;
      }
    }
    if (beast::iequals(head[beast::http::field::expect], "100-continue") && !parser.is_done()) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      co_await asio::async_write(connection.stream, asio::buffer(go_on), asio::redirect_error(asio::use_awaitable, error));
      if (error) co_return false;
    }
    std::optional<Refusal> bad_body;
    if (spooled) {
      bad_body = co_await read_to_file(connection, parser, route.body.most_bytes, request);
    } else {
      bad_body = co_await read_to_memory(connection, parser, route.body.most_bytes, request);
    }
    if (bad_body) {
      if (bad_body->status != 0) {
        auto response = problem(bad_body->status, bad_body->code, bad_body->message, request.path, request.id);
        co_await respond(connection, request, response, false, began);
      }
      co_return false;
    }

    connection.stream.expires_never();
    auto response = co_await on_pool(
        [&]() -> Response {
          if (!spooled) {
            auto refused = guarded(route, request);
            if (refused.status != 0) return refused;
          }
          return handled(route, request);
        },
        request);
    co_return co_await respond(connection, request, response, keep_alive && !draining_, began) && keep_alive;
  }

  // The answer when the parser gave up; nothing when there is nobody to answer.
  std::optional<Refusal> refusal_of(error_code error) const {
    namespace bh = beast::http;
    if (error == bh::error::header_limit || error == bh::error::buffer_overflow) {
      return Refusal{431, "HEADERS_TOO_LARGE", fmt::format("The headers have more than {} bytes", options_.most_header_bytes)};
    }
    if (error == beast::error::timeout) return Refusal{408, "REQUEST_TIMEOUT", "The request did not arrive in time"};
    if (error == bh::error::end_of_stream || error == bh::error::partial_message) return std::nullopt;
    if (error.category() == bh::make_error_code(bh::error::bad_method).category()) {
      return Refusal{400, "BAD_REQUEST", "The request is not HTTP/1.1: " + error.message()};
    }
    return std::nullopt;
  }

  static std::optional<Refusal> refusal_of(const Request& request, std::string_view method, const Router::Found& found,
                                           const std::string& allow) {
    if (!allow.empty()) {
      return Refusal{405, "METHOD_NOT_ALLOWED",
                     fmt::format("{} is not a method of {}; it has {}", method.substr(0, 20), request.path.substr(0, 200), allow)};
    }
    if (found.route == nullptr)
      return Refusal{404, "NOT_FOUND", fmt::format("There is nothing at {}", request.path.substr(0, 200))};
    return std::nullopt;
  }

  // Status 0: nothing to refuse.
  Response guarded(const Route& route, Request& request) {
    Response none;
    none.status = 0;
    if (!route.guard) return none;
    return caught(request, [&] {
      route.guard(request);
      return none;
    });
  }

  Response handled(const Route& route, const Request& request) {
    return caught(request, [&] { return route.handler(request); });
  }

  template <class F>
  Response caught(const Request& request, F&& work) {
    try {
      return work();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::internal) log_.error("http.internal", {{"requestId", request.id}, {"reason", error.what()}});
      return problem(error, request.path, request.id);
    } catch (const std::exception& failure) {
      log_.error("http.internal", {{"requestId", request.id}, {"path", request.path}, {"reason", failure.what()}});
      return problem(Error{ErrorCode::internal, ""}, request.path, request.id);
    }
  }

  // Runs `work` on a handler thread and comes back to the connection's own.
  template <class F>
  asio::awaitable<Response> on_pool(F work, const Request& request) {
    Response result;
    asio::steady_timer done(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
    const bool taken = pool_.post([&] {
      result = work();
      asio::post(done.get_executor(), [&] { done.cancel(); });
    });
    if (!taken) {
      Error busy{ErrorCode::unavailable, "The server has more requests than it can answer; try again in a moment"};
      co_return problem(busy.because("OVERLOADED").retry_after(1), request.path, request.id);
    }
    error_code ignored;
    co_await done.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    co_return result;
  }

  template <class Parser>
  asio::awaitable<std::optional<Refusal>> read_to_memory(Connection& connection, Parser& from, std::size_t most_bytes,
                                                         Request& request) {
    beast::http::request_parser<beast::http::string_body> parser(std::move(from));
    parser.body_limit(most_bytes);
    connection.stream.expires_after(options_.body_timeout);
    error_code error;
    if (!parser.is_done()) {
      co_await beast::http::async_read(connection.stream, connection.buffer, parser,
                                       asio::redirect_error(asio::use_awaitable, error));
    }
    request.content = std::move(parser.get().body());
    co_return body_refusal(error, most_bytes);
  }

  template <class Parser>
  asio::awaitable<std::optional<Refusal>> read_to_file(Connection& connection, Parser& from, std::size_t most_bytes,
                                                       Request& request) {
    beast::http::request_parser<beast::http::buffer_body> parser(std::move(from));
    parser.body_limit(most_bytes);
    std::string piece(piece_bytes, '\0');
    try {
      const SpoolFile file(options_.spool_folder / ("upload-" + request.id));
      request.spooled = file.body();
      while (!parser.is_done()) {
        parser.get().body().data = piece.data();
        parser.get().body().size = piece.size();
        parser.get().body().more = true;
        connection.stream.expires_after(options_.body_timeout);
        error_code error;
        co_await beast::http::async_read(connection.stream, connection.buffer, parser,
                                         asio::redirect_error(asio::use_awaitable, error));
        if (error && error != beast::http::error::need_buffer) co_return body_refusal(error, most_bytes);
        file.write(piece.data(), piece.size() - parser.get().body().size);
      }
    } catch (const Error& error) {
      co_return Refusal{status_of(error.code()), "UNAVAILABLE", error.what()};
    }
    co_return std::nullopt;
  }

  // Status 0: there is nobody left to answer.
  static std::optional<Refusal> body_refusal(error_code error, std::size_t most_bytes) {
    if (!error) return std::nullopt;
    if (error == beast::http::error::body_limit) {
      return Refusal{413, "TOO_LARGE", fmt::format("The body is too large; at most {} bytes are taken here", most_bytes)};
    }
    if (error == beast::error::timeout) return Refusal{408, "REQUEST_TIMEOUT", "The body did not arrive in time"};
    if (error.category() == beast::http::make_error_code(beast::http::error::bad_chunk).category() &&
        error != beast::http::error::partial_message && error != beast::http::error::end_of_stream) {
      return Refusal{400, "BAD_REQUEST", "The body is not well formed: " + error.message()};
    }
    return Refusal{0, "", ""};
  }

  // True when it went out and the connection may go on.
  asio::awaitable<bool> respond(Connection& connection, const Request& request, const Response& response, bool keep_alive,
                                std::chrono::steady_clock::time_point began) {
    const auto head = head_text(request, response, keep_alive);
    const bool with_body = request.method != Method::HEAD && response.status != 204 && response.status != 304;
    const std::array<asio::const_buffer, 2> parts{asio::buffer(head),
                                                  with_body ? asio::buffer(response.body) : asio::const_buffer()};
    connection.stream.expires_after(options_.write_timeout);
    error_code error;
    co_await asio::async_write(connection.stream, parts, asio::redirect_error(asio::use_awaitable, error));
    log_request(request, response.status, std::chrono::steady_clock::now() - began);
    co_return !error && keep_alive;
  }

  void log_request(const Request& request, unsigned status, std::chrono::steady_clock::duration took) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    const auto write = status >= 500 ? &Log::warn : request.method == Method::GET && status < 400 ? &Log::debug : &Log::info;
    (log_.*write)("http.request", {{"requestId", request.id},
                                   {"method", name_of(request.method)},
                                   {"path", request.path},
                                   {"status", status},
                                   {"micros", micros},
                                   {"remote", request.remote}});
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

  const Router& router_;
  ServerOptions options_;
  IdMaker& ids_;
  Log& log_;
  asio::io_context io_;
  tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::atomic<bool> draining_ = false;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::condition_variable all_gone_;
  std::set<std::shared_ptr<Connection>> connections_;
  HandlerPool pool_;
  std::vector<std::jthread> threads_;
};

Server::Server(const Router& router, ServerOptions options, IdMaker& ids, Log& log)
    : implementation_(std::make_unique<Implementation>(router, std::move(options), ids, log)) {}

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
