// Pages for people, made here without script: a few forms that browsers send. What a page shows of what was sent is escaped;
// nothing is loaded from anywhere, no other site may frame it, and its forms go to this server only.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace insight::http {

std::string escape_html(std::string_view text);

// `title` is text; `body` is HTML, already escaped where it must be.
Response html_page(unsigned status, std::string_view title, std::string_view body);

}  // namespace insight::http
