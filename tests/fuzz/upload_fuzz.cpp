// An upload as one request, without the network: first line and headers, then the body as it is, through the exchange to a handler
// that unpacks it. The answer is one of those that the API documents.
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/clock.h"
#include "base/log.h"
#include "base/test_folder.h"
#include "fuzz.h"
#include "http/exchange.h"
#include "source/unpack.h"

namespace {

using namespace insight;
namespace fs = std::filesystem;

struct Target {
  Target() {
    fs::create_directory(folder);
    router.add({http::Method::POST, "/upload", {}, http::BodyRule::file(1 << 16), {}, [this](const http::Request& request) {
                  source::unpack(request.content, folder,
                                 {.packed_bytes = 1 << 16, .unpacked_bytes = 1 << 16, .files = 20, .folders = 20});
                  return http::no_content();
                }});
  }
  TestFolder above;
  fs::path folder = above.path() / "in";
  http::Router router;
  SystemClock clock;
  Log log{clock, LogLevel::error, [](std::string_view) {}};
  http::Rim rim{.router = router,
                .log = log,
                .cors = http::Cors(),
                .limiter = http::RateLimiter({.writes_a_minute = 0, .reads_a_minute = 0})};
};

void empty(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) fs::remove_all(entry.path());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Target target;
  auto rest = fuzz::text_of(data, size);
  http::Exchange exchange(target.rim, "id", "127.0.0.1");
  http::Opening opening;
  opening.method = "POST";
  opening.target = fuzz::take_line(rest);
  for (auto line = fuzz::take_line(rest); !line.empty(); line = fuzz::take_line(rest)) {
    const auto colon = std::min(line.find(':'), line.size());
    exchange.request.headers.emplace_back(line.substr(0, colon), line.substr(std::min(colon + 1, line.size())));
  }
  opening.content_length = rest.size();
  exchange.open(opening);
  if (exchange.refusal) {
    fuzz::require(exchange.refusal->status >= 400 && exchange.refusal->status < 500);
    return 0;
  }
  if (exchange.route == nullptr) return 0;
  exchange.request.content = rest;
  const auto response = exchange.answer();
  fuzz::require(response.status == 204 || response.status == 400 || response.status == 413 || response.status == 415);
  empty(target.folder);
  return 0;
}
