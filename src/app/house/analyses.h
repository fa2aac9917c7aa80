// Analyses: projects, their analyses and issues, as the API sees them, and foreign workers' messages about them.
#pragma once

#include "analysis/event_handlers.h"
#include "analysis/handlers.h"
#include "analysis/issue_handlers.h"
#include "analysis/queue_handlers.h"
#include "app/house/jobs.h"
#include "app/house/uploads.h"
#include "app/internal_webhook.h"
#include "project/handlers.h"

namespace insight::app {

struct Analyses {
  Analyses(Ground& ground, Identity& identity, Webhooks& webhooks, Uploads& uploads, Jobs& jobs);

  project::Projects projects;
  analysis::Analyses analyses;
  analysis::Onlookers onlookers;
  analysis::Pages pages;
  analysis::Streams streams;
  analysis::Issues issues;
  analysis::IssuePages issue_pages;
  analysis::QueueDesk queue_desk;
  webhook::Inbox inbox;
  analysis::InternalEvents internal_events;
};

}  // namespace insight::app
