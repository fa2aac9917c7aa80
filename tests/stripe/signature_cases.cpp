// Answers signatures.mjs: reads cases, one JSON object a line, {header, body (base64), secrets, now (ms)}, and writes what
// verify_signature says of each, one word a line.
#include <fstream>
#include <iostream>

#include "base/text.h"
#include "billing/stripe/signature.h"
#include "db/param.h"
#include "json/decode.h"

namespace {

struct Case {
  std::string header;
  std::string body;
  std::vector<std::string> secrets;
  insight::Millis now = 0;
};
BOOST_DESCRIBE_STRUCT(Case, (), (header, body, secrets, now))

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    const auto one = insight::json::decode<Case>(line);
    const auto bytes = insight::from_base64(one.body).value();
    const std::string body(bytes.begin(), bytes.end());
    const auto verdict = insight::billing::stripe::verify_signature(one.header, body, one.secrets, one.now);
    std::cout << insight::db::name_of_enumerator(verdict) << '\n';
  }
  return 0;
}
