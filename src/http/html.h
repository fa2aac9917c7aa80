// Pages for people, made here without script: a few forms that browsers send, all with one look. What a page shows of what was sent
// is escaped; nothing is loaded from anywhere, no other site may frame it, and its forms go to this server only. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace insight::http {

std::string escape_html(std::string_view text);

// `title` is text; `body` is HTML, already escaped where it must be.
Response html_page(unsigned status, std::string_view title, std::string_view body);

// What went wrong, for the top of a page; nothing where `text` is empty.
std::string html_trouble(std::string_view text);

struct Input {
  std::string_view label;
  std::string_view name;
  std::string_view type;
  std::string_view value;       // escaped here
  std::string_view attributes;  // HTML, as it stands
};
// A field that must be filled in, with its label.
std::string html_input(const Input& input);

}  // namespace insight::http
