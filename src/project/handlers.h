// The projects' side of the API: translation only. docs/api.md, Projects.
#pragma once

#include "base/page.h"
#include "http/query.h"
#include "project/service.h"

namespace insight::project {

// Clients read the project flat or under `project`.
struct ProjectAnswer : ProjectView {
  bool success = true;
  ProjectView project;
};
BOOST_DESCRIBE_STRUCT(ProjectAnswer, (ProjectView), (success, project))

struct ProjectList {
  bool success = true;
  std::vector<ProjectView> projects;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t page_size = 20;
  Pagination pagination;
};
BOOST_DESCRIBE_STRUCT(ProjectList, (), (success, projects, total, page, page_size, pagination))

struct ProjectListQuery {
  std::optional<std::int64_t> page, limit, page_size;
  std::optional<std::string> search;
};
BOOST_DESCRIBE_STRUCT(ProjectListQuery, (), (page, limit, page_size, search))
inline constexpr std::size_t kMostSearch = 200;
inline json::Bounds bounds(const ProjectListQuery*) {
  return json::both(json::page_bounds(kListPages), {{"search", 0, kMostSearch}});
}

http::Response create(Projects&, const account::Caller&, const http::Request&);
http::Response list(Projects&, const account::Caller&, const http::Request&);
http::Response show(Projects&, const account::Caller&, const http::Request&);
http::Response change(Projects&, const account::Caller&, const http::Request&);
http::Response remove(Projects&, const account::Caller&, const http::Request&);

}  // namespace insight::project
