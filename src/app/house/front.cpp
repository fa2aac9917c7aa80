#include "app/house/front.h"

#include "base/leftovers.h"

namespace insight::app {
namespace {

http::ServerOptions http_options(const ServerOptions& options, const std::filesystem::path& spool) {
  http::ServerOptions http;
  http.address = options.address;
  http.port = options.port;
  http.spool_folder = spool;
  http.rate.writes_a_minute = options.web.writes_a_minute;
  http.rate.reads_a_minute = options.web.reads_a_minute;
  http.most_concurrent = options.web.concurrent_requests;
  http.cors_origins = options.web.cors_origins;
  http.trusted_proxies = options.web.trusted_proxies;
  http.https = options.web.https;
  return http;
}

// Whose request it is, once a guard has found out.
std::string account_key(const http::Request& request) {
  const auto* caller = std::any_cast<account::Caller>(&request.caller);
  return caller == nullptr ? "" : caller->account.text();
}

}  // namespace

Front::Front(Ground& ground, const std::function<Services(Health&, Watch&)>& services_with)
    : spool(private_folder(ground.data / "spool")),
      health{*ground.database, process::layer_names(ground.layers)},
      watch{ground.metrics, ground.options.web.metrics_token},
      router(router_of(route_table(services_with(health, watch)))),
      http(router, http_options(ground.options, spool), ground.ids, ground.log, &ground.metrics, account_key) {
  remove_leftovers(spool, kSharedLeftovers);
}

}  // namespace insight::app
