// The whole API as one table (routes.cpp): who may call what, what comes in, what goes out, who answers.
#pragma once

#include "account/admin_handlers.h"
#include "account/device_handlers.h"
#include "account/device_page_handlers.h"
#include "account/handlers.h"
#include "account/key_handlers.h"
#include "analysis/event_handlers.h"
#include "analysis/handlers.h"
#include "analysis/issue_handlers.h"
#include "analysis/queue_handlers.h"
#include "analysis/source_handlers.h"
#include "app/health.h"
#include "app/internal_webhook.h"
#include "app/watch.h"
#include "billing/handlers.h"
#include "billing/stripe/handlers.h"
#include "http/router.h"
#include "project/handlers.h"
#include "webhook/handlers.h"

namespace insight::app {

struct Services {
  account::Identities identities;
  account::Administration& administration;
  account::Setup& setup;
  account::DeviceFlow& devices;
  const billing::Plans& plans;
  billing::Usage& usage;
  const billing::PlanDesk& plan_desk;
  const billing::stripe::Payments& payments;
  billing::stripe::Inbox& stripe_inbox;
  project::Projects& projects;
  source::Sources& sources;
  source::BlobUploads& blobs;
  analysis::Analyses& analyses;
  analysis::Pages& pages;
  analysis::Streams& streams;
  analysis::IssuePages& issues;
  analysis::QueueDesk& queue_desk;
  webhook::Webhooks& webhooks;
  analysis::InternalEvents& internal_events;
  Health& health;
  Watch& watch;
};

// The services must outlive the routes. OpenAPI, the matrix of identities and docs/openapi.json are made from this table.
std::vector<http::Route> route_table(const Services& services);
http::Router router_of(const std::vector<http::Route>& table);

}  // namespace insight::app
