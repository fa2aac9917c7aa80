// OpenAPI: the route table as an OpenAPI 3.1 document. Called once, when the table is made; served as /openapi.json and kept as
// docs/openapi.json, which a test compares. Pure. What a row doesn't say isn't in the document.
#pragma once

#include <boost/json/object.hpp>
#include <span>

#include "http/router.h"

namespace insight::app {

boost::json::object openapi_document(std::span<const http::Route> table);

}  // namespace insight::app
