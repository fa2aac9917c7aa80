#include "analysis/casualties.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace insight::analysis {
namespace {

using How = process::RunEnd::How;
using testing::ElementsAre;
using testing::HasSubstr;

process::RunEnd death(How how, int code, std::string file, std::string detector) {
  process::RunEnd end;
  end.how = how;
  end.code = code;
  end.file = file;
  end.file_bytes = std::move(file);
  end.detector = std::move(detector);
  return end;
}

TEST(Casualties, TheFirstDeathCostsTheFileAlone) {
  Casualties casualties;
  EXPECT_TRUE(casualties.blame(death(How::SIGNALLED, 11, "a.py", "security")));
  EXPECT_THAT(casualties.files(), ElementsAre("a.py"));
  EXPECT_THAT(casualties.without_dead({"security", "circular"}), ElementsAre("security", "circular"));
  engine::Coverage coverage{3, 30, 3, {{"a.py", "left out"}, {"b.png", "binary"}}};
  casualties.report_in(coverage);
  ASSERT_EQ(coverage.skipped.size(), 2u);
  EXPECT_THAT(coverage.skipped[0].reason, HasSubstr("crashed the analyser (signal 11"));
}

TEST(Casualties, AFileWhoseNameIsNoTextIsLeftOutByItsBytes) {
  Casualties casualties;
  casualties.blame(death(How::SIGNALLED, 11, "a\xff.py", "security"));
  EXPECT_THAT(casualties.files(), ElementsAre("a\xff.py"));
  engine::Coverage coverage{1, 1, 1, {{"a\uFFFD.py", "left out"}}};
  casualties.report_in(coverage);
  ASSERT_EQ(coverage.skipped.size(), 1u);
  EXPECT_THAT(coverage.skipped[0].reason, HasSubstr("crashed the analyser"));
}

TEST(Casualties, TheSecondDeathInADetectorCostsTheDetector) {
  Casualties casualties;
  casualties.blame(death(How::SIGNALLED, 11, "a.py", "security"));
  EXPECT_TRUE(casualties.blame(death(How::SIGNALLED, 6, "b.py", "security")));
  EXPECT_THAT(casualties.without_dead({"security", "circular"}), ElementsAre("circular"));
  ASSERT_EQ(casualties.dead_detectors().size(), 1u);
  EXPECT_EQ(casualties.dead_detectors()[0].status, engine::RunStatus::FAILED);
  EXPECT_THAT(casualties.dead_detectors()[0].reason, HasSubstr("signal 6"));
}

TEST(Casualties, WhatHangsIsSaidToHaveTakenTooLong) {
  Casualties casualties;
  casualties.blame(death(How::TIMED_OUT, 0, "a.py", "security"));
  casualties.blame(death(How::TIMED_OUT, 0, "b.py", "security"));
  EXPECT_EQ(casualties.dead_detectors()[0].status, engine::RunStatus::TIMEOUT);
}

TEST(Casualties, ADeathInTheWholeTreeCostsTheDetectorAtOnce) {
  Casualties casualties;
  EXPECT_TRUE(casualties.blame(death(How::SIGNALLED, 11, "", "circular")));
  EXPECT_THAT(casualties.without_dead({"security", "circular"}), ElementsAre("security"));
}

TEST(Casualties, NobodyToBlameIsSaid) {
  Casualties casualties;
  EXPECT_FALSE(casualties.blame(death(How::SIGNALLED, 9, "", "")));
  EXPECT_TRUE(casualties.blame(death(How::SIGNALLED, 9, "a.py", "")));
  EXPECT_FALSE(casualties.blame(death(How::SIGNALLED, 9, "a.py", ""))) << "left out already, and it died there again";
}

}  // namespace
}  // namespace insight::analysis
