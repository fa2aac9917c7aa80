// The JSON of listings of issues and of single ones. Pure: values in, text out; one issue itself is wire.h's.
#pragma once

#include <string>
#include <vector>

#include "analysis/issues.h"

namespace insight::analysis {

// What the groups add up to by severity, detector, category and rule; the most frequent values of each, 100 at most.
std::string facets_json(const std::vector<IssueGroup>& groups);
std::string issue_list_json(const IssueListing& listing, const Page& page);
// Flat, and once more under `issue`.
std::string issue_json(const OwnedIssue& issue);

}  // namespace insight::analysis
