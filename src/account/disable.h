// Disabling: whoever owns the installation stops an account at once, whatever tokens it holds, and may let it in again. Its
// projects and analyses stay. Called by the command line; any thread.
#pragma once

#include <string>

#include "account/account.h"
#include "base/id.h"
#include "db/database.h"

namespace insight::account {

enum class Admission : std::uint8_t { ENABLED, DISABLED };

// By e-mail address or id. Throws Error(not_found). `actor` is for the audit log.
void set_admission(db::Database& database, const Clock& clock, IdMaker& ids, const std::string& who, Admission wanted,
                   const std::string& actor);

}  // namespace insight::account
