// What a child that hostile code has taken over writes into its pipe: frames that arrive in two pieces, and their messages, read as
// run_analysis.cpp reads them. The first byte says where the pieces part.
#include <string>
#include <vector>

#include "analysis/messages.h"
#include "analysis/packed.h"
#include "fuzz.h"
#include "json/decode.h"
#include "json/encode.h"
#include "process/frame.h"

namespace {

using namespace insight;

struct Heard {
  bool sound = true;
  std::vector<std::string> messages;
  bool inside = false;
  bool operator==(const Heard&) const = default;
};

Heard heard(std::initializer_list<std::string_view> pieces) {
  Heard all;
  process::FrameReader reader;
  for (const auto piece : pieces)
    all.sound = all.sound && reader.feed(piece, [&](std::string_view message) { all.messages.emplace_back(message); });
  all.inside = all.sound && reader.inside_message();
  return all;
}

void read(std::string_view message) {
  if (message.empty()) return;
  const auto content = message.substr(1);
  switch (message.front()) {
    case analysis::kFindings:
      analysis::unpacked<std::vector<engine::Finding>>(content);
      return;
    case analysis::kProgress:
      json::decode<analysis::ChildProgress>(content);
      return;
    case analysis::kEnd: {
      const auto text = json::encode(json::decode<analysis::ChildEnd>(content, {process::kMaxFrame, 64}));
      fuzz::require(json::encode(json::decode<analysis::ChildEnd>(text)) == text);
      return;
    }
    default:
      return;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto bytes = fuzz::text_of(data + 1, size - 1);
  const auto first = bytes.substr(0, data[0]);
  const auto whole = heard({bytes});
  const auto parted = heard({first, bytes.substr(first.size())});
  fuzz::require(whole == parted);
  std::size_t taken = 0;
  for (const auto& message : whole.messages) {
    taken += message.size() + 4;
    fuzz::refusing([&] { read(message); });
  }
  fuzz::require(taken <= bytes.size());
  return 0;
}
