#include "analysis/child.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "analysis/detectors.h"
#include "analysis/messages.h"
#include "analysis/packed.h"
#include "base/error.h"
#include "engine/analyze.h"
#include "engine/rule/rule_files.h"
#include "json/decode.h"
#include "json/encode.h"

namespace insight::analysis {
namespace {

namespace fs = std::filesystem;
using process::ChildLink;

constexpr std::size_t kBatch = 500;           // findings a message
constexpr std::uint64_t kProgressEvery = 25;  // files a message

void send_findings(const ChildLink& link, char kind, std::span<const engine::Finding> findings) {
  for (std::size_t at = 0; at < findings.size(); at += kBatch) {
    std::string message(1, kind);
    pack(message, findings.subspan(at, std::min(kBatch, findings.size() - at)));
    link.send(message);
  }
}

template <class T>
void send(const ChildLink& link, char kind, const T& what) {
  std::string message(1, kind);
  json::append(message, what);
  link.send(message);
}

// Rules for one child: the prepared ones, or those and the source's own.
struct Rules {
  std::optional<engine::RuleSet> own;
  std::string complaint;  // why some of the source's own rules don't run
};

Rules rules_for(const ChildRequest& request) {
  Rules rules;
  if (std::ranges::find(request.detectors, kRulesDetector) == request.detectors.end()) return rules;
  auto own = engine::project_rules(request.root);
  std::vector<engine::Diagnostic> diagnostics;
  static_cast<void>(engine::RuleSet::compile(own, diagnostics));
  for (const auto& diagnostic : diagnostics)
    if (diagnostic.fatal && rules.complaint.empty()) rules.complaint = engine::describe(diagnostic);
  auto sources = engine::builtin_rules();
  sources.insert(sources.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  rules.own = engine::RuleSet::compile_later(std::move(sources));
  return rules;
}

engine::AnalyzeOptions options_of(const ChildRequest& request) {
  engine::AnalyzeOptions options;
  options.root = request.root;
  options.paths.assign(request.paths.begin(), request.paths.end());
  options.detectors = request.detectors;
  options.skip_files = names_from_hex(request.skip_files);
  options.threads = request.threads;
  options.now = request.now;
  return options;
}

// What is told while it runs. Several threads tell, and whole messages must not mix.
class Meanwhile {
 public:
  Meanwhile(const ChildLink& link, const ChildRequest& request)
      : link_(link),
        between_(request.between_ms),
        next_(std::chrono::steady_clock::now() + std::chrono::milliseconds(request.quiet_ms)) {}

  // The pipe is not the place for one message per file.
  void progress(const engine::Progress& progress) {
    const std::lock_guard lock{mutex_};
    if (progress.files_done < told_ + kProgressEvery && progress.files_done != progress.files_total) return;
    told_ = progress.files_done;
    send(link_, kProgress, ChildProgress{progress.files_done, progress.files_total});
  }

  void found(std::vector<engine::Finding> findings) {
    const std::lock_guard lock{mutex_};
    std::ranges::move(findings, std::back_inserter(found_));
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + between_;
    send_findings(link_, kFound, std::exchange(found_, {}));
  }

 private:
  const ChildLink& link_;
  std::mutex mutex_;
  std::uint64_t told_ = 0;  // files
  std::chrono::milliseconds between_;
  std::chrono::steady_clock::time_point next_;
  std::vector<engine::Finding> found_;
};

engine::Observer observer_on(const ChildLink& link, const ChildRequest& request) {
  const auto meanwhile = std::make_shared<Meanwhile>(link, request);
  engine::Observer observer;
  observer.entering = [&link](const std::string& file, const std::string& detector) { link.enter(file, detector); };
  observer.progress = [meanwhile](const engine::Progress& progress) { meanwhile->progress(progress); };
  observer.found = [meanwhile](std::vector<engine::Finding> findings) { meanwhile->found(std::move(findings)); };
  return observer;
}

void tell(const ChildLink& link, engine::Report report, const std::string& complaint) {
  send_findings(link, kFindings, report.findings);
  for (auto& run : report.detector_runs) {
    if (complaint.empty() || run.detector != kRulesDetector) continue;
    run.status = engine::RunStatus::FAILED;
    run.reason = complaint;
  }
  send(link, kEnd, ChildEnd{std::move(report.coverage), std::move(report.detector_runs)});
}

int analyze_for(const engine::RuleSet& prepared, std::string_view text, const ChildLink& link) {
  try {
    const auto request = json::decode<ChildRequest>(text);
    const auto rules = rules_for(request);
    const auto& used = rules.own ? *rules.own : prepared;
    tell(link, engine::analyze(options_of(request), used, observer_on(link, request)), rules.complaint);
    return 0;
  } catch (const Error& error) {
    link.send(std::string(1, kRefused) + error.what());
    return kRefusedCode;
  }
}

}  // namespace

process::ChildMain prepare_child() {
  std::vector<engine::Diagnostic> diagnostics;
  auto rules = std::make_shared<const engine::RuleSet>(engine::RuleSet::compile(engine::builtin_rules(), diagnostics));
  return [rules](std::string_view request, const ChildLink& link) { return analyze_for(*rules, request, link); };
}

}  // namespace insight::analysis
