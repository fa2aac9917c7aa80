// The page /device as text: plain HTML that needs no script, one function per thing it may say. Pure; whatever comes from outside
// is escaped here. What a browser may do with it is in `page_policy`.
#pragma once

#include <string>
#include <string_view>

#include "account/device.h"

namespace insight::account {

// Asks for the code, an e-mail address and a password. `trouble` is said above the form; may be empty.
std::string device_form(std::string_view user_code, std::string_view email, std::string_view trouble);
// Shows who is asking and lets the person decide.
std::string device_question(const Asking& asking);
// The last page.
std::string device_answer(std::string_view client_id, Decision decision);
// Nothing can be done here any more.
std::string device_trouble(std::string_view trouble);

// The Content-Security-Policy of these pages: their own style by its hash, forms to this server, no frames, nothing else.
const std::string& page_policy();

}  // namespace insight::account
