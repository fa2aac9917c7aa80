#include "app/routes.h"

#include <memory>

#include "account/scope.h"
#include "analysis/shapes.h"
#include "app/openapi.h"
#include "base/error.h"

namespace insight::app {
namespace {

// A handler of one service, for everyone.
template <class Service>
http::Handler open(Service& service, http::Response (*handler)(Service&, const http::Request&)) {
  return [&service, handler](const http::Request& request) { return handler(service, request); };
}

// The same for the caller whom the guard let in.
template <class Service>
http::Handler own(Service& service, http::Response (*handler)(Service&, const account::Caller&, const http::Request&)) {
  return [&service, handler](const http::Request& request) { return handler(service, account::caller_of(request), request); };
}

// The same for a handler that goes on for long: it may ask the guard again whether this request would still be let in.
template <class Service>
http::Handler followed(Service& service, const http::Guard& guard,
                       http::Response (*handler)(Service&, const account::Caller&, const http::Request&, std::function<bool()>)) {
  return [&service, guard, handler](const http::Request& request) {
    auto still_allowed = [guard, asked = request]() mutable {
      try {
        guard(asked);
        return true;
      } catch (const Error& refused) {
        return refused.code() == ErrorCode::unavailable;  // nobody knows; asked again soon
      }
    };
    return handler(service, account::caller_of(request), request, std::move(still_allowed));
  };
}

template <class Body>
http::BodyRule in() {
  return http::BodyRule::of<Body>();
}
template <class Body>
http::BodyRule form() {
  return http::BodyRule::form<Body>();
}
http::BodyRule oauth(json::Shape shape) {
  return http::BodyRule::json_or_form(shape);
}
http::AnswerRule shaped(json::Shape shape) {
  return {200, shape, "application/json", nullptr, {}};
}
// A list of every file of a source.
template <class Body>
http::BodyRule most() {
  return http::BodyRule::of<Body>(analysis::kMostManifestBytes);
}
template <class Shape>
http::AnswerRule out(unsigned status = 200) {
  return http::AnswerRule::of<Shape>(status);
}
bool is_for_machines(std::string_view pattern) {
  return pattern == "/livez" || pattern == "/readyz" || pattern == "/health" || pattern == "/metrics" ||
         pattern.starts_with("/.well-known/");
}

http::AnswerRule exports() {
  return http::AnswerRule::one_of({"application/json", "application/sarif+json", "application/x-ndjson", "text/csv"});
}
http::AnswerRule event_stream() {
  return http::AnswerRule::text("text/event-stream").reads({"Last-Event-ID"}).or_nothing();
}
http::AnswerRule nothing() {
  return http::AnswerRule::none();
}

}  // namespace

std::vector<http::Route> route_table(const Services& services) {
  using enum http::Method;
  using namespace account;
  using namespace billing;
  using namespace project;
  using namespace analysis::shapes;
  using namespace webhook;
  using Access = http::Guard::Access;
  const auto& s = services;

  const http::Guard anyone;
  const http::Guard by_signature{Access::SIGNATURE, "", nullptr};
  const auto who = s.identities;
  const http::Guard signed_in{Access::CALLER, "", [who](http::Request& request) { account::identify(who, request); }};
  const http::Guard logged_in{Access::LOGIN, "", [who](http::Request& request) {
                                account::identify(who, request);
                                account::require_login(account::caller_of(request));
                              }};
  const http::Guard owner{Access::ADMIN, "", [who](http::Request& request) {
                            account::identify(who, request);
                            account::require_admin(account::caller_of(request));
                          }};
  const auto needs = [who](std::string scope) {
    return http::Guard{Access::SCOPE, scope, [who, scope](http::Request& request) {
                         account::identify(who, request);
                         account::require_scope(account::caller_of(request), scope);
                       }};
  };
  const http::Guard watchers{Access::ANYONE, "", [&watch = s.watch](http::Request& request) { require_watcher(watch, request); }};
  const auto none = http::BodyRule::none();
  const auto page = http::AnswerRule::page();
  const auto internal_message = http::BodyRule::of<analysis::InternalMessage>(8 * 1024 * 1024);  // with a foreign worker's issues
  const std::vector<std::string> message_headers{"webhook-id", "webhook-timestamp", "webhook-signature", "X-Internal-Auth"};
  const auto archive = http::BodyRule::file(s.sources.largest_upload());
  const auto blob = http::BodyRule::file(s.blobs.largest());
  const auto auth = [who](auto* handler) -> http::Handler {
    return [who, handler](const http::Request& request) { return handler(who, request); };
  };
  const auto me = [](const http::Request& request) { return account::me(account::caller_of(request), request); };
  const auto code_shape = account::oauth_device_code_shape;
  const auto token_shape = account::oauth_device_token_shape;
  const auto document = std::make_shared<std::string>();
  const auto openapi = [document](const http::Request& request) {
    return http::with_etag(request, http::json_text(200, *document));
  };

  // clang-format off
  std::vector<http::Route> table{
    // method  path                                  guard                    body                      answer                                                          handler
    { GET,    "/livez",                              anyone,                  none,                     out<HealthState>(),                                             open(s.health, live) },
    { GET,    "/readyz",                             anyone,                  none,                     out<ReadyState>(),                                              open(s.health, ready) },
    { GET,    "/health",                             anyone,                  none,                     out<ReadyState>(),                                              open(s.health, ready) },
    { GET,    "/metrics",                            watchers,                none,                     http::AnswerRule::text("text/plain").refuses({401}),            open(s.watch, app::metrics) },
    { GET,    "/openapi.json",                       anyone,                  none,                     out<boost::json::object>().etag(),                                     openapi },
    { GET,    "/.well-known/jwks.json",              anyone,                  none,                     out<Jwks>(),                                                    open(who.accounts, account::jwks) },

    { POST,   "/api/auth/register",                  anyone,                  in<Registration>(),       out<SignedIn>(201).refuses({403, 409}),                         auth(account::register_account) },
    { POST,   "/api/auth/login",                     anyone,                  in<Credentials>(),        out<SignedIn>().refuses({401}),                                 auth(account::login) },
    { POST,   "/api/auth/refresh",                   anyone,                  in<RefreshRequest>(),     out<SignedIn>().refuses({401}),                                 auth(account::refresh) },
    { POST,   "/api/auth/logout",                    anyone,                  in<RefreshRequest>(),     out<Done>().refuses({403}),                                     auth(account::logout) },
    { GET,    "/api/auth/me",                        signed_in,               none,                     out<Me>(),                                                      me },
    { POST,   "/api/auth/password",                  logged_in,               in<PasswordChange>(),     out<Done>(),                                                    own(who.accounts, account::change_password) },
    { GET,    "/api/auth/sessions",                  logged_in,               none,                     out<SessionList>(),                                             own(who.sessions, account::list_sessions) },
    { DELETE, "/api/auth/sessions/{id}",             logged_in,               none,                     nothing(),                                                      own(who.sessions, account::end_session) },
    { POST,   "/api/cli/auth/login",                 anyone,                  in<Credentials>(),        out<CliSignedIn>().refuses({401}),                              open(who.accounts, account::cli_login) },
    { POST,   "/api/cli/auth/refresh",               anyone,                  in<RefreshRequest>(),     out<CliSignedIn>().refuses({401}),                              open(who.accounts, account::cli_refresh) },
    { POST,   "/api/cli/auth/revoke",                anyone,                  in<RefreshRequest>(),     out<Done>(),                                                    open(who.accounts, account::cli_revoke) },

    { GET,    "/api/keys",                           logged_in,               none,                     out<ApiKeyList>(),                                              own(who.keys, account::list_keys) },
    { POST,   "/api/keys",                           logged_in,               in<NewApiKey>(),          out<ApiKeyMade>(201).refuses({409}),                            own(who.keys, account::make_key) },
    { DELETE, "/api/keys",                           logged_in,               none,                     out<ApiKeysRevoked>().query<RevokeKeysQuery>().refuses({404}),  own(who.keys, account::revoke_keys) },
    { DELETE, "/api/keys/{id}",                      logged_in,               none,                     nothing(),                                                      own(who.keys, account::revoke_key) },

    { GET,    "/setup",                              anyone,                  none,                     page.query<SetupQuery>().refuses({404}),                        open(s.setup, account::setup_page) },
    { POST,   "/setup",                              anyone,                  form<SetupForm>(),        page.refuses({403, 404, 409}),                                  open(s.setup, account::set_up) },
    { GET,    "/api/admin/invitations",              owner,                   none,                     out<InvitationList>(),                                          own(s.administration, account::list_invitations) },
    { POST,   "/api/admin/invitations",              owner,                   in<NewInvitation>(),      out<InvitationMade>(201).refuses({409}),                        own(s.administration, account::invite) },
    { DELETE, "/api/admin/invitations/{id}",         owner,                   none,                     nothing(),                                                      own(s.administration, account::withdraw_invitation) },
    { GET,    "/api/admin/accounts",                 owner,                   none,                     out<AccountList>().query<PageQuery>(),                          own(s.administration, account::list_accounts) },
    { PATCH,  "/api/admin/accounts/{id}",            owner,                   in<RoleChange>(),         out<AccountView>().refuses({409}),                              own(s.administration, account::change_role) },
    { POST,   "/api/admin/accounts/{id}/plan",       owner,                   in<PlanChange>(),         out<PlanGranted>(),                                             own(s.plan_desk, billing::set_plan) },
    { GET,    "/api/admin/queue",                    owner,                   none,                     out<analysis::QueueView>(),                                     own(s.queue_desk, analysis::show_queue) },
    { POST,   "/api/admin/queue/pause",              owner,                   none,                     out<analysis::QueueView>(),                                     own(s.queue_desk, analysis::pause_queue) },
    { POST,   "/api/admin/queue/resume",             owner,                   none,                     out<analysis::QueueView>(),                                     own(s.queue_desk, analysis::resume_queue) },
    { POST,   "/api/admin/queue/redrive",            owner,                   in<analysis::RedriveWish>(), out<analysis::QueueView>(202),                              own(s.queue_desk, analysis::redrive_queue) },
    { GET,    "/api/audit",                          owner,                   none,                     out<AuditPage>().query<AuditQuery>(),                           own(s.administration, account::audit_log) },

    { POST,   "/api/auth/device-code",               anyone,                  in<DeviceCodeRequest>(),  out<DeviceCode>(),                                              open(s.devices, account::device_code) },
    { POST,   "/api/auth/device-token",              anyone,                  in<DeviceTokenRequest>(), out<DeviceTokens>().refuses({401}),                             open(s.devices, account::device_token) },
    { POST,   "/auth/device/code",                   anyone,                  oauth(code_shape),        shaped(code_shape),                                             open(s.devices, account::oauth_device_code) },
    { POST,   "/auth/device/token",                  anyone,                  oauth(token_shape),       shaped(token_shape).refuses({401}),                             open(s.devices, account::oauth_device_token) },
    { GET,    "/device",                             anyone,                  none,                     page.query<DevicePageQuery>(),                                  open(s.devices, account::device_page) },
    { POST,   "/device",                             anyone,                  form<DeviceLogin>(),      page.refuses({401, 403}),                                       open(s.devices, account::device_page_login) },
    { POST,   "/device/decision",                    anyone,                  form<DeviceDecision>(),   page.refuses({403}),                                            open(s.devices, account::device_page_decision) },

    { GET,    "/api/billing/plans",                  anyone,                  none,                     out<PlanList>().etag(),                                                open<const Plans>(s.plans, billing::plans) },
    { GET,    "/api/billing/subscription",           needs("billing:admin"),  none,                     out<stripe::SubscriptionView>(),                                own(s.payments, stripe::subscription) },
    { POST,   "/api/billing/checkout",               needs("billing:admin"),  in<stripe::CheckoutRequest>(), out<stripe::CheckoutSession>().refuses({409}),             own(s.payments, stripe::checkout) },
    { POST,   "/api/billing/portal",                 needs("billing:admin"),  none,                     out<stripe::PortalSession>().refuses({409}),                    own(s.payments, stripe::portal) },
    { POST,   "/api/webhooks/stripe",                by_signature,            http::BodyRule::json(),   out<stripe::Received>().reads({"Stripe-Signature"}),                                        open(s.stripe_inbox, stripe::receive) },
    { GET,    "/api/admin/stripe/events",            owner,                   none,                     out<stripe::StripeEventList>().query<stripe::StripeEventQuery>(), own(s.stripe_inbox, stripe::list_events) },
    { POST,   "/api/admin/stripe/retry",             owner,                   none,                     out<stripe::Retried>(),                                         own(s.stripe_inbox, stripe::retry_events) },
    { GET,    "/api/insight/usage",                  needs("usage:read"),     none,                     out<UsageView>().etag(),                                               own(s.usage, billing::usage) },

    { GET,    "/api/insight/projects",               needs("project:read"),   none,                     out<ProjectList>().query<ProjectListQuery>(),                   own(s.projects, project::list) },
    { POST,   "/api/insight/projects",               needs("project:write"),  in<NewProject>(),         out<ProjectAnswer>(201),                                        own(s.projects, project::create) },
    { GET,    "/api/insight/projects/{id}",          needs("project:read"),   none,                     out<ProjectAnswer>().etag(),                                           own(s.projects, project::show) },
    { PATCH,  "/api/insight/projects/{id}",          needs("project:write"),  in<ProjectChange>(),      out<ProjectAnswer>(),                                           own(s.projects, project::change) },
    { DELETE, "/api/insight/projects/{id}",          needs("project:write"),  none,                     nothing().refuses({409}),                                       own(s.projects, project::remove) },

    { GET,    "/api/insight/webhooks",                        needs("webhook:admin"), none,                out<WebhookList>().query<WebhookListQuery>(),           own(s.webhooks, webhook::list) },
    { POST,   "/api/insight/webhooks",                        needs("webhook:admin"), in<NewWebhook>(),    out<WebhookSecret>(201).refuses({409}),                 own(s.webhooks, webhook::create) },
    { GET,    "/api/insight/webhooks/{id}",                   needs("webhook:admin"), none,                out<WebhookAnswer>().etag(),                                   own(s.webhooks, webhook::show) },
    { PATCH,  "/api/insight/webhooks/{id}",                   needs("webhook:admin"), in<WebhookChange>(), out<WebhookAnswer>(),                                   own(s.webhooks, webhook::change) },
    { DELETE, "/api/insight/webhooks/{id}",                   needs("webhook:admin"), none,                nothing(),                                              own(s.webhooks, webhook::remove) },
    { POST,   "/api/insight/webhooks/{id}/rotate-secret",     needs("webhook:admin"), none,                out<WebhookSecret>(),                                   own(s.webhooks, webhook::rotate_secret) },
    { POST,   "/api/insight/webhooks/{id}/ping",              needs("webhook:admin"), none,                out<DeliveryAnswer>(202).refuses({409}),                own(s.webhooks, webhook::ping) },
    { GET,    "/api/insight/webhooks/{id}/deliveries",        needs("webhook:admin"), none,                out<DeliveryList>().query<DeliveryListQuery>(),         own(s.webhooks, webhook::deliveries) },
    { POST,   "/api/insight/webhooks/deliveries/{id}/replay", needs("webhook:admin"), none,                out<DeliveryAnswer>(202).refuses({409}),                own(s.webhooks, webhook::replay) },
    { POST,   "/api/webhooks/insight-internal",               by_signature,           internal_message,    out<analysis::MessageTaken>().reads(message_headers).refuses({401, 403, 409}), open(s.internal_events, internal_webhook) },

    { POST,   "/api/insight/sources",                needs("analysis:write"), archive,                  out<source::Uploaded>(201),                                     own(s.sources, analysis::upload) },
    { POST,   "/api/insight/sources/missing",        needs("analysis:write"), most<source::HashList>(), out<source::MissingHashes>(),                                   own(s.blobs, analysis::missing_blobs) },
    { PUT,    "/api/insight/sources/blobs/{sha256}", needs("analysis:write"), blob,                     out<source::KeptBlob>(201),                                     own(s.blobs, analysis::put_blob) },
    { POST,   "/api/insight/sources/manifest",       needs("analysis:write"), most<source::Manifest>(), out<source::Uploaded>(201),                                     own(s.blobs, analysis::take_manifest) },
    { POST,   "/api/insight/analysis",               needs("analysis:write"), in<analysis::Submit>(),   out<Accepted>(202).query<SubmitQuery>().reads({"Idempotency-Key"}).refuses({404, 409, 422}), own(s.analyses, analysis::submit) },
    { GET,    "/api/insight/analysis/{id}",          needs("analysis:read"),  none,                     out<AnalysisPage>().query<AnalysisQuery>().etag(),                     own(s.pages, analysis::show) },
    { GET,    "/api/insight/analysis/{id}/events",   needs("analysis:read"),  none,                     event_stream(),                                                 followed(s.streams, needs("analysis:read"), analysis::events) },
    { GET,    "/api/insight/analysis/{id}/export",   needs("analysis:read"),  none,                     exports().query<ExportQuery>().etag().refuses({409}),                  own(s.issues.issues, analysis::export_issues) },
    { POST,   "/api/insight/analysis/{id}/cancel",   needs("analysis:write"), none,                     out<Cancelled>().refuses({409}),                                own(s.analyses, analysis::cancel) },
    { POST,   "/api/insight/analysis/{id}/retry",    needs("analysis:write"), none,                     out<Accepted>(202).reads({"Idempotency-Key"}).refuses({409, 422}),     own(s.analyses, analysis::retry) },
    { GET,    "/api/insight/analyses",               needs("analysis:read"),  none,                     out<AnalysisList>().query<AnalysisListQuery>().etag(),                 own(s.analyses, analysis::list) },
    { GET,    "/api/insight/analyses/{id}/issues",   needs("analysis:read"),  none,                     out<IssueList>().query<IssueListQuery>().etag(),                       own(s.issues, analysis::list_issues) },
    { GET,    "/api/insight/issues/{id}",            needs("analysis:read"),  none,                     out<OneIssue>().etag(),                                                own(s.issues.issues, analysis::show_issue) },
  };
  // clang-format on
  // A supervisor that asks too often must not be told that the server is gone.
  for (auto& route : table) route.limited = !is_for_machines(route.pattern);
  *document = json::encode(openapi_document(table));
  return table;
}

http::Router router_of(const std::vector<http::Route>& table) {
  http::Router router;
  for (const auto& route : table) router.add(route);
  return router;
}

}  // namespace insight::app
