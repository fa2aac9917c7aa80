#include "app/fetch_text.h"

#include <fmt/format.h>

#include "base/error.h"
#include "http/client.h"

namespace insight::app {

std::string fetch_text(const std::string& url) {
  const auto scheme = url.find("://");
  const auto path = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  http::ClientOptions options;
  options.connect_timeout = std::chrono::milliseconds(3'000);
  options.timeout = std::chrono::milliseconds(5'000);
  options.most_answer_bytes = std::size_t{256} * 1024;
  http::Call call;
  call.path = path == std::string::npos ? "/" : url.substr(path);
  call.headers.emplace_back("Accept", "application/json, application/jwk-set+json");
  auto answer = http::Client(url.substr(0, path), options).send(call);
  if (answer.status != 200) throw Error{ErrorCode::unavailable, fmt::format("{} answered {}; expected 200", url, answer.status)};
  return std::move(answer.body);
}

}  // namespace insight::app
