// Health: what a supervisor or load balancer asks. Alive means the process answers; ready means it may be sent work: the database
// answers and nobody has asked the server to stop.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "db/database.h"
#include "http/message.h"

namespace insight::app {

struct HealthState {
  std::string status = "ok";
};
BOOST_DESCRIBE_STRUCT(HealthState, (), (status))

// Names the layers of the sandbox: a machine that lost some, by an upgrade or a new container runtime, can be found from outside.
struct ReadyState {
  std::string status = "ok";
  std::vector<std::string> sandbox;
};
BOOST_DESCRIBE_STRUCT(ReadyState, (), (status, sandbox))

struct Health {
  db::Database& database;
  std::vector<std::string> sandbox;
  std::atomic<bool> draining = false;
};

http::Response live(Health&, const http::Request&);
http::Response ready(Health&, const http::Request&);

}  // namespace insight::app
