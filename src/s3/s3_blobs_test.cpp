// S3Blobs against npm's s3rver behind a door that checks every signature with Amazon's own signer (tests/s3/server.cjs).
#include "s3/s3_blobs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "base/error.h"
#include "blob/test_blob_store.h"
#include "crypto/hash.h"
#include "http/router.h"
#include "http/server.h"
#include "s3/test_s3.h"

namespace insight::s3 {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TestS3& server() {
  static TestS3 one;
  return one;
}

// A prefix for each test's folder, so that none sees what another has put.
Options options_for(const fs::path& folder) {
  auto options = server().options();
  options.prefix = folder.parent_path().filename().string() + "/deep";
  return options;
}

std::unique_ptr<blob::BlobStore> open_s3(const fs::path& folder) {
  static const SystemClock clock;
  return std::make_unique<S3Blobs>(options_for(folder), clock);
}

void put_other_bytes(const fs::path& folder, std::string_view hash, const fs::path& file) {
  static const SystemClock clock;
  std::ifstream in(file);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  Bucket(options_for(folder), clock).put("blobs/" + std::string(hash), file, crypto::sha256_hex(bytes));
}

}  // namespace
}  // namespace insight::s3

namespace insight::blob {
INSTANTIATE_TEST_SUITE_P(All, BlobStoreTest, testing::Values(Store{"s3", s3::open_s3, s3::put_other_bytes, true}),
                         [](const auto& store) { return std::string(store.param.name); });
}  // namespace insight::blob

namespace insight::s3 {
namespace {

class S3Test : public testing::Test {
 protected:
  fs::path file(const std::string& text) {
    const auto path = folder_.path() / ("file" + std::to_string(++files_));
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  static std::string problem_of(const Options& options) {
    static const SystemClock clock;
    try {
      Bucket(options, clock).check();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::unavailable);
      return error.what();
    }
    return "none";
  }
  TestFolder folder_;
  SystemClock clock_;
  int files_ = 0;
};

TEST_F(S3Test, SaysWhichSettingIsWrongAndNoSecret) {
  EXPECT_EQ(problem_of(server().options()), "none");
  auto options = server().options();
  options.bucket = "elsewhere";
  EXPECT_THAT(problem_of(options), AllOf(HasSubstr("no bucket 'elsewhere'"), HasSubstr("`blobs`"), HasSubstr(server().url())));
  options = server().options();
  options.access_key = "AKIASTRANGER";
  EXPECT_THAT(problem_of(options), HasSubstr("`s3_access_key`"));
  options = server().options();
  options.secret_key = "quite-another-secret";
  EXPECT_THAT(problem_of(options), AllOf(HasSubstr("`s3_secret_key`"), Not(HasSubstr("quite-another-secret"))));
  options = server().options();
  options.region = "eu-west-9";
  EXPECT_THAT(problem_of(options), AllOf(HasSubstr("'us-east-1'"), HasSubstr("`s3_region`")));
  options = server().options();
  options.endpoint = "http://127.0.0.1:1";
  EXPECT_THAT(problem_of(options), AllOf(HasSubstr("127.0.0.1:1"), HasSubstr("`s3_endpoint`")));
}

TEST_F(S3Test, TakesKeysOfASession) {
  auto options = server().options();
  options.access_key = "ASIAS3RVER";
  EXPECT_THAT(problem_of(options), HasSubstr("`s3_session_token`"));
  options.session_token = "of/a+session=";
  EXPECT_EQ(problem_of(options), "none");
}

// Names below localhost are this machine's.
TEST_F(S3Test, PutsTheBucketIntoTheHostsName) {
  auto options = server().options();
  options.endpoint = "http://s3.localhost" + options.endpoint.substr(options.endpoint.rfind(':'));
  options.path_style = false;
  EXPECT_EQ(problem_of(options), "none");
  Bucket bucket{options, clock_};
  bucket.put("by/name $1.txt", file("hello"), crypto::sha256_hex("hello"));
  EXPECT_EQ(bucket.find("by/name $1.txt").value_or(Facts{}).bytes, 5u);
  EXPECT_TRUE(Bucket(server().options(), clock_).find("by/name $1.txt")) << "the same object by the path";
}

TEST_F(S3Test, KeepsABodyThatIsNotWhatWasSignedOut) {
  Bucket bucket{server().options(), clock_};
  EXPECT_THROW(bucket.put("blobs/torn", file("other bytes"), crypto::sha256_hex("the bytes")), Error);
  EXPECT_FALSE(bucket.find("blobs/torn"));
}

TEST_F(S3Test, MovesLargeContentsInPieces) {
  S3Blobs blobs{options_for(folder_.path() / "blobs"), clock_};
  std::string large;
  for (std::int64_t i = 0; large.size() < (3 << 20); ++i) large += std::to_string(i * 7919);
  const auto hash = crypto::sha256_hex(large);
  blobs.put(hash, file(large));
  EXPECT_EQ(blobs.size_of(hash), large.size());
  EXPECT_EQ(blobs.read(hash), large);
  ASSERT_TRUE(blobs.give(hash, folder_.path() / "given"));
  std::ifstream in(folder_.path() / "given", std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), large);
}

TEST_F(S3Test, ListsPageByPage) {
  S3Blobs blobs{options_for(folder_.path() / "blobs"), clock_};
  std::vector<blob::Named> many;
  for (int i = 0; i < 1'010; ++i) {
    const auto text = std::to_string(i);
    many.push_back({crypto::sha256_hex(text), file(text)});
  }
  blobs.put_all(many);
  std::size_t seen = 0;
  EXPECT_EQ(blobs.sweep(std::numeric_limits<Millis>::max(), [&](std::string_view) { return ++seen, true; }), 0u);
  EXPECT_EQ(seen, many.size());
}

TEST_F(S3Test, ComesBackAfterAnOutage) {
  TestS3 own;
  auto options = own.options();
  options.attempts = 1;
  S3Blobs blobs{options, clock_};
  const auto hash = crypto::sha256_hex("hello");
  blobs.put(hash, file("hello"));
  own.stop();
  const auto place = folder_.path() / "given";
  EXPECT_THROW(blobs.give(hash, place), Error);
  EXPECT_FALSE(fs::exists(place));
  own.run();
  EXPECT_TRUE(blobs.give(hash, place));
}

// A server that gives one answer after the other, the last one again and again.
class Moody {
 public:
  explicit Moody(std::vector<unsigned> statuses) : statuses_(std::move(statuses)) {
    router_.add({http::Method::GET, "/insight/one", {}, http::BodyRule::none(), {}, [this](const http::Request&) {
                   const auto status = statuses_[std::min(asked_++, statuses_.size() - 1)];
                   return http::json_text(status, status == 200 ? "content" : "<Error><Code>SlowDown</Code></Error>");
                 }});
    http::ServerOptions options;
    options.spool_folder = folder_.path();
    http_.emplace(router_, options, ids_, log_);
    http_->start();
  }
  // What a get of its only object ends with.
  std::string ask(unsigned attempts) {
    Options options;
    options.bucket = "insight";
    options.endpoint = "http://127.0.0.1:" + std::to_string(http_->port());
    options.access_key = options.secret_key = "x";
    options.attempts = attempts;
    std::string content;
    try {
      Bucket(options, clock_).get("one", {[&] { content.clear(); }, [&](std::string_view piece) { content += piece; }});
    } catch (const Error& error) {
      return error.what();
    }
    return content;
  }
  std::size_t asked() const { return asked_; }

