#include "app/house/analyses.h"

namespace insight::app {

Analyses::Analyses(Ground& ground, Identity& identity, Webhooks& webhooks, Uploads& uploads, Jobs& jobs)
    : projects(*ground.database, jobs.usage, uploads.sources, ground.clock, ground.ids, webhooks.outbox, identity.audit),
      analyses(*ground.database, jobs.queue, jobs.usage, projects, uploads.sources, ground.ids, ground.clock,
               ground.options.allow_roots, ground.options.queue_most_age.count()),
      onlookers(*ground.database, jobs.queue, ground.log),
      pages{analyses, onlookers},
      streams{analyses, onlookers, ground.clock, http::Concurrency(ground.options.web.event_streams)},
      issues(*ground.database),
      issue_pages{issues, pages},
      queue_desk(*ground.database, jobs.queue, identity.audit, ground.ids, ground.clock),
      inbox(ground.clock, ground.options.webhooks),
      internal_events(*ground.database, jobs.queue, projects, inbox, uploads.by_content, ground.clock, ground.log) {}

}  // namespace insight::app
