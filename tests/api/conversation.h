// Conversation: one .http file, talked through with a server. A file is a list of exchanges, separated by blank lines:
//
//   # what this shows; the title in failures
//   as jose                                   who asks from here on; registered when first named (jose@example.org); `nobody` sends
//   no token with If-None-Match: "x"                   a header of this exchange; any number eventually ask again, for 20 s at
//   most, until the answer is the expected one POST /api/insight/projects {"name": "x"}  method, path, body as it is; `$name` is
//   what was captured, `<<file` a file beside the suite,
//                                             `<<1500000` so many letters x
//   201                                       the status
//   Location: /api/insight/projects/$project  headers of the answer; any number
//   {"id": "$project", "...": "..."}          the body, see json_match.h; may go over several lines; none: not looked at.
//                                             Of a page: texts that it must hold, one a line; `$name` in one is captured
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "contract.h"
#include "http/client.h"
#include "json_match.h"

namespace insight::api_test {

struct Exchange {
  int line = 0;
  std::string title;
  std::string caller;  // empty: as before
  bool eventually = false;
  std::vector<http::Header> headers;
  std::string method;
  std::string path;
  std::string body;
  unsigned status = 0;
  std::vector<http::Header> expected_headers;
  std::string expected;
};

// Throws std::runtime_error naming the line that can't be understood.
std::vector<Exchange> read_suite(const std::filesystem::path& file);

class Conversation {
 public:
  Conversation(const std::string& server, std::filesystem::path folder);
  // What `$name` stands for without having been captured, such as `$owner-link`, the token that lets the first owner in.
  void know(const std::string& name, const std::string& text) { captures_[name] = text; }
  // Empty when all went as expected; else what was wrong, with the line.
  std::string hold(const Exchange& exchange);

 private:
  std::string once(const Exchange& exchange);
  void become(const std::string& caller);
  std::string filled(std::string text) const;
  std::string body_of(const std::string& text) const;

  http::Client client_;
  Contract contract_;  // every answer is held against it
  std::filesystem::path folder_;
  std::string caller_ = "nobody";
  Captures captures_;
};

}  // namespace insight::api_test
