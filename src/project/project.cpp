#include "project/project.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/time_text.h"
#include "project/cron.h"

namespace insight::project {
namespace {

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

void check_name(const std::string& name, json::Problems& problems) {
  const auto trimmed = trim(name);
  if (trimmed.empty() || count_code_points(trimmed) > static_cast<std::size_t>(kMostName) || has_control(trimmed)) {
    problems.add("/name", "must have 1 to " + std::to_string(kMostName) + " characters, none of them a control character");
  }
}

void check_text(std::string_view pointer, const std::optional<std::string>& text, std::int64_t most, json::Problems& problems) {
  if (text && (std::cmp_greater(text->size(), most) || has_control(*text))) {
    problems.add(pointer, "must have at most " + std::to_string(most) + " bytes and no control characters");
  }
}

void check_schedule(const std::optional<std::string>& schedule, json::Problems& problems) {
  if (!schedule || schedule->empty()) return;
  if (schedule->size() > kMostCron) return problems.add("/schedule", "must have at most " + std::to_string(kMostCron) + " bytes");
  try {
    Cron::parse(*schedule);
  } catch (const Error& error) {
    problems.add("/schedule", error.what());
  }
}

std::optional<std::string> time_of(const std::optional<Millis>& time) {
  if (!time) return std::nullopt;
  return to_iso8601(*time);
}

std::optional<ScheduleView> schedule_of(const Project& project) {
  if (!project.schedule || !project.schedule_next_at) return std::nullopt;
  return ScheduleView{to_iso8601(*project.schedule_next_at), time_of(project.schedule_last_at), project.schedule_outcome,
                      project.schedule_reason, project.schedule_analysis_id};
}

template <class Wanted>
void check_details(const Wanted& wanted, json::Problems& problems) {
  check_text("/gitUrl", wanted.git_url, kMostUrl, problems);
  check_text("/gitRemote", wanted.git_remote, kMostUrl, problems);
  check_text("/gitBranch", wanted.git_branch, kMostBranch, problems);
  check_text("/gitCommit", wanted.git_commit, kMostCommit, problems);
  check_text("/language", wanted.language, kMostWord, problems);
  check_text("/framework", wanted.framework, kMostWord, problems);
  check_schedule(wanted.schedule, problems);
  if (wanted.git_url && wanted.git_remote && *wanted.git_url != *wanted.git_remote) {
    problems.add("/gitRemote", "differs from gitUrl, and both mean one thing; give one");
  }
}

}  // namespace

void validate(const NewProject& wanted, json::Problems& problems) {
  check_name(wanted.name, problems);
  check_details(wanted, problems);
}

void validate(const ProjectChange& wanted, json::Problems& problems) {
  if (wanted.name) check_name(*wanted.name, problems);
  check_details(wanted, problems);
}

json::Bounds bounds(const NewProject*) {
  return {{"name", 1, kMostName},        {"gitUrl", 0, kMostUrl},
          {"gitRemote", 0, kMostUrl},    {"gitBranch", 0, kMostBranch},
          {"gitCommit", 0, kMostCommit}, {"language", 0, kMostWord},
          {"framework", 0, kMostWord},   {"schedule", 0, static_cast<std::int64_t>(kMostCron)}};
}

json::Bounds bounds(const ProjectChange*) {
  return bounds(static_cast<const NewProject*>(nullptr));
}

ProjectView ProjectView::of(const Project& project) {
  return {project.id,
          project.name,
          project.git_remote,
          project.git_remote,
          project.git_branch,
          project.git_commit,
          project.language,
          project.framework,
          project.analysis_count,
          time_of(project.last_analyzed_at),
          project.schedule,
          schedule_of(project),
          project.one_at_a_time,
          project.supersede,
          to_iso8601(project.created_at),
          to_iso8601(project.updated_at)};
}

}  // namespace insight::project
