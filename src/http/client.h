// Client: the only way out of the house: the command line's talk with a server, and what the server sends to strangers' addresses
// (`guarded`). Synchronous, on libcurl, one connection kept alive; not for several threads at once. Never follows redirects.
// Whatever the server says is returned, not thrown.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "http/address_guard.h"
#include "http/message.h"

namespace insight::http {

struct ClientOptions {
  std::chrono::milliseconds connect_timeout{5'000};
  std::chrono::milliseconds timeout{60'000};  // of a whole exchange without a file
  std::size_t most_answer_bytes = 256 * 1024 * 1024;
  // Whether an answer that is longer is cut there and told, or no answer at all.
  bool cut_long_answers = false;
  // Asked about the address of each socket before it connects. With one, no proxy is used, whatever the environment says: a proxy
  // would connect where nobody checks.
  std::optional<AddressGuard> guarded;
};

struct Sent {  // how much of a file has gone out
  std::uint64_t done = 0;
  std::uint64_t total = 0;
};

struct Call {
  Method method = Method::GET;
  std::string path;  // with its query, from the server's root
  std::vector<Header> headers;
  std::string body;                             // sent as application/json unless the headers say otherwise
  std::optional<std::filesystem::path> upload;  // streamed instead of body
  std::function<void(const Sent&)> on_sent;
  // Takes a good answer's body as it comes, in place of Answer::body, for as long as it lasts and something comes within `timeout`.
  // False ends the exchange, as an answer.
  std::function<bool(std::string_view)> on_piece;
  std::stop_token stop;  // ends the exchange within a second or so
};

struct Answer {
  unsigned status = 0;
  std::vector<Header> headers;
  std::string body;
  std::string_view header(std::string_view name) const;
};

class Client {
 public:
  explicit Client(std::string server, ClientOptions options = {});  // "http://127.0.0.1:8080"
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // Throws Error(unavailable) when no answer came, naming the server and the reason; its reason is ADDRESS_REFUSED when the guard
  // let none of the name's addresses through.
  Answer send(const Call& call);

 private:
  struct Handle;
  std::string server_;
  ClientOptions options_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace insight::http
