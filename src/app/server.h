// Server: the composition root. Makes every service of the house once, hands them to each other by reference, and serves the API.
// Used by `insight serve` and by the tests, a fresh data folder each. Signals are the caller's business.
// Construct it while the process has one thread: what forks must fork first.
#pragma once

#include <boost/describe/enum.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "account/api_keys.h"
#include "account/device.h"
#include "account/issuers.h"
#include "analysis/retention_settings.h"
#include "base/log.h"
#include "billing/plans.h"
#include "billing/stripe/options.h"
#include "s3/options.h"
#include "source/blob_uploads.h"
#include "webhook/options.h"

namespace insight::app {

// What a machine with fewer layers of the sandbox means: what there is must do, or no start.
enum class SandboxMode : std::uint8_t { available, strict };
BOOST_DESCRIBE_ENUM(SandboxMode, available, strict)
// How the API meets the world.
struct WebOptions {
  std::int64_t writes_a_minute = 60;  // of an account, or of an address that is none; 0: no limit
  std::int64_t reads_a_minute = 600;
  std::int64_t concurrent_requests = 100;    // of the same, at the same time; 0: no limit
  std::int64_t event_streams = 20;           // that one account may have open
  std::vector<std::string> cors_origins;     // "https://app.example.org": pages that may read the API
  std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For is believed
  bool https = false;                        // the public side speaks TLS, in a proxy: browsers are told to insist on it
  std::string metrics_token;                 // for /metrics from elsewhere; empty: this machine only
};

// BullMQ on Redis, which delivers the rows' jobs.
struct QueueOptions {
  std::string address;   // redis://…, rediss://…; empty: the database delivers them itself
  std::string password;  // where it doesn't stand in the address
  std::string prefix = "bull";
};

struct ServerOptions {
  std::filesystem::path data_folder;  // made when missing, its owner's alone
  std::string database;               // postgres://…; empty: insight.db in the data folder
  QueueOptions queue;
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                          // 0: any free one
  unsigned workers = 1;                            // analyses that run at the same time; 0: others run them
  bool answers_requests = true;                    // false: a worker, which listens nowhere
  std::chrono::milliseconds queue_most_age{0};     // beyond which no analysis is taken in; 0: whatever it is
  bool open_registration = false;                  // on a loopback address it is open anyway
  std::vector<std::filesystem::path> allow_roots;  // folders on this machine that may be analysed in place
  billing::PlanOverrides plans;                    // what differs from the table of plans
  billing::StripeOptions stripe;                   // payments; none by default
  analysis::RetentionSettings retention;           // how the hourly sweep goes about it
  source::BlobOptions blobs;
  s3::Options s3;  // where contents and sources are kept; without a bucket in the data folder
  LogLevel log_level = LogLevel::info;
  account::ApiKeyOptions api_keys;
  webhook::Options webhooks;
  SandboxMode sandbox = SandboxMode::available;
  WebOptions web;
  std::vector<account::IssuerOptions> issuers;  // whose access tokens are taken beside our own
  account::DeviceOptions device;                // https is worked out from the address
};

class Server {
 public:
  // Opens and upgrades the database. Throws Error: unavailable, also where a strict sandbox can't be had, conflict (DATABASE_NEWER,
  // MIGRATION_CHANGED).
  explicit Server(ServerOptions options);
  ~Server();

  void start();  // returns when it is ready to answer
  std::uint16_t port() const;
  std::string url() const;
  // Takes nothing new, lets what runs end for so long, then closes. Once.
  void stop(std::chrono::milliseconds grace);

 private:
  struct House;
  std::unique_ptr<House> house_;
};

}  // namespace insight::app
