#include "process/frame.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "base/error.h"

namespace insight::process {
namespace {

TEST(Frame, MessagesArriveWholeHoweverTheBytesAreCut) {
  std::array<int, 2> fds{};
  ASSERT_EQ(pipe(fds.data()), 0);
  ASSERT_TRUE(write_frame(fds[1], "one"));
  ASSERT_TRUE(write_frame(fds[1], ""));
  ASSERT_TRUE(write_frame(fds[1], std::string(300, 'x')));
  close(fds[1]);
  std::string wire(1000, '\0');
  wire.resize(static_cast<std::size_t>(read(fds[0], wire.data(), wire.size())));
  close(fds[0]);

  for (std::size_t step : {1u, 2u, 7u, 1000u}) {
    FrameReader reader;
    std::vector<std::string> messages;
    for (std::size_t at = 0; at < wire.size(); at += step)
      ASSERT_TRUE(reader.feed(std::string_view(wire).substr(at, step), [&](auto m) { messages.emplace_back(m); }));
    EXPECT_EQ(messages, (std::vector<std::string>{"one", "", std::string(300, 'x')})) << "cut every " << step;
    EXPECT_FALSE(reader.inside_message());
  }
}

TEST(Frame, ALengthAboveTheCapIsRefusedBeforeAnythingIsKept) {
  FrameReader reader;
  EXPECT_FALSE(reader.feed("\xff\xff\xff\x7f", [](auto) { FAIL(); }));
}

TEST(Frame, AMessageAboveTheCapIsNotSent) {
  EXPECT_THROW(write_frame(1, std::string(kMaxFrame + 1, 'x')), Error);
}

}  // namespace
}  // namespace insight::process
