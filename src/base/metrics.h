// Metrics: numbers about the running process for those who watch it, in Prometheus' text format. Handed around by reference; any
// thread. Counting is an atomic addition; only finding a series by its labels takes a lock, so keep the reference where it matters.
// Numbers that stand in the database are not kept here but asked for when somebody looks (`at_scrape`).
//
//   auto& claims = metrics.counter("insight_queue_claims_total", "Jobs that workers took");
//   claims.add();
//   metrics.at_scrape([&](Exposition& out) { out.gauge("insight_queue_jobs", "Jobs by state", {{"state", "QUEUED"}}, depth()); });
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight {

using Label = std::pair<std::string_view, std::string_view>;
using Labels = std::initializer_list<Label>;

class Counter {
 public:
  void add(std::uint64_t more = 1) { value_.fetch_add(more, std::memory_order_relaxed); }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_ = 0;
};

class Gauge {
 public:
  void add(std::int64_t more) { value_.fetch_add(more, std::memory_order_relaxed); }
  void set(std::int64_t value) { value_.store(value, std::memory_order_relaxed); }
  std::int64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> value_ = 0;
};

// Seconds, sorted into buckets that fit answers of a millisecond as well as uploads of a minute.
class Histogram {
 public:
  static std::span<const double> bounds();

  Histogram();
  void observe(double seconds);
  std::vector<std::uint64_t> buckets() const;  // not summed up; the last one has no bound
  double sum() const;

 private:
  std::vector<std::atomic<std::uint64_t>> buckets_;
  std::atomic<std::uint64_t> nanoseconds_ = 0;
};

// What a scrape reads. Samples of one name are gathered whatever the order they come in.
class Exposition {
 public:
  void counter(std::string_view name, std::string_view help, Labels labels, double value);
  void gauge(std::string_view name, std::string_view help, Labels labels, double value);
  void histogram(std::string_view name, std::string_view help, std::string_view labels, const Histogram& histogram);
  // `labels` as label_text makes them.
  void sample(std::string_view type, std::string_view name, std::string_view help, std::string_view labels, double value);
  std::string text() const;

 private:
  struct Family {
    std::string type;
    std::string help;
    std::string samples;
  };
  Family& family(std::string_view type, std::string_view name, std::string_view help);

  std::map<std::string, Family, std::less<>> families_;
};

// `a="x",b="y"`, escaped.
std::string label_text(Labels labels);

class Metrics {
 public:
  // The same series for the same name and labels; it lives as long as the Metrics.
  Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  Gauge& gauge(std::string_view name, std::string_view help, Labels labels = {});
  Histogram& histogram(std::string_view name, std::string_view help, Labels labels = {});
  // Asked at each scrape, on the scraping thread; what it throws costs its own numbers only.
  void at_scrape(std::function<void(Exposition&)> ask);

  std::string text() const;

 private:
  template <class Kind>
  struct Family {
    std::string help;
    std::map<std::string, std::unique_ptr<Kind>, std::less<>> series;  // by label text
  };
  template <class Kind>
  using Families = std::map<std::string, Family<Kind>, std::less<>>;

  template <class Kind>
  Kind& series_of(Families<Kind>& families, std::string_view name, std::string_view help, Labels labels);

  mutable std::shared_mutex mutex_;
  Families<Counter> counters_;
  Families<Gauge> gauges_;
  Families<Histogram> histograms_;
  std::vector<std::function<void(Exposition&)>> asked_;
};

}  // namespace insight
