// What a server found, as the same Report that a local analysis gives, so that both are printed by the same code.
#pragma once

#include <boost/json/value.hpp>
#include <string>

#include "cli/api_client.h"
#include "engine/analyze.h"

namespace insight::cli {

// All pages of an analysis. Throws Error(not_found) for an id that is not there or another's.
engine::Report fetch_report(ApiClient& api, const std::string& analysis_id);

// One of the API's issues. Lenient: a member that a later server leaves out or adds is no reason to fail.
engine::Finding finding_of(const boost::json::value& issue);

}  // namespace insight::cli
