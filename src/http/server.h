// Server: HTTP/1.1 over a Router. Connections are coroutines on a few I/O threads; handlers run on a pool of their own, so that
// hashing or SQL never stalls a connection. Strict about what it reads (one length, one Host, bounded headers and bodies,
// deadlines), and every failure is answered by a problem body. When places for connections get scarce, the slowest goes first.
// Knows nothing of accounts or analyses.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/log.h"
#include "http/rim.h"

namespace insight::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  unsigned io_threads = 1;
  unsigned handler_threads = 8;
  std::size_t most_connections = 4096;  // beyond, the slowest one goes; fewer where the limit of descriptors can't be raised
  std::size_t most_waiting = 500;       // requests that wait for a handler thread; more are answered 503 at once
  std::size_t most_header_bytes = 16 * 1024;
  std::chrono::seconds idle_timeout{60};
  std::chrono::seconds header_timeout{10};  // from a request's first byte to the end of its headers
  std::chrono::seconds body_timeout{30};    // for a small body, or for the next piece of a long one
  std::chrono::seconds write_timeout{60};
  std::filesystem::path spool_folder;  // for long bodies; must exist
  RateOptions rate{0, 0};
  std::int64_t most_concurrent = 0;          // requests of one account or address at the same time; 0: no limit
  std::vector<std::string> cors_origins;     // pages that may read the API (cors.h)
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
  bool https = false;                        // the public side speaks TLS, in a proxy: answers say so (HSTS)
};

class Server {
 public:
  // The router, ids, log and metrics must outlive it. Throws Error(invalid) for an origin that is none.
  Server(const Router& router, ServerOptions options, IdMaker& ids, Log& log, Metrics* metrics = nullptr,
         CallerKey caller_key = nullptr);
  ~Server();  // stops at once

  // Listens; returns when connections are accepted. Throws Error(unavailable) when the address can't be had.
  void start();
  std::uint16_t port() const;

  // Accepts nothing more, lets running requests end for so long, then closes everything. A second call does nothing.
  void stop(std::chrono::milliseconds grace);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace insight::http
