#include "app/house/identity.h"

#include "app/fetch_text.h"

namespace insight::app {
namespace {

account::CookieSecurity cookies_for(const ServerOptions& options) {
  const bool plain = is_local(options) && !options.web.https;
  return plain ? account::CookieSecurity::plain_http : account::CookieSecurity::https_only;
}

account::RegistrationPolicy registration_for(const ServerOptions& options) {
  const bool open = options.open_registration || is_local(options);
  return open ? account::RegistrationPolicy::open : account::RegistrationPolicy::closed;
}

account::DeviceOptions devices_for(const ServerOptions& options) {
  auto device = options.device;
  device.https = device.https || !is_local(options);
  return device;
}

}  // namespace

Identity::Identity(Ground& ground)
    : cookies(cookies_for(ground.options)),
      audit(ground.clock, ground.ids),
      issuers(ground.options.issuers, ground.clock, fetch_text, &ground.log),
      accounts(*ground.database, ground.clock, ground.ids, ground.random, registration_for(ground.options), &issuers),
      devices(*ground.database, ground.clock, ground.ids, ground.random, accounts, devices_for(ground.options)),
      api_keys(*ground.database, ground.clock, ground.ids, ground.random, ground.options.api_keys),
      sessions(*ground.database, ground.clock, ground.ids),
      administration(*ground.database, ground.clock, ground.ids, ground.random),
      setup{administration, accounts, cookies} {}

}  // namespace insight::app
