// The page /device, where a person lets a program in: plain HTML that needs no script, one function per thing it may say, and the
// handlers that say it. Whatever comes from outside is escaped.
#pragma once

#include <string_view>

#include "account/device.h"
#include "http/message.h"

namespace insight::account {

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

// Asks for the code, an e-mail address and a password. `trouble` is said above the form; may be empty.
http::Response device_form(unsigned status, std::string_view user_code, std::string_view email, std::string_view trouble);
// Shows who is asking and lets the person decide.
http::Response device_question(const Asking& asking);
// The last page.
http::Response device_answer(std::string_view client_id, Decision decision);
// Nothing can be done here any more.
http::Response device_trouble(unsigned status, std::string_view trouble);

}  // namespace insight::account
