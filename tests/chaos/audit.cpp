#include "audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>

#include "base/time_text.h"

namespace insight::chaos {
namespace {

namespace json = boost::json;

constexpr db::Query count_completions{"chaos.completions", R"(
  SELECT COUNT(*) FROM job_attempt WHERE job_id = $1 AND outcome = 'COMPLETED')"};
constexpr db::Query count_kept{"chaos.issues", R"(
  SELECT COUNT(*) FROM analysis_issue i JOIN analysis a ON a.id = i.analysis_id AND a.result_epoch = i.epoch WHERE a.id = $1)"};
constexpr db::Query count_open{"chaos.open", "SELECT COUNT(*) FROM job WHERE lane = 'ANALYSIS' AND finished_at IS NULL"};

// The process in a worker's name, "host:boot:process:start#n".
pid_t process_of(std::string_view worker) {
  const auto boot = worker.find(':', worker.find(':') + 1);
  pid_t found = 0;
  if (boot != std::string_view::npos) std::from_chars(worker.data() + boot + 1, worker.data() + worker.size(), found);
  return found;
}

Millis time_of(const json::value& text) {
  return from_iso8601(std::string_view(text.as_string())).value();
}

class Auditor {
 public:
  Auditor(db::Database& database, const Sources& sources, const Fleet& fleet)
      : database_(database), sources_(sources), fleet_(fleet) {}

  void look_at(Visitor& visitor) {
    std::int64_t charged = 0;
    for (const auto& [id, entry] : visitor.ledger().accepted) {
      ++found_.accepted;
      const auto analysis = visitor.get("/api/insight/analysis/" + id + "?limit=1").value();
      look_at(id, entry, analysis);
      charged += is_charged(analysis);
    }
    const auto used = visitor.get("/api/insight/usage").value().at("analyses").as_object();
    const auto settled = used.at("settled").as_int64(), reserved = used.at("reserved").as_int64();
    if (reserved != 0 || settled != charged)
      found_.drift.push_back(
          fmt::format("{}: {} settled and {} reserved, {} to be charged", visitor.name(), settled, reserved, charged));
  }
  void look_at_all() {
    const auto open = database_.read([](db::Transaction& tx) { return tx.one<std::int64_t>(count_open); });
    if (open > 0) found_.lost.push_back(fmt::format("{} jobs are still open", open));
  }
  Findings take() { return std::move(found_); }

 private:
  static bool is_charged(const json::object& analysis) {
    const auto status = analysis.at("status").as_string();
    if (status != "CANCELLED") return status == "COMPLETED";
    const auto& attempts = analysis.at("attempts").as_array();  // one that ran is charged
    return !attempts.empty() && attempts.back().at("outcome").as_string() == "CANCELLED";
  }

  void look_at(const std::string& id, const Entry& entry, const json::object& analysis) {
    const std::string status(analysis.at("status").as_string());
    const auto issues = analysis.at("totalIssues").as_int64();
    if (!entry.end) return found_.lost.push_back(fmt::format("{} is {}", id, status));
    if (End{status, issues} != *entry.end)
      found_.changed.push_back(
          fmt::format("{} was {} with {} and is {} with {}", id, entry.end->status, entry.end->issues, status, issues));
    if (entry.cancelled && status != "CANCELLED") found_.changed.push_back(fmt::format("{} was cancelled and is {}", id, status));
    const auto times = database_.read([&](db::Transaction& tx) { return tx.one<std::int64_t>(count_completions, id); });
    if (times != (status == "COMPLETED" ? 1 : 0))
      found_.doubled.push_back(fmt::format("{} is {} and was completed {} times", id, status, times));
    if (status == "COMPLETED") {
      ++found_.completed;
      count_issues(id, issues, sources_.issues[entry.sources]);
    } else if (status == "CANCELLED") {
      ++found_.cancelled;
    } else {
      count_failure(id, analysis);
    }
    measure(analysis.at("attempts").as_array());
  }

  void count_issues(const std::string& id, std::int64_t told, std::int64_t expected) {
    const auto kept = database_.read([&](db::Transaction& tx) { return tx.one<std::int64_t>(count_kept, id); });
    if (told != expected || kept != expected)
      found_.wrong_issues.push_back(fmt::format("{}: {} told, {} kept, {} expected", id, told, kept, expected));
  }

  // Three workers that died with it are reason enough; anything else is not.
  void count_failure(const std::string& id, const json::object& analysis) {
    const auto& attempts = analysis.at("attempts").as_array();
    const auto with = [&](std::string_view outcome) {
      return std::ranges::count_if(attempts, [&](const json::value& one) { return one.at("outcome").as_string() == outcome; });
    };
    if (with("LEASE_EXPIRED") >= 3) {
      ++found_.quarantined;
    } else if (with("FAILED") >= 3) {
      ++found_.failed;
    } else {
      found_.lost.push_back(fmt::format("{} failed after {}", id, json::serialize(attempts)));
    }
  }

  void measure(const json::array& attempts) {
    found_.attempts += attempts.size();
    for (std::size_t i = 0; i + 1 < attempts.size(); ++i) {
      if (attempts[i].at("outcome").as_string() != "LEASE_EXPIRED") continue;
      const auto process = process_of(std::string_view(attempts[i].at("worker").as_string()));
      const auto began = time_of(attempts[i].at("startedAt")), ended = time_of(attempts[i].at("finishedAt"));
      const auto blow = std::ranges::find_if(
          fleet_.blows(), [&](const Blow& one) { return one.process == process && one.at + 1'000 >= began && one.at <= ended; });
      if (blow == fleet_.blows().end()) continue;  // its lease ran out by itself: the database was away
      const auto again = time_of(attempts[i + 1].at("startedAt"));
      const auto took = again - blow->at - stood_still(blow->at, again);
      found_.until_run_again.push_back(took);
      if (took >= kLong) explain(took, blow->at, ended, again);
    }
  }
  void explain(Millis took, Millis struck, Millis returned, Millis again) {
    auto text = fmt::format("{} ms, returned after {} ms; meanwhile", took, returned - struck);
    for (const auto& event : fleet_.events())
      if (event.at >= struck - 5'000 && event.at <= again) text += fmt::format(", at {} ms {}", event.at - struck, event.what);
    for (const auto& one : fleet_.standstills())
      if (one.until >= struck && one.until <= again) text += fmt::format(", at {} ms PostgreSQL woken", one.until - struck);
    found_.slow.push_back(std::move(text));
  }
  Millis stood_still(Millis from, Millis until) const {
    Millis sum = 0;
    for (const auto& one : fleet_.standstills()) sum += std::max<Millis>(0, std::min(until, one.until) - std::max(from, one.from));
    return sum;
  }

  db::Database& database_;
  const Sources& sources_;
  const Fleet& fleet_;
  Findings found_;
};

}  // namespace

Findings audit(db::Database& database, std::vector<std::unique_ptr<Visitor>>& visitors, const Sources& sources,
               const Fleet& fleet) {
  Auditor auditor(database, sources, fleet);
  for (auto& visitor : visitors) auditor.look_at(*visitor);
  auditor.look_at_all();
  return auditor.take();
}

}  // namespace insight::chaos
