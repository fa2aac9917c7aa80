// The rows of sources. SQL lives in store.cpp alone; called by service.cpp and by whoever needs a source in its own transaction.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "source/types.h"

namespace insight::source {

void insert(db::Transaction& tx, const Source& source);
std::optional<Source> find(db::Transaction& tx, const SourceId& id);
std::vector<SourceId> all_ids(db::Transaction& tx);
// False when an analysis needs it, or it is not the user's.
bool remove_unneeded_source(db::Transaction& tx, const SourceId& id, std::string_view user_id);
// Throws Error(not_found) for a source that is missing or another account's: the two can't be told apart.
Source require_owned(db::Transaction& tx, const SourceId& id, std::string_view user_id);

}  // namespace insight::source
