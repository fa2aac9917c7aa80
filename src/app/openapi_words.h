// What an OpenAPI document says in words: a sentence for every route and tag. Called by openapi.cpp alone. Pure.
#pragma once

#include <string>
#include <string_view>

#include "http/router.h"

namespace insight::app {

// "Show one analysis with its issues". A route that nobody has found words for gets plain ones from its method and path.
std::string summary_of(const http::Route& route);
std::string description_of_tag(std::string_view tag);
// Of a request's header. Throws std::logic_error for one without words: a route must not read what nobody can look up.
std::string description_of_header(std::string_view name);

}  // namespace insight::app
