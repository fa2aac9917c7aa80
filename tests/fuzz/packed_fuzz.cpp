// What a child that hostile code has taken over may send as findings; what was read must be packed and read again as the same, and
// every report of it must be what it should be.
#include "analysis/packed.h"

#include <vector>

#include "base/text.h"
#include "engine/finding.h"
#include "engine/report/code_frame.h"
#include "engine/report/json.h"
#include "engine/report/sarif.h"
#include "fuzz.h"
#include "json/parse.h"

namespace {

using namespace insight;
using Findings = std::vector<engine::Finding>;

void report(const Findings& findings) {
  std::vector<engine::report::RuleFacts> rules;
  for (const auto& finding : findings) {
    std::string text;
    engine::report::append_finding(text, finding);
    json::parse(text);
    for (const unsigned char c : engine::report::code_frame(finding)) fuzz::require(c >= 0x20 || c == '\n');
    rules.push_back(engine::report::facts_of(finding));
  }
  std::string sarif;
  engine::report::Output out([&](std::string_view piece) { sarif += piece; });
  engine::report::SarifStream stream(rules, out);
  stream.begin("1", {}, {});
  for (const auto& finding : findings) stream.result(finding);
  stream.end();
  out.flush();
  json::parse(sarif);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Findings read;
  try {
    read = analysis::unpacked<Findings>(fuzz::text_of(data, size));
  } catch (const Error&) {
    return 0;
  }
  fuzz::require(analysis::unpacked<Findings>(analysis::packed(read)) == read);
  report(read);
  return 0;
}
