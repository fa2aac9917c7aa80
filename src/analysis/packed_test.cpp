#include "analysis/packed.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "base/error.h"
#include "engine/finding.h"

namespace insight::analysis {
namespace {

using Findings = std::vector<engine::Finding>;

Findings two() {
  Findings findings(2);
  auto& finding = findings.front();
  finding.file = "src/größe.py";
  finding.place = {1, 2, 300, std::numeric_limits<std::uint32_t>::max()};
  finding.severity = engine::Severity::INFO;
  finding.message = std::string(300, 'm');
  finding.auto_fixable = true;
  finding.confidence = 0.1;
  finding.cwe = {"CWE-78", "CWE-88"};
  finding.related = {{"b.py", {3, 4, 5, 6}, "imports"}};
  finding.suppressed = "";
  return findings;
}

void expect_refused(const std::string& bytes) {
  EXPECT_THROW(unpacked<Findings>(bytes), Error) << bytes.size() << " bytes";
}

TEST(Packed, ComesBackAsItWas) {
  EXPECT_EQ(unpacked<Findings>(packed(two())), two());
  EXPECT_EQ(unpacked<Findings>(packed(Findings{})), Findings{});
  const auto most = std::numeric_limits<std::uint64_t>::max();
  EXPECT_EQ(unpacked<std::uint64_t>(packed(most)), most);
}

TEST(Packed, ReplacesWhatIsNotUtf8) {
  Findings findings(1);
  findings.front().code = "a\xff\xfe\x62\xc3";
  EXPECT_EQ(unpacked<Findings>(packed(findings)).front().code, "a\xef\xbf\xbd\xef\xbf\xbd\x62\xef\xbf\xbd");
}

TEST(Packed, RefusesWhatEndsEarlyOrGoesOn) {
  const auto whole = packed(two());
  for (std::size_t size = 0; size < whole.size(); ++size) expect_refused(whole.substr(0, size));
  expect_refused(whole + '\0');
}

TEST(Packed, RefusesWhatNoFindingCanHold) {
  EXPECT_THROW(unpacked<engine::Severity>(packed(std::uint64_t{5})), Error);
  EXPECT_THROW(unpacked<bool>(packed(std::uint64_t{2})), Error);
  EXPECT_THROW(unpacked<std::uint32_t>(packed(std::uint64_t{1} << 32)), Error);
  EXPECT_THROW(unpacked<std::uint64_t>(std::string(10, '\xff') + '\0'), Error);
  EXPECT_THROW(unpacked<double>(packed(std::numeric_limits<double>::infinity())), Error);
  EXPECT_THROW(unpacked<std::string>("\x02\xc3\x28"), Error);
  EXPECT_THROW(unpacked<std::string>(std::string("\x02"
                                                 "a\0",
                                                 3)),
               Error);
  EXPECT_THROW(unpacked<std::string>(packed(std::uint64_t{1} << 40)), Error);
  EXPECT_THROW(unpacked<std::vector<std::string>>(packed(kMostPacked + 1) + std::string(kMostPacked + 1, '\0')), Error);
}

}  // namespace
}  // namespace insight::analysis
