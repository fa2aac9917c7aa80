// JSON text into a described struct; what was read must be written and read again as the same, but for the last digit of a double.
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fuzz.h"
#include "json/decode.h"
#include "json/encode.h"

namespace {

enum class Colour { RED, GREEN };
BOOST_DESCRIBE_ENUM(Colour, RED, GREEN)

struct Inner {
  std::int8_t small = 0;
  std::uint64_t large = 0;
  bool yes = false;
  bool operator==(const Inner&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (small, large, yes))

struct Outer {
  std::optional<std::string> name;
  std::optional<Colour> colour;
  std::optional<std::vector<Inner>> inner;
  std::optional<std::map<std::string, std::int64_t>> counts;
  std::optional<double> ratio;
  bool operator==(const Outer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (name, colour, inner, counts, ratio))

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight;
  fuzz::refusing([&] {
    auto read = json::decode<Outer>(fuzz::text_of(data, size));
    auto again = json::decode<Outer>(json::encode(read));
    read.ratio = again.ratio = 0;  // Boost.JSON 1.81 reads a long number an ulp off
    fuzz::require(again == read);
  });
  fuzz::refusing([&] { json::parse(json::encode(json::parse(fuzz::text_of(data, size)))); });
  return 0;
}
