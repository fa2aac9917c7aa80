// A foreign worker's result: what is read becomes findings that are listed like ours, in order, named, clean and in valid JSON.
#include <algorithm>
#include <string>
#include <vector>

#include "analysis/foreign_result.h"
#include "analysis/packed.h"
#include "base/text.h"
#include "engine/finish.h"
#include "engine/report/json.h"
#include "fuzz.h"
#include "json/decode.h"

namespace {

using namespace insight;

bool is_clean(std::string_view text) {
  return is_utf8(text) &&
         std::ranges::none_of(text, [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f; });
}

void require_listed(const std::vector<engine::Finding>& findings) {
  fuzz::require(std::ranges::is_sorted(findings, engine::listed_before));
  for (const auto& finding : findings) {
    fuzz::require(!finding.fingerprint.empty() && finding.place.line >= 1);
    for (const auto* text : {&finding.file, &finding.message, &finding.code, &finding.pattern, &finding.suggestion})
      fuzz::require(is_clean(*text));
    fuzz::require(!finding.file.starts_with('/'));
    std::string shown;
    engine::report::append_finding(shown, finding);
    json::parse(shown);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::optional<analysis::ForeignResult> result;
  fuzz::refusing([&] { result = json::decode<analysis::ForeignResult>(fuzz::text_of(data, size)); });
  if (!result) return 0;
  const auto findings = analysis::findings_of(*result);
  require_listed(findings);
  std::uint64_t counted = 0;
  for (const auto& run : analysis::runs_of(*result, findings, {"complexity", "security"})) {
    counted += run.issues;
    fuzz::require(is_clean(run.reason));
  }
  fuzz::require(counted >= findings.size());
  return 0;
}
