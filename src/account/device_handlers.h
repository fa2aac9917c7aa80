// The device flow's side of the API: its two questions in our spelling and in that of RFC 8628, and the page /device. Each function
// translates. docs/api.md, Accounts.
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

struct DevicePageQuery {
  std::optional<std::string> user_code;
};
BOOST_DESCRIBE_STRUCT(DevicePageQuery, (), (user_code))

// The forms of the page.
struct DeviceLogin {
  std::string user_code;
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(DeviceLogin, (), (user_code, email, password))
struct DeviceDecision {
  std::string ticket;
  std::string decision;
};
BOOST_DESCRIBE_STRUCT(DeviceDecision, (), (ticket, decision))

http::Response device_page(DeviceFlow&, const http::Request&);
http::Response device_page_login(DeviceFlow&, const http::Request&);
http::Response device_page_decision(DeviceFlow&, const http::Request&);

}  // namespace insight::account
