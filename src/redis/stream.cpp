#include "redis/stream.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.h"

namespace insight::redis {
namespace {

[[noreturn]] void fail(const Address& address, std::string_view what) {
  throw Error(ErrorCode::unavailable, "Redis at " + shown(address) + ": " + std::string(what));
}

std::string reason(int error) {
  std::array<char, 256> text{};
  return ::strerror_r(error, text.data(), text.size());
}

class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&&) = delete;
  ~Socket() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// False when the deadline passed.
bool ready(int descriptor, short events, Deadline deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left < 0) return false;
    pollfd one{descriptor, events, 0};
    const int found = ::poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (found > 0) return true;
    if (found < 0 && errno != EINTR) return true;  // the call after this one says why
    if (found == 0 && left == 0) return false;
  }
}

// The error of the attempt, 0 when it stands.
int attempt(const Socket& socket, const addrinfo& where, Deadline deadline) {
  if (::connect(socket.get(), where.ai_addr, where.ai_addrlen) == 0) return 0;
  if (errno != EINPROGRESS) return errno;
  if (!ready(socket.get(), POLLOUT, deadline)) return ETIMEDOUT;
  int error = 0;
  socklen_t size = sizeof error;
  ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

Socket open_socket(const Address& address, Deadline deadline) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (const int error = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &list); error != 0)
    fail(address, ::gai_strerror(error));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(list, ::freeaddrinfo);
  int error = 0;
  for (const addrinfo* one = list; one != nullptr; one = one->ai_next) {
    Socket socket{::socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (socket.get() < 0) fail(address, reason(errno));
    error = attempt(socket, *one, deadline);
    if (error != 0) continue;
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    return socket;
  }
  fail(address, reason(error));
}

class Plain final : public Stream {
 public:
  Plain(const Address& address, Socket socket) : address_(address), socket_(std::move(socket)) {}

  void write(std::string_view bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      } else if (errno == EAGAIN || errno == EINTR) {
        if (!ready(socket_.get(), POLLOUT, deadline)) fail(address_, "it takes nothing any more");
      } else {
        fail(address_, reason(errno));
      }
    }
  }
  void read(std::string& to, Deadline deadline) override {
    std::array<char, 16'384> room;
    for (;;) {
      const auto got = ::recv(socket_.get(), room.data(), room.size(), 0);
      if (got > 0) {
        to.append(room.data(), static_cast<std::size_t>(got));
        return;
      }
      if (got == 0) fail(address_, "it closed the connection");
      if (errno != EAGAIN && errno != EINTR) fail(address_, reason(errno));
      if (!ready(socket_.get(), POLLIN, deadline)) fail(address_, "no answer in time");
    }
  }
  void interrupt() noexcept override { ::shutdown(socket_.get(), SHUT_RDWR); }

 private:
  Address address_;
  Socket socket_;
};

struct FreeTls {
  void operator()(SSL* tls) const { SSL_free(tls); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

class Tls final : public Stream {
 public:
  Tls(const Address& address, Socket socket, Deadline deadline) : address_(address), socket_(std::move(socket)) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    if (!context_ || SSL_CTX_set_default_verify_paths(context_.get()) != 1) fail(address_, "TLS can't be set up");
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    tls_.reset(SSL_new(context_.get()));
    if (!tls_ || SSL_set_fd(tls_.get(), socket_.get()) != 1) fail(address_, "TLS can't be set up");
    SSL_set_mode(tls_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    expect_name();
    until_done(deadline, [this] { return SSL_connect(tls_.get()); });
  }

  void write(std::string_view bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      const int sent = until_done(deadline, [&] {
        return SSL_write(tls_.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20)));
      });
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void read(std::string& to, Deadline deadline) override {
    std::array<char, 16'384> room;
    const int got = until_done(deadline, [&] { return SSL_read(tls_.get(), room.data(), static_cast<int>(room.size())); });
    to.append(room.data(), static_cast<std::size_t>(got));
  }
  void interrupt() noexcept override { ::shutdown(socket_.get(), SHUT_RDWR); }

 private:
  // A certificate names hosts or addresses, each in its own way.
  void expect_name() {
    auto* const wanted = SSL_get0_param(tls_.get());
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, address_.host.c_str()) == 1) return;
    SSL_set_tlsext_host_name(tls_.get(), address_.host.c_str());
    if (SSL_set1_host(tls_.get(), address_.host.c_str()) != 1) fail(address_, "TLS can't be set up");
  }

  template <class Call>
  int until_done(Deadline deadline, Call&& call) {
    for (;;) {
      ERR_clear_error();
      const int done = call();
      if (done > 0) return done;
      const int error = SSL_get_error(tls_.get(), done);
      if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) fail(address_, why());
      if (!ready(socket_.get(), error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, deadline)) fail(address_, "no answer in time");
    }
  }
  std::string why() const {
    if (const auto verdict = SSL_get_verify_result(tls_.get()); verdict != X509_V_OK)
      return std::string("its certificate is not trusted: ") + X509_verify_cert_error_string(verdict);
    const auto code = ERR_get_error();
    if (code == 0) return "it closed the connection";
    std::array<char, 256> text{};
    ERR_error_string_n(code, text.data(), text.size());
    return text.data();
  }

  Address address_;
  Socket socket_;
  std::unique_ptr<SSL_CTX, FreeTls> context_;
  std::unique_ptr<SSL, FreeTls> tls_;
};

}  // namespace

std::unique_ptr<Stream> connect(const Address& address, Deadline deadline) {
  auto socket = open_socket(address, deadline);
  if (address.tls) return std::make_unique<Tls>(address, std::move(socket), deadline);
  return std::make_unique<Plain>(address, std::move(socket));
}

}  // namespace insight::redis
