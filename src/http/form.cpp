#include "http/form.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "http/message.h"

namespace insight::http {
namespace {

constexpr std::size_t most_fields = 50;

std::string unescape_field(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  if (auto plain = unescape(spaced)) return *std::move(plain);
  throw Error{ErrorCode::invalid, "The form is not well escaped UTF-8 without control characters"};
}

}  // namespace

Form parse_form(std::string_view body) {
  Form form;
  for (const auto part : split(body, '&')) {
    if (part.empty()) continue;
    if (form.size() >= most_fields) throw Error{ErrorCode::invalid, "The form has more than 50 fields"};
    const auto equals = std::min(part.find('='), part.size());
    auto name = unescape_field(part.substr(0, equals));
    if (std::ranges::any_of(form, [&](const auto& field) { return field.first == name; })) {
      throw Error{ErrorCode::invalid,
                  "The form's field " + shorten(name, 60) + " is given twice; give it once",
                  {{"/" + shorten(name, 60), "is given twice"}}};
    }
    form.emplace_back(std::move(name), unescape_field(part.substr(std::min(equals + 1, part.size()))));
  }
  return form;
}

bool is_form(std::string_view content_type) {
  return equal_ignoring_case(trim(content_type.substr(0, content_type.find(';'))), "application/x-www-form-urlencoded");
}

}  // namespace insight::http
