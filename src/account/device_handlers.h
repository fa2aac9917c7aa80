// The device flow's side of the API: its two questions, in our spelling and in that of RFC 8628. Each function translates.
// docs/api.md, Accounts. The page for people is in device_page_handlers.h.
#pragma once

#include "account/device.h"
#include "http/message.h"
#include "json/schema.h"

namespace insight::account {

http::Response device_code(DeviceFlow&, const http::Request&);
http::Response device_token(DeviceFlow&, const http::Request&);

// JSON or a form, with snake_case or our names; unknown fields are left alone, as RFC 6749 asks. Answers have both spellings.
http::Response oauth_device_code(DeviceFlow&, const http::Request&);
http::Response oauth_device_token(DeviceFlow&, const http::Request&);

// The bodies and answers of the two above, for the document.
boost::json::object oauth_device_code_shape(json::Schemas&, json::Direction);
boost::json::object oauth_device_token_shape(json::Schemas&, json::Direction);

}  // namespace insight::account
