// Where the order of arrival is counted, for whoever moves it to another database: a row on SQLite, a sequence on PostgreSQL.
#pragma once

#include "db/transfer.h"

namespace insight::queue {

inline constexpr db::TransferCounter job_order{"job_clock", "seq", "job_seq"};

}  // namespace insight::queue
