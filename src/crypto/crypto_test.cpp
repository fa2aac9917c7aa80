#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include "base/error.h"
#include "base/text.h"
#include "crypto/hash.h"
#include "crypto/jwt.h"
#include "crypto/password.h"
#include "crypto/secret.h"

namespace insight::crypto {
namespace {

TEST(Hash, KnownAnswers) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(hmac_sha256("whsec_test_secret", R"(1700000000.{"id":"evt_test_webhook","object":"event"})")),
            "d95c6b7477fbd7e9f90b1b0ef5f9c7ac25abca5382460e0d988c2b2a5b71b990");
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST(Password, MatchesOnlyItself) {
  const auto hash = hash_password("pässword");
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$"));
  EXPECT_TRUE(password_matches("pässword", hash));
  EXPECT_FALSE(password_matches("password", hash));
  EXPECT_FALSE(password_matches("pässword", "not a hash"));
}

class Jwt : public testing::Test {
 protected:
  std::string verdict(const std::string& token) const {
    try {
      verify_jwt(token, {public_key(keys[0])}, expected, now);
      return "good";
    } catch (const Error& error) {
      EXPECT_EQ(error.reason(), "INVALID_TOKEN");
      return error.what();
    }
  }
  // Signed properly, whatever the parts say.
  std::string token_of(std::string_view head, std::string_view body) const {
    auto text = to_base64url(bytes_of(head)) + "." + to_base64url(bytes_of(body));
    std::array<unsigned char, 32> pk{};
    std::array<unsigned char, 64> sk{}, signature{};
    crypto_sign_seed_keypair(pk.data(), sk.data(), keys[0].seed.data());
    crypto_sign_detached(signature.data(), nullptr, bytes_of(text).data(), text.size(), sk.data());
    return text + "." + to_base64url(signature);
  }

