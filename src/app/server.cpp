#include "app/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "analysis/child.h"
#include "analysis/hooks.h"
#include "analysis/retention.h"
#include "analysis/run_analysis.h"
#include "app/fetch_text.h"
#include "app/folder_lock.h"
#include "app/routes.h"
#include "base/error.h"
#include "base/text.h"
#include "blob/folder_blobs.h"
#include "db/migrate.h"
#include "db/sqlite.h"
#include "http/server.h"
#include "queue/kinds.h"
#include "queue/sql_queue.h"
#include "queue/timetable.h"
#include "queue/worker_pool.h"
#include "webhook/sender.h"

namespace insight::app {
namespace {

// A message that is broken off comes again, so it is worth a short wait only.
constexpr std::chrono::milliseconds kSenderGrace{3'000};
// Forgets contents that nobody names any more: source/blob_uploads.h.
constexpr std::string_view kBlobSweepJob = "BLOB_SWEEP";

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1";
}

account::CookieSecurity cookies_for(const ServerOptions& options) {
  const bool plain = is_loopback(options.address) && !options.web.https;
  return plain ? account::CookieSecurity::plain_http : account::CookieSecurity::https_only;
}

std::filesystem::path private_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) {
    throw Error{ErrorCode::unavailable,
                fmt::format("The data folder {} can't be used: {}. Choose another --data", folder.string(), error.message())};
  }
  return folder;
}

// What uploads left when the process was killed. Younger ones may be another process's.
void remove_old_spools(const std::filesystem::path& folder) {
  const auto yesterday = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.last_write_time(ignored) < yesterday) std::filesystem::remove(entry.path(), ignored);
  }
}

std::unique_ptr<db::Database> open_database(const std::filesystem::path& folder, const Clock& clock, Log& log) {
  auto database = db::open_sqlite(folder / "insight.db");
  const auto migrated = db::migrate(*database, db::embedded_migrations(database->dialect()), clock);
  if (migrated.from != migrated.to) {
    log.info("database.migrated", {{"from", migrated.from}, {"to", migrated.to}, {"copy", migrated.copy}});
  }
  return database;
}

// Strict: no layer less than what trust needs, now and in every child.
std::uint32_t sandbox_layers(SandboxMode mode) {
  const auto layers = process::offered_layers();
  const auto missing = mode == SandboxMode::strict ? process::missing_for_strict(layers) : 0;
  if (missing == 0) return layers;
  throw Error{
      ErrorCode::unavailable,
      fmt::format("The sandbox is to be strict, but this machine lacks: {} (it has: {}). A newer kernel or a container runtime "
                  "that allows Landlock and user namespaces has them; `sandbox = available` does without",
                  join(process::layer_names(missing), ", "), join(process::layer_names(layers), ", "))};
}

// A child per worker, and the machine's cores shared between them.
analysis::RunSettings run_settings(const ServerOptions& options, std::uint32_t layers) {
  analysis::RunSettings settings;
  settings.threads = std::max(1u, std::thread::hardware_concurrency() / std::max(1u, options.workers));
  if (options.sandbox == SandboxMode::strict) settings.limits.required_layers = layers;
  return settings;
}

account::DeviceOptions device_options(const ServerOptions& options) {
  auto device = options.device;
  device.https = device.https || !is_loopback(options.address);
  return device;
}

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

ServerOptions sound(ServerOptions options) {
  billing::require_sound(options.stripe);
  return options;
}

// Whose request it is, once a guard has found out.
std::string account_key(const http::Request& request) {
  const auto* caller = std::any_cast<account::Caller>(&request.caller);
  return caller == nullptr ? "" : caller->account.text();
}

}  // namespace