 private:
  std::vector<unsigned> statuses_;
  std::size_t asked_ = 0;
  TestFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  IdMaker ids_{clock_, random_};
  Log log_{clock_, LogLevel::error};
  http::Router router_;
  std::optional<http::Server> http_;
};

TEST(S3Retries, AFailureThatMayPassIsTriedAgain) {
  Moody server{{503, 500, 429, 200}};
  EXPECT_EQ(server.ask(5), "content");
  EXPECT_EQ(server.asked(), 4u);
}

TEST(S3Retries, AreBounded) {
  Moody server{{503}};
  EXPECT_THAT(server.ask(3), HasSubstr("503: SlowDown"));
  EXPECT_EQ(server.asked(), 3u);
}

TEST(S3Retries, ARefusalIsNotTriedAgain) {
  Moody server{{403}};
  EXPECT_THAT(server.ask(3), HasSubstr("s3:GetObject"));
  EXPECT_EQ(server.asked(), 1u);
}

TEST(S3Address, IsABucketAndAPrefix) {
  Options options;
  read_address("s3://my-bucket/teams/one/", options);
  EXPECT_EQ(options.bucket, "my-bucket");
  EXPECT_EQ(options.prefix, "teams/one");
  EXPECT_EQ(address_of(options), "s3://my-bucket/teams/one");
  read_address("", options);
  EXPECT_EQ(address_of(options), "");
  for (const auto* bad : {"my-bucket", "s3://", "s3://UPPER", "s3://ab", "s3://my-bucket//a", "s3://my-bucket/../a",
                          "s3://my-bucket/a b", "s3://key:secret@my-bucket"})
    EXPECT_THROW(read_address(bad, options), Error) << bad;
  EXPECT_EQ(checked_endpoint("https://s3.example.org:9000/"), "https://s3.example.org:9000");
  for (const auto* bad : {"s3.example.org", "ftp://a", "https://", "https://a/b", "https://key:secret@a"})
    EXPECT_THROW(checked_endpoint(bad), Error) << bad;
}

TEST(S3Answers, AreReadOutOfTheirXml) {
  const auto listing = read_listing(
      "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"x\"><IsTruncated>true</IsTruncated><Contents><Key>a&amp;b</Key>"
      "<LastModified>2025-01-31T09:30:00.000Z</LastModified><Size>3</Size></Contents>"
      "<NextContinuationToken>t&lt;1</NextContinuationToken></ListBucketResult>");
  EXPECT_EQ(listing.objects, (std::vector<Object>{{"a&b", 1'738'315'800'000}}));
  EXPECT_EQ(listing.next, "t<1");
  EXPECT_THROW(read_listing("<html>a proxy's page</html>"), Error);
  EXPECT_THROW(read_listing("<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>"), Error);
  EXPECT_EQ(read_refusal("").code, "");
  EXPECT_EQ(read_http_date("Fri, 31 Jan 2025 09:30:00 GMT"), 1'738'315'800'000);
  EXPECT_EQ(read_http_date("yesterday"), std::nullopt);
}

}  // namespace
}  // namespace insight::s3
