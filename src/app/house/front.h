// Front: how the house meets the world. The listener over the table of routes, health and metrics. Made after every service that a
// route names, so that none goes while a request may still come.
#pragma once

#include "app/house/ground.h"
#include "app/routes.h"
#include "http/server.h"

namespace insight::app {

struct Front {
  // `services_with` completes the services of the routes with this part's own.
  Front(Ground& ground, const std::function<Services(Health&, Watch&)>& services_with);

  std::filesystem::path spool;
  Health health;
  Watch watch;
  http::Router router;
  http::Server http;
};

}  // namespace insight::app
