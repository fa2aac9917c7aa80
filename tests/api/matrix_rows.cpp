#include "matrix_rows.h"

#include "analysis/store.h"
#include "owner_link.h"

namespace insight::api_test {
namespace {

using enum http::Method;

std::string member(const boost::json::value& answer, std::string_view name) {
  return std::string(answer.at(name).as_string());
}

std::string make_project(World& world, const Person& person) {
  return member(world.granted(person, POST, "/api/insight/projects", R"({"name": "engine"})"), "id");
}

std::string make_source(World& world, const Person& person) {
  return member(world.granted(person, POST, "/api/insight/sources", "<<archives/good.tar.gz"), "sourceId");
}

std::string make_analysis(World& world, const Person& person) {
  const auto body =
      R"({"projectId": ")" + make_project(world, person) + R"(", "sourceId": ")" + make_source(world, person) + R"("})";
  return member(world.granted(person, POST, "/api/insight/analysis", body), "id");
}

// The matrix' server has no workers, so what they would leave is written by hand: a result of one issue.
std::string make_finished_analysis(World& world, const Person& person) {
  auto id = make_analysis(world, person);
  world.database().transact([&](db::Transaction& tx) {
    tx.run({"matrix.job", "UPDATE job SET state = 'COMPLETED', epoch = 1, finished_at = 1 WHERE id = $1"}, id);
    tx.run({"matrix.analysis", "UPDATE analysis SET status = 'COMPLETED', result_epoch = 1, finished_at = 1 WHERE id = $1"}, id);
    analysis::insert_issues(tx, analysis::AnalysisId{id}, 1, 0, std::vector<engine::Finding>(1), 1);
  });
  return id;
}

std::string make_issue(World& world, const Person& person) {
  return make_finished_analysis(world, person) + ".1.0";
}

std::string make_key(World& world, const Person& person) {
  return member(world.granted(person, POST, "/api/keys", R"({"name": "key", "scopes": ["usage:read"]})"), "id");
}

std::string make_webhook(World& world, const Person& person) {
  return member(world.granted(person, POST, "/api/insight/webhooks", R"({"url": "https://hooks.example.org/", "events": ["*"]})"),
                "id");
}

std::string make_delivery(World& world, const Person& person) {
  const auto path = "/api/insight/webhooks/" + make_webhook(world, person) + "/ping";
  return member(world.granted(person, POST, path, "").at("delivery"), "id");
}

std::string make_session(World& world, const Person& person) {
  const auto before = world.log_in(person);
  return member(world.granted(person, GET, "/api/auth/sessions", "").at("sessions").at(0), "id");
}

std::string make_refresh_token(World& world, const Person& person) {
  return member(json::parse(world.log_in(person).body), "refreshToken");
}

std::string make_email(World&, const Person&) {
  static int number = 0;
  return "somebody" + std::to_string(++number) + "@example.org";
}

std::string make_invitation(World& world, const Person&, std::string_view what) {
  const auto body = R"({"email": ")" + make_email(world, world.root()) + R"("})";
  return member(world.granted(world.root(), POST, "/api/admin/invitations", body), what);
}

}  // namespace

const std::map<std::string, MakeThing>& things() {
  static const std::map<std::string, MakeThing> all{
      {"project", make_project},
      {"source", make_source},
      {"analysis", make_analysis},
      {"finished", make_finished_analysis},
      {"issue", make_issue},
      {"key", make_key},
      {"webhook", make_webhook},
      {"delivery", make_delivery},
      {"session", make_session},
      {"refresh", make_refresh_token},
      {"email", make_email},
      {"password", [](World&, const Person& person) { return "password of " + person.name; }},
      {"address", [](World&, const Person& person) { return person.caller.email; }},
      {"bob", [](World& world, const Person&) { return world.bob().caller.account.text(); }},
      {"invitation", [](World& world, const Person& person) { return make_invitation(world, person, "id"); }},
      {"invitation-token", [](World& world, const Person& person) { return make_invitation(world, person, "token"); }},
  };
  return all;
}

// In the order of src/app/routes.cpp.
const std::vector<Row>& rows() {
  constexpr std::string_view form = "application/x-www-form-urlencoded";
  static const std::vector<Row> all{
      {"GET /livez"},
      {"GET /readyz"},
      {"GET /health"},
      {"GET /metrics"},
      {"GET /openapi.json"},
      {"GET /.well-known/jwks.json"},

      {"POST /api/auth/register", R"({"email": "$email", "password": "correct horse", "name": "Somebody"})"},
      {"POST /api/auth/login", R"({"email": "$address", "password": "$password"})"},
      {"POST /api/auth/refresh", R"({"refreshToken": "$refresh"})"},
      {"POST /api/auth/logout", R"({"refreshToken": "$refresh"})"},
      {"GET /api/auth/me"},
      {"POST /api/auth/password", R"({"currentPassword": "$password", "newPassword": "$password"})"},
      {"GET /api/auth/sessions"},
      {"DELETE /api/auth/sessions/$session"},
      {"POST /api/auth/device-code", R"({"clientId": "tool"})"},
      {"POST /api/auth/device-token", R"({"deviceCode": "invented"})", 400},
      {"POST /auth/device/code", "client_id=tool", 200, form},
      {"POST /auth/device/token", "device_code=invented", 400, form},
      {"GET /device"},
      {"POST /device", "user_code=BBBB-BBBB", 400, form},
      {"POST /device/decision", "ticket=invented&decision=deny", 400, form},
      {"POST /api/cli/auth/login", R"({"email": "$address", "password": "$password"})"},
      {"POST /api/cli/auth/refresh", R"({"refreshToken": "$refresh"})"},
      {"POST /api/cli/auth/revoke", R"({"refreshToken": "$refresh"})"},

      {"GET /api/keys"},
      {"POST /api/keys", R"({"name": "key", "scopes": ["usage:read"]})"},
      {"DELETE /api/keys?id=$key"},
      {"DELETE /api/keys/$key"},

      {"GET /setup?token=$invitation-token"},
      {"POST /setup", "token=invented", 404, form},
      {"GET /api/admin/invitations"},
      {"POST /api/admin/invitations", R"({"email": "$email"})"},
      {"DELETE /api/admin/invitations/$invitation"},
      {"GET /api/admin/accounts"},
      {"PATCH /api/admin/accounts/$bob", R"({"role": "USER"})"},
      {"POST /api/admin/accounts/$bob/plan", R"({"plan": "INSIGHT_FREE"})"},
      {"GET /api/admin/queue"},
      {"POST /api/admin/queue/pause"},
      {"POST /api/admin/queue/resume"},
      {"POST /api/admin/queue/redrive", "{}"},
      {"GET /api/audit"},

      // This server has no payments: whoever may ask is told so.
      {"GET /api/billing/plans"},
      {"GET /api/billing/subscription"},
      {"POST /api/billing/checkout", R"({"plan": "INSIGHT_PRO", "interval": "month"})", 503},
      {"POST /api/billing/portal", "", 503},
      {"POST /api/webhooks/stripe", "{}", 503},
      {"GET /api/admin/stripe/events?state=WAITING"},
      {"POST /api/admin/stripe/retry"},
      {"GET /api/insight/usage"},

      {"GET /api/insight/projects"},
      {"POST /api/insight/projects", R"({"name": "engine"})"},
      {"GET /api/insight/projects/$project"},
      {"PATCH /api/insight/projects/$project", R"({"name": "motor"})"},
      {"DELETE /api/insight/projects/$project"},

      {"GET /api/insight/webhooks"},
      {"POST /api/insight/webhooks", R"({"url": "https://hooks.example.org/", "events": ["*"]})"},
      {"GET /api/insight/webhooks/$webhook"},
      {"PATCH /api/insight/webhooks/$webhook", R"({"description": "chat"})"},
      {"DELETE /api/insight/webhooks/$webhook"},
      {"POST /api/insight/webhooks/$webhook/rotate-secret"},
      {"POST /api/insight/webhooks/$webhook/ping"},
      {"GET /api/insight/webhooks/$webhook/deliveries"},
      {"POST /api/insight/webhooks/deliveries/$delivery/replay", "", 409},
      {"POST /api/webhooks/insight-internal", R"({"type": "planet.discovered", "data": {}})", 503},

      {"POST /api/insight/sources", "<<archives/good.tar.gz"},
      {"POST /api/insight/sources/missing", R"({"hashes": []})"},
      {"PUT /api/insight/sources/blobs/cef9275db633fdbfdc60585cc66f38dc7f68e4353484f340fe74ee14dc115c96", "<<archives/one.py.txt"},
      // Nobody here has sent such a content.
      {"POST /api/insight/sources/manifest",
       R"({"files": [{"path": "a", "sha256": "0000000000000000000000000000000000000000000000000000000000000000", "size": 1}]})",
       400},
      {"POST /api/insight/analysis", R"({"projectId": "$project", "sourceId": "$source"})"},
      {"GET /api/insight/analysis/$analysis"},
      {"GET /api/insight/analysis/$finished/events"},
      {"POST /api/insight/analysis/$analysis/cancel"},
      {"POST /api/insight/analysis/$finished/retry"},
      {"GET /api/insight/analyses"},
      {"GET /api/insight/analysis/$finished/export"},
      {"GET /api/insight/analyses/$analysis/issues"},
      {"GET /api/insight/issues/$issue"},
  };
  return all;
}

}  // namespace insight::api_test
