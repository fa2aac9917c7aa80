// Project: what analyses are grouped under; one account's own. Plain values and their shapes on the wire.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "account/account.h"
#include "base/clock.h"
#include "base/id.h"
#include "json/bounds.h"
#include "json/decode.h"

namespace insight::project {

struct ProjectKeyTag;
using ProjectKey = Id<ProjectKeyTag>;
struct ProjectTag;
using ProjectId = Id<ProjectTag>;

// What became of a time of the schedule.
enum class TurnOutcome : std::uint8_t { QUEUED, SKIPPED };
BOOST_DESCRIBE_ENUM(TurnOutcome, QUEUED, SKIPPED)

struct Project {
  ProjectKey key;  // the row's own; foreign keys use it, the wire never shows it
  ProjectId id;    // unique within its account: a client may have invented it
  account::AccountId user_id;
  std::string name;
  std::optional<std::string> git_remote;
  std::optional<std::string> git_branch;
  std::optional<std::string> git_commit;
  std::optional<std::string> language;
  std::optional<std::string> framework;
  std::int64_t analysis_count = 0;
  std::optional<Millis> last_analyzed_at;
  Millis created_at = 0;
  Millis updated_at = 0;
  std::optional<std::string> schedule;     // a cron expression (cron.h)
  std::optional<Millis> schedule_next_at;  // when it is due; there with every schedule
  std::optional<Millis> schedule_last_at;  // the time that was served or skipped last
  std::optional<TurnOutcome> schedule_outcome;
  std::optional<std::string> schedule_reason;       // of SKIPPED
  std::optional<std::string> schedule_analysis_id;  // of QUEUED
  bool one_at_a_time = false;                       // analyses of a branch run one after the other
  bool supersede = false;  // a newer one cancels the older ones of its branch, unless its submit says otherwise
};
BOOST_DESCRIBE_STRUCT(Project, (),
                      (key, id, user_id, name, git_remote, git_branch, git_commit, language, framework, analysis_count,
                       last_analyzed_at, created_at, updated_at, schedule, schedule_next_at, schedule_last_at, schedule_outcome,
                       schedule_reason, schedule_analysis_id, one_at_a_time, supersede))

// --- on the wire ---

inline constexpr std::int64_t kMostName = 200;  // characters
inline constexpr std::int64_t kMostUrl = 2'000;
inline constexpr std::int64_t kMostBranch = 300;
inline constexpr std::int64_t kMostCommit = 100;
inline constexpr std::int64_t kMostWord = 100;  // a language, a framework

struct NewProject {
  std::string name;
  std::optional<std::string> git_url;  // gitUrl and gitRemote are two names for one thing
  std::optional<std::string> git_remote;
  std::optional<std::string> git_branch;
  std::optional<std::string> git_commit;
  std::optional<std::string> language;
  std::optional<std::string> framework;
  std::optional<std::string> schedule;  // a cron expression, in UTC
  std::optional<bool> one_at_a_time;
  std::optional<bool> supersede;
};
BOOST_DESCRIBE_STRUCT(NewProject, (),
                      (name, git_url, git_remote, git_branch, git_commit, language, framework, schedule, one_at_a_time, supersede))
void validate(const NewProject& wanted, json::Problems& problems);
json::Bounds bounds(const NewProject*);

// What is missing stays as it is.
struct ProjectChange {
  std::optional<std::string> name;
  std::optional<std::string> git_url;
  std::optional<std::string> git_remote;
  std::optional<std::string> git_branch;
  std::optional<std::string> git_commit;
  std::optional<std::string> language;
  std::optional<std::string> framework;
  std::optional<std::string> schedule;
  std::optional<bool> one_at_a_time;
  std::optional<bool> supersede;
};
BOOST_DESCRIBE_STRUCT(ProjectChange, (),
                      (name, git_url, git_remote, git_branch, git_commit, language, framework, schedule, one_at_a_time, supersede))
void validate(const ProjectChange& wanted, json::Problems& problems);
json::Bounds bounds(const ProjectChange*);

// How a project's schedule stands.
struct ScheduleView {
  std::string next_at;
  std::optional<std::string> last_at;
  std::optional<TurnOutcome> last_outcome;
  std::optional<std::string> last_reason;
  std::optional<std::string> last_analysis_id;
};
BOOST_DESCRIBE_STRUCT(ScheduleView, (), (next_at, last_at, last_outcome, last_reason, last_analysis_id))

struct ProjectView {
  ProjectId id;
  std::string name;
  std::optional<std::string> git_remote;
  std::optional<std::string> git_url;
  std::optional<std::string> git_branch;
  std::optional<std::string> git_commit;
  std::optional<std::string> language;
  std::optional<std::string> framework;
  std::int64_t analysis_count = 0;
  std::optional<std::string> last_analyzed_at;
  std::optional<std::string> schedule;
  std::optional<ScheduleView> scheduled;
  bool one_at_a_time = false;
  bool supersede = false;
  std::string created_at;
  std::string updated_at;

  static ProjectView of(const Project& project);
};
BOOST_DESCRIBE_STRUCT(ProjectView, (),
                      (id, name, git_remote, git_url, git_branch, git_commit, language, framework, analysis_count, last_analyzed_at,
                       schedule, scheduled, one_at_a_time, supersede, created_at, updated_at))

}  // namespace insight::project
