// Form: a body of `application/x-www-form-urlencoded`, as browsers and OAuth clients send it, as names and texts. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace insight::http {

using Form = std::vector<std::pair<std::string, std::string>>;

// Throws Error(invalid): bad escapes, control characters, what isn't UTF-8, a name given twice, more than 50 fields.
Form parse_form(std::string_view body);
bool is_form(std::string_view content_type);

}  // namespace insight::http
