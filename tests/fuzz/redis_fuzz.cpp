// What a server that calls itself Redis may answer: in one piece and byte by byte it reads the same, and addresses come back.
#include <vector>

#include "fuzz.h"
#include "redis/address.h"
#include "redis/reply.h"

namespace {

using namespace insight;

std::vector<redis::Reply> read_all(std::string_view bytes, std::size_t step) {
  redis::ReplyReader reader({.bytes = 1 << 20, .items = 1'000, .depth = 8, .line = 1'000});
  std::vector<redis::Reply> replies;
  try {
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      reader.feed(bytes.substr(at, step));
      while (auto reply = reader.next()) replies.push_back(*std::move(reply));
    }
  } catch (const Error&) {
    replies.push_back({.kind = redis::Reply::Kind::error, .text = "refused"});
  }
  return replies;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto whole = read_all(text, text.size() + 1);
  fuzz::require(read_all(text, 1) == whole);
  fuzz::require(read_all(text, 7) == whole);
  fuzz::refusing([&] {
    const auto address = redis::parse_address(text);
    fuzz::require(!address.host.empty());
  });
  return 0;
}
