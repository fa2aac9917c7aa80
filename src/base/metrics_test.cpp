#include "base/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace insight {
namespace {

using testing::HasSubstr;

TEST(Metrics, WritesCountersAndGaugesWithEscapedLabels) {
  Metrics metrics;
  metrics.counter("a_total", "What it counts", {{"path", "a\"b\\c\nd"}}).add(3);
  metrics.gauge("b", "Now").set(-2);
  EXPECT_EQ(metrics.text(),
            "# HELP a_total What it counts\n# TYPE a_total counter\na_total{path=\"a\\\"b\\\\c\\nd\"} 3\n"
            "# HELP b Now\n# TYPE b gauge\nb -2\n");
}

TEST(Metrics, AHistogramSumsItsBucketsUp) {
  Metrics metrics;
  auto& seconds = metrics.histogram("h_seconds", "Times", {{"method", "GET"}});
  seconds.observe(0.0004);
  seconds.observe(0.001);  // a bound belongs to its bucket
  seconds.observe(100);
  const auto text = metrics.text();
  EXPECT_THAT(text, HasSubstr("h_seconds_bucket{method=\"GET\",le=\"0.0005\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("h_seconds_bucket{method=\"GET\",le=\"0.001\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("h_seconds_bucket{method=\"GET\",le=\"30\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("h_seconds_bucket{method=\"GET\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("h_seconds_count{method=\"GET\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("h_seconds_sum{method=\"GET\"} 100.0014\n"));
}

TEST(Metrics, OneSeriesForOneNameAndLabels) {
  Metrics metrics;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 1000; ++k) metrics.counter("n_total", "Counted", {{"k", k % 2 == 0 ? "even" : "odd"}}).add();
    });
  threads.clear();
  EXPECT_EQ(metrics.counter("n_total", "Counted", {{"k", "even"}}).value(), 2000U);
}

TEST(Metrics, ASourceThatFailsCostsItsOwnNumbersOnly) {
  Metrics metrics;
  metrics.at_scrape([](Exposition&) { throw std::runtime_error("no database"); });
  metrics.at_scrape([](Exposition& out) { out.gauge("depth", "Waiting", {{"lane", "x"}}, 4); });
  const auto text = metrics.text();
  EXPECT_THAT(text, HasSubstr("depth{lane=\"x\"} 4\n"));
  EXPECT_THAT(text, HasSubstr("insight_scrape_failures_total 1\n"));
}

}  // namespace
}  // namespace insight
