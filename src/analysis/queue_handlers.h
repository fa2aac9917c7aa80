// The operator's side of the API about the queue. api.md, Billing and webhooks (admin); docs/api.md, Administration.
#pragma once

#include "analysis/queue_desk.h"
#include "http/message.h"

namespace insight::analysis {

// The body of a redrive.
struct RedriveWish {
  std::optional<Redrive> which;  // QUARANTINED when left out
};
BOOST_DESCRIBE_STRUCT(RedriveWish, (), (which))

http::Response show_queue(QueueDesk&, const account::Caller&, const http::Request&);     // GET /api/admin/queue
http::Response pause_queue(QueueDesk&, const account::Caller&, const http::Request&);    // POST /api/admin/queue/pause
http::Response resume_queue(QueueDesk&, const account::Caller&, const http::Request&);   // POST /api/admin/queue/resume
http::Response redrive_queue(QueueDesk&, const account::Caller&, const http::Request&);  // POST /api/admin/queue/redrive

}  // namespace insight::analysis
