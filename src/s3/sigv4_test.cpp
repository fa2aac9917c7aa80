// The worked examples of Amazon's reference of S3: "Signature Calculations for the Authorization Header: Transferring Payload in a
// Single Chunk", and the seed signature of the one in several chunks.
#include "s3/sigv4.h"

#include <gtest/gtest.h>

#include "crypto/hash.h"

namespace insight::s3 {
namespace {

constexpr std::string_view kAt = "20130524T000000Z";
constexpr std::string_view kRegion = "us-east-1";
const Keys kKeys{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""};

Request request(std::string method, std::string path) {
  Request made;
  made.method = std::move(method);
  made.path = std::move(path);
  made.payload_hash = kHashOfNothing;
  made.headers = {{"Host", "examplebucket.s3.amazonaws.com"}, {"x-amz-date", std::string(kAt)}};
  return made;
}

Request with_hash(Request made) {
  made.headers.emplace_back("x-amz-content-sha256", made.payload_hash);
  return made;
}

struct Example {
  Request request;
  std::string canonical_hash;
  std::string signed_headers;
  std::string signature;
};

void expect_signed(const Example& example) {
  const auto canonical = canonical_request(example.request);
  const auto to_sign = string_to_sign(canonical, kRegion, kAt);
  EXPECT_EQ(to_sign, "AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n" + example.canonical_hash)
      << canonical;
  EXPECT_EQ(signature(to_sign, kKeys.secret, kRegion, kAt), example.signature);
  EXPECT_EQ(authorization(example.request, kKeys, kRegion, kAt),
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=" +
                example.signed_headers + ",Signature=" + example.signature);
}

TEST(SigV4, GetObjectWithARange) {
  auto get = with_hash(request("GET", "/test.txt"));
  get.headers.emplace_back("Range", "bytes=0-9");
  EXPECT_EQ(canonical_request(get),
            "GET\n/test.txt\n\nhost:examplebucket.s3.amazonaws.com\nrange:bytes=0-9\n"
            "x-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
            "x-amz-date:20130524T000000Z\n\nhost;range;x-amz-content-sha256;x-amz-date\n"
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect_signed({get, "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972",
                 "host;range;x-amz-content-sha256;x-amz-date", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"});
}

TEST(SigV4, PutObjectWhoseNameNeedsEncoding) {
  auto put = request("PUT", "/test$file.text");
  put.payload_hash = crypto::sha256_hex("Welcome to Amazon S3.");
  put = with_hash(put);
  put.headers.emplace_back("date", "Fri, 24 May 2013 00:00:00 GMT");
  put.headers.emplace_back("x-amz-storage-class", "REDUCED_REDUNDANCY");
  expect_signed({put, "9e0e90d9c76de8fa5b200d8c849cd5b8dc7a3be3951ddb7f6a76b4158342019d",
                 "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                 "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"});
}

TEST(SigV4, GetBucketLifecycleWhoseQueryHasNoValue) {
  auto get = with_hash(request("GET", "/"));
  get.query = {{"lifecycle", ""}};
  expect_signed({get, "9766c798316ff2757b517bc739a67f6213b4ab36dd5da2f94eaebf79c77395ca", "host;x-amz-content-sha256;x-amz-date",
                 "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"});
}

TEST(SigV4, ListObjectsWhoseQueryIsSorted) {
  auto get = with_hash(request("GET", "/"));
  get.query = {{"prefix", "J"}, {"max-keys", "2"}};
  expect_signed({get, "df57d21db20da04d7fa30298dd4488ba3a2b47ca3a489c74750e0f1e7df1b9b7", "host;x-amz-content-sha256;x-amz-date",
                 "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"});
}

TEST(SigV4, TheSeedOfAnUploadInChunks) {
  auto put = request("PUT", "/examplebucket/chunkObject.txt");
  put.headers = {
      {"host", "s3.amazonaws.com"},        {"x-amz-date", std::string(kAt)}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
      {"content-encoding", "aws-chunked"}, {"content-length", "66824"},      {"x-amz-decoded-content-length", "66560"}};
  put.payload_hash = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
  put = with_hash(put);
  expect_signed({put, "cee3fed04b70f867d036f722359b0b1f2f0e5dc0efadbc082b76c4c60e316455",
                 "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;"
                 "x-amz-storage-class",
                 "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"});
}

TEST(SigV4, EncodesWhatIsNotUnreserved) {
  EXPECT_EQ(encoded_path("/a b/c+d=é~_.-"), "/a%20b/c%2Bd%3D%C3%A9~_.-");
  EXPECT_EQ(encoded_query({{"prefix", "a/b c"}, {"list-type", "2"}}), "list-type=2&prefix=a%2Fb%20c");
}

TEST(SigV4, TellsTheTime) {
  EXPECT_EQ(amz_time(1'369'353'600'000), kAt);
  EXPECT_EQ(amz_time(1'709'210'096'999), "20240229T123456Z");
}

}  // namespace
}  // namespace insight::s3
