#include "base/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>

namespace insight {
namespace {

// Numbers as Prometheus reads them; whole ones without a fraction.
std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  if (value == std::floor(value) && std::abs(value) < 1e15) return fmt::to_string(static_cast<std::int64_t>(value));
  return fmt::format("{}", value);
}

std::string sample_line(std::string_view name, std::string_view labels, double value) {
  if (labels.empty()) return fmt::format("{} {}\n", name, number_text(value));
  return fmt::format("{}{{{}}} {}\n", name, labels, number_text(value));
}

}  // namespace

std::span<const double> Histogram::bounds() {
  static constexpr std::array<double, 13> limits{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30};
  return limits;
}

Histogram::Histogram() : buckets_(bounds().size() + 1) {}

void Histogram::observe(double seconds) {
  const auto limits = bounds();
  const auto place = std::lower_bound(limits.begin(), limits.end(), seconds) - limits.begin();
  buckets_[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
  nanoseconds_.fetch_add(static_cast<std::uint64_t>(std::max(0.0, seconds) * 1e9), std::memory_order_relaxed);
}

std::vector<std::uint64_t> Histogram::buckets() const {
  std::vector<std::uint64_t> counts;
  counts.reserve(buckets_.size());
  for (const auto& bucket : buckets_) counts.push_back(bucket.load(std::memory_order_relaxed));
  return counts;
}

double Histogram::sum() const {
  return static_cast<double>(nanoseconds_.load(std::memory_order_relaxed)) / 1e9;
}

std::string label_text(Labels labels) {
  std::string text;
  for (const auto& [name, value] : labels) {
    if (!text.empty()) text += ',';
    (text += name) += "=\"";
    for (const char c : value) {
      if (c == '\\' || c == '"') text += '\\';
      if (c == '\n') {
        text += "\\n";
      } else {
        text += c;
      }
    }
    text += '"';
  }
  return text;
}

Exposition::Family& Exposition::family(std::string_view type, std::string_view name, std::string_view help) {
  auto found = families_.find(name);
  if (found == families_.end())
    found = families_.emplace(std::string(name), Family{std::string(type), std::string(help), ""}).first;
  return found->second;
}

void Exposition::counter(std::string_view name, std::string_view help, Labels labels, double value) {
  sample("counter", name, help, label_text(labels), value);
}

void Exposition::gauge(std::string_view name, std::string_view help, Labels labels, double value) {
  sample("gauge", name, help, label_text(labels), value);
}

void Exposition::sample(std::string_view type, std::string_view name, std::string_view help, std::string_view labels,
                        double value) {
  family(type, name, help).samples += sample_line(name, labels, value);
}

void Exposition::histogram(std::string_view name, std::string_view help, std::string_view labels, const Histogram& histogram) {
  auto& samples = family("histogram", name, help).samples;
  const auto counts = histogram.buckets();
  const auto limits = Histogram::bounds();
  const std::string comma = labels.empty() ? "" : ",";
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    total += counts[i];
    const auto limit = i < limits.size() ? number_text(limits[i]) : "+Inf";
    samples += fmt::format("{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, comma, limit, total);
  }
  samples += sample_line(std::string(name) + "_sum", labels, histogram.sum());
  samples += sample_line(std::string(name) + "_count", labels, static_cast<double>(total));
}

std::string Exposition::text() const {
  std::string all;
  for (const auto& [name, family] : families_)
    all += fmt::format("# HELP {} {}\n# TYPE {} {}\n{}", name, family.help, name, family.type, family.samples);
  return all;
}

template <class Kind>
Kind& Metrics::series_of(Families<Kind>& families, std::string_view name, std::string_view help, Labels labels) {
  const auto text = label_text(labels);
  {
    const std::shared_lock lock(mutex_);
    if (const auto family = families.find(name); family != families.end()) {
      if (const auto found = family->second.series.find(text); found != family->second.series.end()) return *found->second;
    }
  }
  const std::lock_guard lock(mutex_);
  auto family = families.find(name);
  if (family == families.end()) family = families.emplace(std::string(name), Family<Kind>{std::string(help), {}}).first;
  auto& series = family->second.series[text];
  if (!series) series = std::make_unique<Kind>();
  return *series;
}

Counter& Metrics::counter(std::string_view name, std::string_view help, Labels labels) {
  return series_of(counters_, name, help, labels);
}

Gauge& Metrics::gauge(std::string_view name, std::string_view help, Labels labels) {
  return series_of(gauges_, name, help, labels);
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, Labels labels) {
  return series_of(histograms_, name, help, labels);
}

void Metrics::at_scrape(std::function<void(Exposition&)> ask) {
  const std::lock_guard lock(mutex_);
  asked_.push_back(std::move(ask));
}

std::string Metrics::text() const {
  Exposition out;
  std::vector<std::function<void(Exposition&)>> asked;
  {
    const std::shared_lock lock(mutex_);
    for (const auto& [name, family] : counters_)
      for (const auto& [labels, series] : family.series)
        out.sample("counter", name, family.help, labels, static_cast<double>(series->value()));
    for (const auto& [name, family] : gauges_)
      for (const auto& [labels, series] : family.series)
        out.sample("gauge", name, family.help, labels, static_cast<double>(series->value()));
    for (const auto& [name, family] : histograms_)
      for (const auto& [labels, series] : family.series) out.histogram(name, family.help, labels, *series);
    asked = asked_;
  }
  for (const auto& ask : asked) {
    try {
      ask(out);
    } catch (const std::exception&) {
      out.counter("insight_scrape_failures_total", "Sources of numbers that could not be asked at this scrape", {}, 1);
    }
  }
  return out.text();
}

}  // namespace insight
