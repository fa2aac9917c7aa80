// TableScan: a table's rows in the order of its primary key, piece by piece, so that any table can be read with little memory and
// reading can go on after a pause. And TableDigest: a sum over rows that is the same wherever they are kept and in whatever order.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/catalog.h"
#include "db/database.h"

namespace insight::db {

enum class ColumnKind : std::uint8_t { text, integer, real };

// Throws std::logic_error for a type that this doesn't know how to keep as it is.
ColumnKind kind_of(const Table& table, const Column& column);

class TableScan {
 public:
  // Of a table whose primary key is one TEXT column; throws std::logic_error otherwise.
  explicit TableScan(const Table& table);

  using Sink = std::function<void(const Row&)>;  // its columns are the table's, in their order
  // The next rows after the key, or the first ones. Returns the last row's key; nothing when there was none. The size of the pieces
  // follows that of the rows: a few megabytes each.
  std::optional<std::string> piece(Transaction& tx, const std::optional<std::string>& after, const Sink& sink);

 private:
  std::string first_;
  std::string next_;
  std::vector<int> texts_;
  int key_;
  std::int64_t limit_;
};

// Values as they travel: the views hold until the row is left.
std::vector<Param> values_of(const Row& row, const std::vector<ColumnKind>& kinds);
std::vector<ColumnKind> kinds_of(const Table& table);

// SQLite keeps a value of any type in any column: how many rows have one that isn't of its column's type. Always 0 on PostgreSQL.
std::int64_t misfits(Transaction& tx, const Table& table);

struct TableDigest {
  std::int64_t rows = 0;
  std::uint64_t low = 0, high = 0;  // the sum of the rows' 128-bit hashes
  bool operator==(const TableDigest&) const = default;
};

// Over all columns but the one that is called `without`. In texts a NUL counts as U+FFFD, which is what PostgreSQL keeps of it.
// `told` hears after each piece how many rows were read.
TableDigest digest(Transaction& tx, const Table& table, std::string_view without, const std::function<void(std::int64_t)>& told);

}  // namespace insight::db
