#include "http/client.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdio>
#include <cstring>
#include <mutex>

#include "base/error.h"
#include "base/text.h"

namespace insight::http {
namespace {

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

struct Exchange {
  const Call& call;
  Answer answer;
  const ClientOptions& options;
  bool cut = false;  // the answer was longer than is wanted
  CURL* curl = nullptr;
  bool refused = false;  // an address was refused by the guard
};

bool is_good(CURL* curl) {
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return status >= 200 && status < 300;
}

std::size_t on_body(char* data, std::size_t, std::size_t size, void* context) {
  auto& exchange = *static_cast<Exchange*>(context);
  auto& body = exchange.answer.body;
  if (exchange.call.on_piece && is_good(exchange.curl)) {
    exchange.cut = !exchange.call.on_piece({data, size});
    return exchange.cut ? 0 : size;
  }
  const auto room = exchange.options.most_answer_bytes - body.size();
  if (size <= room) {
    body.append(data, size);
    return size;
  }
  if (exchange.options.cut_long_answers) {
    body.append(data, room);
    exchange.cut = true;
  }
  return 0;
}

std::optional<IpAddress> ip_of(const sockaddr& address, std::size_t length) {
  IpAddress ip;
  if (address.sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    std::memcpy(ip.bytes.data(), &v4.sin_addr, 4);
    return ip;
  }
  if (address.sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
    ip.v6 = true;
    std::memcpy(ip.bytes.data(), &v6.sin6_addr, 16);
    return ip;
  }
  return std::nullopt;
}

// The address given here is the one that will be connected to, so nothing that is resolved later matters.
curl_socket_t on_socket(void* context, curlsocktype purpose, curl_sockaddr* address) {
  auto& exchange = *static_cast<Exchange*>(context);
  const auto ip = ip_of(address->addr, address->addrlen);
  if (purpose != CURLSOCKTYPE_IPCXN || !ip || !exchange.options.guarded->allows(*ip)) {
    exchange.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t on_header(char* data, std::size_t, std::size_t size, void* context) {
  auto& answer = static_cast<Exchange*>(context)->answer;
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) answer.headers.clear();  // an interim answer came before
  const auto colon = line.find(':');
  if (colon != std::string_view::npos) answer.headers.emplace_back(line.substr(0, colon), trim(line.substr(colon + 1)));
  return size;
}

std::size_t on_read(char* buffer, std::size_t, std::size_t size, void* file) {
  return std::fread(buffer, 1, size, static_cast<std::FILE*>(file));
}

int on_progress(void* context, curl_off_t, curl_off_t, curl_off_t total, curl_off_t done) {
  const auto& call = static_cast<Exchange*>(context)->call;
  if (call.stop.stop_requested()) return 1;
  if (call.on_sent && total > 0) call.on_sent({static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(total)});
  return 0;
}

}  // namespace

struct Client::Handle {
  CURL* curl = curl_easy_init();
  Handle() = default;
  ~Handle() { curl_easy_cleanup(curl); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

std::string_view Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equal_ignoring_case(key, name)) return value;
  }
  return {};
}

Client::Client(std::string server, ClientOptions options) : server_(std::move(server)), options_(std::move(options)) {
  static std::once_flag once;  // libcurl's own global state
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  while (server_.ends_with('/')) server_.pop_back();
  handle_ = std::make_unique<Handle>();
}

Client::~Client() = default;

Answer Client::send(const Call& call) {
  auto* const curl = handle_->curl;
  curl_easy_reset(curl);
  Exchange exchange{call, {}, options_};
  exchange.curl = curl;
  const auto url = server_ + call.path;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  if (options_.guarded) {
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &exchange);
  } else {
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "localhost,127.0.0.1,::1");
  }
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);
  if (call.upload || call.stop.stop_possible()) {
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  }

  std::unique_ptr<curl_slist, FreeList> headers;
  const auto add_header = [&](const std::string& line) { headers.reset(curl_slist_append(headers.release(), line.c_str())); };
  bool typed = false;
  for (const auto& [name, value] : call.headers) {
    typed = typed || equal_ignoring_case(name, "Content-Type");
    add_header(fmt::format("{}: {}", name, value));
  }

  std::unique_ptr<std::FILE, CloseFile> file;
  if (call.upload) {
    file.reset(std::fopen(call.upload->c_str(), "rb"));
    if (!file) throw Error{ErrorCode::invalid, "The file " + call.upload->string() + " can't be read"};
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, on_read);
    curl_easy_setopt(curl, CURLOPT_READDATA, file.get());
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(std::filesystem::file_size(*call.upload)));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);  // a stalled upload ends, a long one may take its time
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.timeout.count() / 1000));
    if (!typed) add_header("Content-Type: application/octet-stream");
  } else {
    if (call.on_piece) {
      curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
      curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.timeout.count() / 1000));
    } else {
      curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options_.timeout.count()));
    }
    const bool has_body =
        !call.body.empty() || call.method == Method::POST || call.method == Method::PUT || call.method == Method::PATCH;
    if (has_body) {
      curl_easy_setopt(curl, CURLOPT_POSTFIELDS, call.body.data());
      curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
      add_header("Expect:");
      if (!typed) add_header("Content-Type: application/json");
    }
  }
  if (call.method == Method::HEAD) curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  const std::string method(name_of(call.method));
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

  const auto code = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  // A server may refuse an upload before it has all of it; its answer counts.
  const bool refused_early = status >= 400 && (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR);
  if (code != CURLE_OK && !refused_early && !exchange.cut) {
    if (exchange.refused && code == CURLE_COULDNT_CONNECT) {
      throw Error{ErrorCode::unavailable, fmt::format("{} leads to an address that may not be connected to: a private, local or "
                                                      "reserved one",
                                                      server_)}
          .because("ADDRESS_REFUSED");
    }
    throw Error{ErrorCode::unavailable, fmt::format("No answer from {}: {}. Is the server running, and is the address right?",
                                                    server_, curl_easy_strerror(code))};
  }
  exchange.answer.status = static_cast<unsigned>(status);
  return std::move(exchange.answer);
}

}  // namespace insight::http
