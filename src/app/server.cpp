#include "app/server.h"

#include <fmt/format.h>

#include "app/house/analyses.h"
#include "app/house/front.h"
#include "app/house/payments.h"
#include "app/house/workers.h"
#include "base/text.h"

namespace insight::app {

// Its parts in the order they are made, each from those before it; they go in the opposite one.
struct Server::House {
  explicit House(ServerOptions options) : ground(std::move(options)) {
    watch_process(ground.metrics);
    watch_queue(ground.metrics, *ground.database, *jobs.rows, ground.clock);
    if (jobs.bull) watch_redis(ground.metrics, *jobs.bull);
    watch_features(ground.metrics, *ground.database, jobs.usage);
    watch_statements(ground.metrics, *ground.database);
  }

  Services services(Health& health, Watch& watch) {
    return {{identity.accounts, identity.api_keys, identity.sessions, identity.cookies},
            identity.administration,
            identity.setup,
            identity.devices,
            jobs.plans,
            jobs.usage,
            payments.plan_desk,
            payments.pages,
            payments.inbox,
            analyses.projects,
            uploads.sources,
            uploads.by_content,
            analyses.analyses,
            analyses.pages,
            analyses.streams,
            analyses.issue_pages,
            analyses.queue_desk,
            webhooks.endpoints,
            analyses.internal_events,
            health,
            watch};
  }

  Ground ground;
  Identity identity{ground};
  Webhooks webhooks{ground, identity};
  Uploads uploads{ground};
  Jobs jobs{ground, webhooks};
  Payments payments{ground, identity, jobs};
  Analyses analyses{ground, identity, webhooks, uploads, jobs};
  Front front{ground, [this](Health& health, Watch& watch) { return services(health, watch); }};
  Workers workers{ground, identity, webhooks, uploads, jobs, payments, analyses};
};

Server::Server(ServerOptions options) : house_(std::make_unique<House>(std::move(options))) {}

Server::~Server() = default;

void Server::start() {
  auto& ground = house_->ground;
  if (ground.options.answers_requests) house_->front.http.start();
  house_->workers.start();
  ground.log.info("sandbox.layers", {{"active", join(process::layer_names(ground.layers), " ")}});
  const std::string where = ground.options.answers_requests ? url() : "none";
  ground.log.info("server.ready", {{"url", where}, {"data", ground.data.string()}});
}

std::uint16_t Server::port() const {
  return house_->front.http.port();
}

std::string Server::url() const {
  const auto& address = house_->ground.options.address;
  const bool v6 = address.find(':') != std::string::npos;
  return fmt::format("http://{}:{}", v6 ? "[" + address + "]" : address, port());
}

void Server::stop(std::chrono::milliseconds grace) {
  house_->front.health.draining = true;
  house_->ground.log.info("server.stopping", {});
  house_->workers.stop(grace);
  house_->front.http.stop(grace);
  house_->ground.log.info("server.stopped", {});
}

}  // namespace insight::app
