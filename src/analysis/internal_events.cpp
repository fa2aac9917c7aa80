#include "analysis/internal_events.h"

#include "account/store.h"
#include "analysis/finish.h"
#include "analysis/store.h"
#include "base/error.h"
#include "base/text.h"
#include "json/encode.h"
#include "json/parse.h"

namespace insight::analysis {

// A project that came elsewhere; our own project.created has these members too.
struct ForeignProject {
  std::string project_id;
  std::string user_id;
  std::optional<std::string> name, git_url, git_remote, git_branch, git_commit, language, framework;
};
BOOST_DESCRIBE_STRUCT(ForeignProject, (),
                      (project_id, user_id, name, git_url, git_remote, git_branch, git_commit, language, framework))

namespace {

MessageTaken done() {
  return {true, true, false, ""};
}

MessageTaken nothing_to_do(std::string reason) {
  return {true, false, false, std::move(reason)};
}

// Reads what a message says; each bad place is named from the message's root.
template <class T>
T facts(const boost::json::value& data) {
  T to{};
  json::Problems problems;
  {
    const json::Problems::Step step(problems, "data");
    json::read(data, to, problems);
  }
  problems.raise();
  return to;
}

// A content's list of issues; each bad place is named below the member that names the content.
std::vector<ForeignIssue> issues_in(std::string_view content) {
  const auto list = json::parse(content, {.bytes = content.size()});
  std::vector<ForeignIssue> issues;
  json::Problems problems;
  {
    const json::Problems::Step data(problems, "data");
    const json::Problems::Step blob(problems, "issuesBlob");
    json::read(list, issues, problems);
  }
  problems.raise();
  return issues;
}

// Why the analysis can't be ended under this epoch; empty when it can.
std::string obstacle(db::Transaction& tx, queue::JobQueue& queue, const queue::Lease& lease) {
  const auto analysis = find(tx, analysis_of(lease.job));
  if (!analysis) return "there is no analysis " + shorten(lease.job.text(), 100);
  if (analysis->is_final()) return "the analysis is " + std::string(db::name_of_enumerator(analysis->status)) + " already";
  if (!queue.may_write(tx, lease)) return "epoch " + std::to_string(lease.epoch) + " does not run the analysis";
  return "";
}

queue::Lease lease_of(const std::string& analysis, std::int64_t epoch) {
  return {queue::JobId{analysis}, std::string(kJobKind), epoch};
}

project::NewProject wanted_of(const ForeignProject& project) {
  project::NewProject wanted{project.name.value_or(project.project_id),
                             project.git_url,
                             project.git_remote,
                             project.git_branch,
                             project.git_commit,
                             project.language,
                             project.framework};
  json::Problems problems;
  {
    const json::Problems::Step step(problems, "data");
    if (project.project_id.empty() || project.project_id.size() > 200) problems.add("/projectId", "must have 1 to 200 bytes");
    validate(wanted, problems);
  }
  problems.raise();
  return wanted;
}

}  // namespace

MessageTaken InternalEvents::take(const std::string& id, const InternalMessage& message) {
  const auto apart = issues_apart(message);
  const auto taken = database_.transact([&](db::Transaction& tx) -> MessageTaken {
    if (!inbox_.take_in(tx, id, shorten(message.type, 100))) return {true, false, true, "this message was taken in before"};
    auto outcome = apply(tx, message, apart);
    inbox_.note_outcome(tx, id, outcome.applied, outcome.reason);
    return outcome;
  });
  log_.info("internal_webhook.taken", {{"message", id},
                                       {"type", shorten(message.type, 100)},
                                       {"applied", taken.applied},
                                       {"duplicate", taken.duplicate},
                                       {"reason", taken.reason}});
  return taken;
}

std::optional<std::vector<ForeignIssue>> InternalEvents::issues_apart(const InternalMessage& message) {
  const auto* data = message.data.if_object();
  if (message.type != "analysis.completed" || data == nullptr || !data->contains("issuesBlob")) return std::nullopt;
  const auto result = facts<ForeignResult>(message.data);
  const auto analysis = database_.read([&](db::Transaction& tx) { return find(tx, AnalysisId{result.analysis_id}); });
  if (!result.issues_blob || !analysis || analysis->is_final()) return std::nullopt;
  const auto content = blobs_.content(analysis->user_id, *result.issues_blob);
  return content ? std::optional(issues_in(*content)) : std::nullopt;
}

MessageTaken InternalEvents::apply(db::Transaction& tx, const InternalMessage& message,
                                   const std::optional<std::vector<ForeignIssue>>& apart) {
  if (message.type == "analysis.completed") return complete(tx, message.data, apart);
  if (message.type == "analysis.failed") return fail(tx, message.data);
  if (message.type == "project.created") return create_project(tx, message.data);
  if (message.type == "project.deleted") return remove_project(tx, message.data);
  return nothing_to_do("messages of the type " + shorten(message.type, 100) + " mean nothing here");
}

MessageTaken InternalEvents::complete(db::Transaction& tx, const boost::json::value& data,
                                      const std::optional<std::vector<ForeignIssue>>& apart) {
  auto result = facts<ForeignResult>(data);
  const auto lease = lease_of(result.analysis_id, result.epoch);
  if (auto reason = obstacle(tx, queue_, lease); !reason.empty()) return nothing_to_do(std::move(reason));
  if (result.issues_blob && !apart)
    throw Error{ErrorCode::invalid,
                "The account of the analysis has sent no content of this hash; put it to /api/insight/sources/blobs first",
                {{"/data/issuesBlob", "is no content that the analysis's account has sent"}}}
        .because("BLOBS_MISSING");
  if (apart) result.issues = *apart;
  const auto id = analysis_of(lease.job);
  const auto wanted = json::decode<std::vector<std::string>>(require(tx, id).detectors);
  const auto findings = findings_of(result);
  remove_all_issues(tx, id);
  insert_issues(tx, id, lease.epoch, 0, findings, clock_.now());
  finish_with(tx, queue_, lease, count_issues(tx, id, lease.epoch), json::encode(runs_of(result, findings, wanted)),
              json::encode(result.coverage.value_or(engine::Coverage{})));
  return done();
}

MessageTaken InternalEvents::fail(db::Transaction& tx, const boost::json::value& data) {
  const auto failure = facts<ForeignFailure>(data);
  const auto lease = lease_of(failure.analysis_id, failure.epoch);
  if (auto reason = obstacle(tx, queue_, lease); !reason.empty()) return nothing_to_do(std::move(reason));
  queue_.fail(tx, lease, shorten(failure.error, 1'000), queue::Retry::NEVER);
  return done();
}

MessageTaken InternalEvents::create_project(db::Transaction& tx, const boost::json::value& data) {
  const auto project = facts<ForeignProject>(data);
  const auto wanted = wanted_of(project);
  const account::AccountId owner{project.user_id};
  if (!account::store::find(tx, owner)) return nothing_to_do("there is no account " + shorten(owner.text(), 100));
  if (!projects_.create_for(tx, owner, project::ProjectId{project.project_id}, wanted))
    return nothing_to_do("the account has a project of this id already");
  return done();
}

MessageTaken InternalEvents::remove_project(db::Transaction& tx, const boost::json::value& data) {
  const auto project = facts<ForeignProject>(data);
  if (!projects_.remove_for(tx, account::AccountId{project.user_id}, project::ProjectId{project.project_id}))
    return nothing_to_do("the account has no project of this id");
  return done();
}

}  // namespace insight::analysis
