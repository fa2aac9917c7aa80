// Identity: who calls, and how they came to be known. Accounts, foreign issuers, sessions, keys, devices, the owner's desk, the
// audit.
#pragma once

#include "account/admin_handlers.h"
#include "account/device_handlers.h"
#include "account/handlers.h"
#include "account/key_handlers.h"
#include "app/house/ground.h"

namespace insight::app {

struct Identity {
  explicit Identity(Ground& ground);

  account::CookieSecurity cookies;
  account::Audit audit;
  account::Issuers issuers;
  account::Accounts accounts;
  account::DeviceFlow devices;
  account::ApiKeys api_keys;
  account::Sessions sessions;
  account::Administration administration;
  account::Setup setup;
};

}  // namespace insight::app