  const Millis now = 1'700'000'000'000;
  const Expected expected{"insight", "insight-api"};
  const std::vector<SigningKey> keys{signing_key("k1", Seed{1, 2, 3})};
  const boost::json::object claims{
      {"iss", "insight"}, {"sub", "u"}, {"aud", "insight-api"}, {"exp", 1'700'000'900}, {"iat", 1'700'000'000}};
  const std::string header = R"({"alg":"EdDSA","typ":"at+jwt","kid":"k1"})";
  const std::string payload = R"({"iss":"insight","sub":"u","aud":["x","insight-api"],"exp":1700000900,"iat":1700000000})";
};

TEST_F(Jwt, VerifiesWhatItSigned) {
  EXPECT_EQ(verify_jwt(sign_jwt(keys[0], "at+jwt", claims), {public_key(keys[0])}, expected, now).at("sub"), "u");
  EXPECT_EQ(verdict(token_of(header, payload)), "good");
  EXPECT_EQ(verdict(token_of(R"({"alg":"Ed25519","kid":"k1"})", payload)), "good");
}

TEST_F(Jwt, RefusesBadHeaders) {
  for (const auto* bad :
       {R"({"alg":"none","kid":"k1"})", R"({"alg":"HS256","kid":"k1"})", R"({"alg":"eddsa","kid":"k1"})", R"({"alg":"EdDSA"})",
        R"({"alg":"EdDSA","kid":"k2"})", R"({"alg":"EdDSA","kid":"k1","typ":"id+jwt"})",
        R"({"alg":"EdDSA","kid":"k1","crit":["b64"]})", R"({"alg":"EdDSA","alg":"none","kid":"k1"})", "[]", "", "{"}) {
    EXPECT_NE(verdict(token_of(bad, payload)), "good") << bad;
  }
}

TEST_F(Jwt, RefusesBadClaims) {
  for (const auto* bad : {R"({"iss":"other","sub":"u","aud":"insight-api","exp":1700000900,"iat":1700000000})",
                          R"({"iss":"insight","aud":"insight-api","exp":1700000900,"iat":1700000000})",
                          R"({"iss":"insight","sub":"u","aud":"other","exp":1700000900,"iat":1700000000})",
                          R"({"iss":"insight","sub":"u","aud":"insight-api","iat":1700000000})",
                          R"({"iss":"insight","sub":"u","aud":"insight-api","exp":1699999939,"iat":1690000000})",
                          R"({"iss":"insight","sub":"u","aud":"insight-api","exp":"1700000900","iat":1700000000})",
                          R"({"iss":"insight","sub":"u","aud":"insight-api","exp":1e300,"iat":1700000000})",
                          R"({"iss":"insight","sub":"u","aud":"insight-api","exp":1700009999,"iat":1700000100})",
                          R"({"iss":"insight","sub":"u","aud":"insight-api","exp":1700000900,"iat":1700000000,"nbf":1700000100})",
                          R"({"iss":"insight","sub":"u","sub":"root","aud":"insight-api","exp":1700000900,"iat":1700000000})"}) {
    EXPECT_NE(verdict(token_of(header, bad)), "good") << bad;
  }
}

TEST_F(Jwt, RefusesChangedOrForeignTokens) {
  const auto good = sign_jwt(keys[0], "at+jwt", claims);
  for (std::size_t i = 0; i < good.size(); i += 7) {
    auto changed = good;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_NE(verdict(changed), "good") << i;
  }
  EXPECT_NE(verdict(sign_jwt(signing_key("k1", Seed{9}), "at+jwt", claims)), "good");
  EXPECT_NE(verdict(good + "."), "good");
  EXPECT_NE(verdict(good.substr(0, good.rfind('.') + 1)), "good");
  EXPECT_NE(verdict(std::string(9000, 'a')), "good");
  EXPECT_NE(verdict(""), "good");
}

std::string set_of(std::string_view members) {
  return R"({"keys":[)" + std::string(members) + "]}";
}

// The keys of RFC 7515, appendix A.3, and RFC 8037, appendix A.2.
constexpr std::string_view p256 = R"("kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                                  R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")";
constexpr std::string_view ed25519 = R"("kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")";

std::size_t usable(std::string_view members) {
  return parse_jwks(set_of(members)).size();
}

TEST(Jwk, KnownAnswers) {
  const auto ec = parse_jwks(set_of("{\"kid\":\"a\"," + std::string(p256) + "}")).at(0);
  EXPECT_TRUE(ec.verifies(
      "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
      from_base64url("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q").value()));
  const auto okp = parse_jwks(set_of("{\"kid\":\"a\"," + std::string(ed25519) + "}")).at(0);
  const auto signature =
      from_base64url("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg").value();
  EXPECT_TRUE(okp.verifies("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc", signature));
  EXPECT_FALSE(okp.verifies("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmd", signature));
  EXPECT_FALSE(okp.verifies("", {}));
}

TEST(Jwk, LeavesOutWhatIsNotToBeUsed) {
  const auto with = [](std::string_view key, std::string_view more) { return "{" + std::string(key) + std::string(more) + "}"; };
  EXPECT_EQ(usable(with(p256, R"(,"kid":"a","use":"sig","alg":"ES256","key_ops":["verify"])")), 1U);
  EXPECT_EQ(usable(with(ed25519, R"(,"kid":"a","alg":"Ed25519")")), 1U);
  for (const auto* more : {"", R"(,"kid":"")", R"(,"kid":7)", R"(,"kid":"a","use":"enc")", R"(,"kid":"a","use":null)",
                           R"(,"kid":"a","alg":"RS256")", R"(,"kid":"a","alg":"es256")", R"(,"kid":"a","key_ops":["sign"])",
                           R"(,"kid":"a","key_ops":"verify")", R"(,"kid":"a","d":"AAAA")"})
    EXPECT_EQ(usable(with(p256, more)), 0U) << more;
  EXPECT_EQ(
      usable(
          R"({"kid":"a","kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})"),
      0U)
      << "a point not on the curve";
  EXPECT_EQ(usable(R"({"kid":"a","kty":"oct","k":"AAAA"},7,{"kid":"b","kty":"RSA","n":"AQAB","e":"AQAB"})"), 0U);
  EXPECT_EQ(usable(with(p256, R"(,"kid":"a")") + "," + with(ed25519, R"(,"kid":"a")") + "," + with(ed25519, R"(,"kid":"b")")), 1U)
      << "a name that means two keys means none";
}

TEST(Jwk, RefusesWhatIsNoSet) {
  std::string many = "{}";
  for (int i = 0; i < 32; ++i) many += ",{}";
  for (const auto& bad : {std::string("[]"), std::string("{}"), std::string(R"({"keys":{}})"),
                          std::string(R"({"keys":[],"keys":[]})"), set_of(many), std::string(300'000, ' ')})
    EXPECT_THROW(parse_jwks(bad), Error) << bad.substr(0, 60);
}

TEST(Secret, IsLongAndStoredAsHash) {
  SeededRandom random;
  const auto token = draw_token(random);
  EXPECT_EQ(token.size(), 43U);
  EXPECT_NE(draw_token(random), token);
  EXPECT_EQ(token_hash(token), sha256_hex(token));
}

}  // namespace
}  // namespace insight::crypto
