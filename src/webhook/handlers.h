// The webhooks' side of the API: translation only. docs/api.md, Webhooks.
#pragma once

#include "http/message.h"
#include "webhook/service.h"

namespace insight::webhook {

http::Response create(Webhooks&, const account::Caller&, const http::Request&);
http::Response list(Webhooks&, const account::Caller&, const http::Request&);
http::Response show(Webhooks&, const account::Caller&, const http::Request&);
http::Response change(Webhooks&, const account::Caller&, const http::Request&);
http::Response remove(Webhooks&, const account::Caller&, const http::Request&);
http::Response rotate_secret(Webhooks&, const account::Caller&, const http::Request&);
http::Response ping(Webhooks&, const account::Caller&, const http::Request&);
http::Response deliveries(Webhooks&, const account::Caller&, const http::Request&);
http::Response replay(Webhooks&, const account::Caller&, const http::Request&);

}  // namespace insight::webhook