// Members in the order they are made; they go in the opposite one.
struct Server::House {
  explicit House(ServerOptions wanted)
      : options(sound(std::move(wanted))),
        layers(sandbox_layers(options.sandbox)),
        helper(process::Helper::start(analysis::prepare_child)),
        log(clock, options.log_level),
        data(private_folder(options.data_folder)),
        lock(data),
        spool(private_folder(data / "spool")),
        database(open_database(data, clock, log)),
        audit(clock, ids),
        issuers(options.issuers, clock, fetch_text, &log),
        accounts(*database, clock, ids, random,
                 options.open_registration || is_loopback(options.address) ? account::RegistrationPolicy::open
                                                                           : account::RegistrationPolicy::closed,
                 &issuers),
        devices(*database, clock, ids, random, accounts, device_options(options)),
        api_keys(*database, clock, ids, random, options.api_keys),
        sessions(*database, clock, ids),
        administration(*database, clock, ids, random),
        setup{administration, accounts, cookies_for(options)},
        plans(options.plans),
        outbox(clock, ids),
        webhooks(*database, outbox, audit, clock, ids, random, options.webhooks),
        usage(*database, plans, outbox, ids, clock),
        blobs(data / "blobs"),
        sources(*database, data / "sources", ids, clock, {}, &blobs),
        blob_uploads(*database, blobs, sources, clock, options.blobs),
        projects(*database, usage, sources, clock, ids, outbox, audit),
        analysis_hooks(usage, clock, outbox),
        stripe_hooks(clock),
        queue({{std::string(analysis::kJobKind), &analysis_hooks},
               {std::string(analysis::kRetentionJob), &plain_hooks},
               {std::string(kBlobSweepJob), &plain_hooks},
               {std::string(billing::stripe::kJobKind), &stripe_hooks}},
              clock, random),
        grants(plans, queue, audit, clock),
        plan_desk(*database, grants, clock),
        stripe_api(options.stripe, log),
        stripe_ledger(grants, options.stripe, clock, log),
        stripe_inbox(*database, queue, stripe_ledger, options.stripe.sells() ? &stripe_api : nullptr, options.stripe, clock, log),
        payments(*database, stripe_api, options.stripe, clock),
        analyses(*database, queue, usage, projects, sources, ids, clock, options.allow_roots),
        pages{analyses},
        issues(*database),
        issue_pages{issues, pages},
        inbox(clock, options.webhooks),
        internal_events(*database, queue, projects, inbox, clock, log),
        health{*database, process::layer_names(layers)},
        watch{metrics, options.web.metrics_token},
        router(router_of(route_table({{accounts, api_keys, sessions, cookies_for(options)},
                                      administration,
                                      setup,
                                      devices,
                                      plans,
                                      usage,
                                      plan_desk,
                                      payments,
                                      stripe_inbox,
                                      projects,
                                      sources,
                                      blob_uploads,
                                      analyses,
                                      pages,
                                      issue_pages,
                                      webhooks,
                                      internal_events,
                                      health,
                                      watch}))),
        http(router, http_options(options, spool), ids, log, &metrics, account_key) {
    watch_process(metrics);
    watch_queue(metrics, *database, queue, clock);
    watch_features(metrics, *database, usage);
    remove_old_spools(spool);
    sources.remove_orphans();
  }

  ServerOptions options;
  std::uint32_t layers;    // of the sandbox; tried in a child of its own
  process::Helper helper;  // forks before anything here could start a thread
  SystemClock clock;
  SystemRandom random;
  IdMaker ids{clock, random};
  Log log;
  Metrics metrics;
  std::filesystem::path data;
  FolderLock lock;
  std::filesystem::path spool;
  std::unique_ptr<db::Database> database;
  account::Audit audit;
  account::Issuers issuers;
  account::Accounts accounts;
  account::DeviceFlow devices;
  account::ApiKeys api_keys;
  account::Sessions sessions;
  account::Administration administration;
  account::Setup setup;
  billing::Plans plans;
  webhook::Outbox outbox;
  webhook::Webhooks webhooks;
  billing::Usage usage;
  blob::FolderBlobs blobs;
  source::Sources sources;
  source::BlobUploads blob_uploads;
  project::Projects projects;
  analysis::AnalysisHooks analysis_hooks;
  queue::PlainHooks plain_hooks;
  billing::stripe::InboxHooks stripe_hooks;
  queue::SqlQueue queue;
  billing::Grants grants;
  billing::PlanDesk plan_desk;
  billing::stripe::Api stripe_api;
  billing::stripe::Ledger stripe_ledger;
  billing::stripe::Inbox stripe_inbox;
  billing::stripe::Payments payments;
  analysis::Analyses analyses;
  analysis::Pages pages;
  analysis::Issues issues;
  analysis::IssuePages issue_pages;
  webhook::Inbox inbox;
  analysis::InternalEvents internal_events;
  Health health;
  Watch watch;
  http::Router router;
  http::Server http;
  std::unique_ptr<queue::WorkerPool> workers;
  std::unique_ptr<queue::WorkerPool> housekeepers;
  std::unique_ptr<queue::Timetable> timetable;
  std::unique_ptr<webhook::Sender> sender;

