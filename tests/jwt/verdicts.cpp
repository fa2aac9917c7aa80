// Our verdict on tokens: verdicts JWKS-FILE TOKEN-FILE. The first line of the token file is the time in seconds; every further line
// is a token. One line each comes back: "good" or why not. agreement.mjs compares them with jose's.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"
#include "crypto/jwt.h"

using namespace insight;

int main(int count, char** words) {
  if (count != 3) return 2;
  std::ifstream set(words[1], std::ios::binary);
  const auto keys = crypto::parse_jwks(std::string{std::istreambuf_iterator<char>(set), {}});
  std::ifstream tokens(words[2], std::ios::binary);
  std::string line;
  std::getline(tokens, line);
  const Millis now = std::stoll(line) * 1000;
  const crypto::Expected expected{"https://id.example.org", "insight-api", {"JWT", "at+jwt"}};
  while (std::getline(tokens, line)) {
    try {
      crypto::verify_jwt(line, keys, expected, now);
      std::puts("good");
    } catch (const Error& error) {
      std::puts(error.what());
    }
  }
  return 0;
}
