// The whole API as one table (routes.cpp): who may call what, what comes in, who answers.
#pragma once

#include "account/handlers.h"
#include "analysis/handlers.h"
#include "app/health.h"
#include "http/router.h"
#include "project/handlers.h"

namespace insight::app {

struct Services {
  account::Accounts& accounts;
  account::CookieSecurity cookies;
  project::Projects& projects;
  source::Sources& sources;
  analysis::Analyses& analyses;
  analysis::Pages& pages;
  Health& health;
};

// The services must outlive the router.
http::Router routes(const Services& services);

}  // namespace insight::app
