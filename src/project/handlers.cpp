#include "project/handlers.h"

#include "http/query.h"

namespace insight::project {
namespace {

ProjectId id_of(const http::Request& request) {
  return ProjectId{request.parameter("id")};
}

http::Response one(unsigned status, const Project& project) {
  const auto view = ProjectView::of(project);
  return http::json_response(status, ProjectAnswer{view, true, view});
}

}  // namespace

http::Response create(Projects& projects, const account::Caller& caller, const http::Request& request) {
  const auto project = projects.create(caller, json::decode<NewProject>(request.body()));
  return one(201, project).set("Location", "/api/insight/projects/" + http::escape(project.id.text()));
}

http::Response list(Projects& projects, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, kListPages);
  const auto search = query.text("search", kMostSearch).value_or("");
  query.done();
  const auto found = projects.list(caller, search, page.size, page.offset());
  std::vector<ProjectView> views;
  for (const auto& project : found.projects) views.push_back(ProjectView::of(project));
  return http::ok(ProjectList{true, std::move(views), found.total, page.page, page.size, Pagination::of(page, found.total)});
}

http::Response show(Projects& projects, const account::Caller& caller, const http::Request& request) {
  return http::with_etag(request, one(200, projects.show(caller, id_of(request))));
}

http::Response change(Projects& projects, const account::Caller& caller, const http::Request& request) {
  return one(200, projects.change(caller, id_of(request), json::decode<ProjectChange>(request.body())));
}

http::Response remove(Projects& projects, const account::Caller& caller, const http::Request& request) {
  projects.remove(caller, id_of(request));
  return http::no_content();
}

}  // namespace insight::project