  // What keeps the house, by the kind of its jobs.
  queue::RunnerByKind housekeeping() {
    return queue::RunnerByKind{
        {{std::string(analysis::kRetentionJob),
          analysis::Retention{*database, queue, sources, plans, grants, clock, log, options.retention}},
         {std::string(kBlobSweepJob),
          [this](const queue::Work& work) {
            const auto swept = blob_uploads.sweep(work.stop);
            if (work.stop.stop_requested()) throw queue::LeaseLost{work.lease.job};
            database->transact([&](db::Transaction& tx) { queue.finish(tx, work.lease); });
            if (swept > 0) log.info("blobs.swept", {{"blobs", swept}});
          }},
         {std::string(billing::stripe::kJobKind), [this](const queue::Work& work) { stripe_inbox.run(work); }}}};
  }
};

Server::Server(ServerOptions options) : house_(std::make_unique<House>(std::move(options))) {}

Server::~Server() = default;

void Server::start() {
  auto& house = *house_;
  house.http.start();
  house.workers = std::make_unique<queue::WorkerPool>(*house.database, house.queue, queue::Lane::ANALYSIS,
                                                      analysis::RunAnalysis{*house.database, house.queue, house.helper, house.clock,
                                                                            house.log, run_settings(house.options, house.layers)},
                                                      house.log, house.options.workers);
  house.stripe_inbox.retry_kept();
  house.housekeepers = std::make_unique<queue::WorkerPool>(*house.database, house.queue, queue::Lane::HOUSEKEEPING,
                                                           house.housekeeping(), house.log, 1);
  house.timetable = std::make_unique<queue::Timetable>(
      *house.database, house.queue, house.clock, house.log,
      std::vector<queue::Recurring>{{std::string(analysis::kRetentionJob)}, {std::string(kBlobSweepJob)}});
  house.timetable->start();
  house.sender = std::make_unique<webhook::Sender>(*house.database, house.outbox, house.audit, house.clock, house.ids, house.random,
                                                   house.log, house.options.webhooks);
  house.log.info("sandbox.layers", {{"active", join(process::layer_names(house.layers), " ")}});
  house_->log.info("server.ready", {{"url", url()}, {"data", house_->data.string()}});
}

std::uint16_t Server::port() const {
  return house_->http.port();
}

std::string Server::url() const {
  const auto& address = house_->options.address;
  const bool v6 = address.find(':') != std::string::npos;
  return fmt::format("http://{}:{}", v6 ? "[" + address + "]" : address, port());
}

void Server::stop(std::chrono::milliseconds grace) {
  house_->health.draining = true;
  house_->log.info("server.stopping", {});
  house_->timetable.reset();
  if (house_->workers) house_->workers->drain(grace);
  if (house_->housekeepers) house_->housekeepers->drain(std::chrono::milliseconds(0));  // its work goes on after the next start
  if (house_->sender) house_->sender->stop(std::min(grace, kSenderGrace));
  house_->http.stop(grace);
  house_->log.info("server.stopped", {});
}

}  // namespace insight::app
