// What of our BullMQ client needs no Node to be judged; tests/bullmq has the package itself on the other side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "queue/bull/client.h"
#include "queue/bull/msgpack.h"
#include "redis/test_redis.h"

namespace insight::queue::bull {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string hex(const Pack& pack) {
  return to_hex(bytes_of(pack.bytes()));
}

TEST(Pack, WritesTheShortestForm) {
  EXPECT_EQ(hex(Pack{}.map(1).text("a").nil()), "81a161c0");
  EXPECT_EQ(hex(Pack{}.array(2).boolean(true).boolean(false)), "92c3c2");
  EXPECT_EQ(hex(Pack{}.array(16)), "dc0010");
  EXPECT_EQ(hex(Pack{}.number(127)), "7f");
  EXPECT_EQ(hex(Pack{}.number(128)), "cd0080");
  EXPECT_EQ(hex(Pack{}.number(-1)), "ff");
  EXPECT_EQ(hex(Pack{}.number(-33)), "d3ffffffffffffffdf");
  EXPECT_EQ(hex(Pack{}.number(65'536)), "ce00010000");
  EXPECT_EQ(hex(Pack{}.number(1'700'000'000'000)), "d30000018bcfe56800");
  EXPECT_EQ(hex(Pack{}.text(std::string(32, 'x'))).substr(0, 4), "d920");
  EXPECT_EQ(hex(Pack{}.text(std::string(256, 'x'))).substr(0, 6), "da0100");
}

class BullClient : public testing::Test {
 protected:
  redis::TestRedis server_;
  redis::Connection redis_{server_.address()};
  Scripts scripts_;
  Client client_{redis_, scripts_, {"bull", "q"}, std::chrono::milliseconds(200), {.completed = 0, .failed = 0}};
};

TEST_F(BullClient, ALostLockIsTold) {
  client_.add({.id = "a.1", .name = "x"});
  const auto job = client_.take("t:1", "w", 1'000).job;
  ASSERT_TRUE(job);
  const Taken* const held[] = {&*job};
  EXPECT_THAT(client_.extend(held), IsEmpty());
  auto foreign = *job;
  foreign.token = "t:2";
  EXPECT_EQ(client_.finish(foreign, "null", 1'000, "w", Fetch::NOTHING).answer, Answer::foreign_lock);
  EXPECT_EQ(client_.finish(*job, "null", 1'000, "w", Fetch::NOTHING).answer, Answer::ok);
  EXPECT_EQ(client_.finish(*job, "null", 1'000, "w", Fetch::NOTHING).answer, Answer::missing);
}

TEST_F(BullClient, TheNextOneComesWithTheEndOfTheOneBefore) {
  const NewMessage two[] = {{.id = "a.1", .name = "x", .data = R"({"n":1})"}, {.id = "b.1", .name = "y"}};
  client_.add_all(two);
  EXPECT_THAT(client_.live().waiting, ElementsAre("a.1", "b.1"));
  const auto first = client_.take("t:1", "w", 1'000).job;
  EXPECT_EQ(first->field("data"), R"({"n":1})");
  const auto ended = client_.finish(*first, "null", 1'000, "w", Fetch::NEXT);
  ASSERT_TRUE(ended.next.job);
  EXPECT_EQ(ended.next.job->id, "b.1");
  EXPECT_EQ(client_.give_back(*ended.next.job), Answer::ok);
  EXPECT_EQ(client_.take("t:1", "w", 1'000).job->id, "b.1");
  EXPECT_THAT(client_.live().active, ElementsAre("b.1"));
  EXPECT_FALSE(client_.remove("b.1")) << "it is active";
}

TEST_F(BullClient, AddedAgainUnderItsIdItStaysOne) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client_.add({.id = "a.1", .name = "x"}), "a.1");
  EXPECT_TRUE(client_.take("t:1", "w", 1'000).job);
  EXPECT_FALSE(client_.take("t:1", "w", 1'000).job);
}

}  // namespace
}  // namespace insight::queue::bull
