// The internal webhook's side of the API: translation only. docs/api.md, Internal webhook.
#pragma once

#include "analysis/internal_events.h"
#include "http/message.h"

namespace insight::app {

http::Response internal_webhook(analysis::InternalEvents&, const http::Request&);  // POST /api/webhooks/insight-internal

}  // namespace insight::app
