// Dump: what stands in tables, as lines that are the same for the same values in any engine. For tests only.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "db/catalog.h"
#include "db/table_scan.h"

namespace insight::db {

using Lines = std::vector<std::string>;

inline Lines dump(Transaction& tx, const Table& table) {
  TableScan scan(table);
  const auto kinds = kinds_of(table);
  Lines lines;
  std::optional<std::string> key;
  const auto write = [&](const Row& row) {
    std::string line;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const int column = static_cast<int>(i);
      line += table.columns[i].name + "=";
      if (row.is_null(column)) {
        line += "NULL ";
      } else if (kinds[i] == ColumnKind::text) {
        line += fmt::format("'{}' ", row.text(column));
      } else if (kinds[i] == ColumnKind::integer) {
        line += fmt::format("{} ", row.integer(column));
      } else {
        line += fmt::format("{:a} ", row.real(column));
      }
    }
    lines.push_back(std::move(line));
  };
  while ((key = scan.piece(tx, key, write))) {
  }
  std::ranges::sort(lines);
  return lines;
}

inline std::map<std::string, Lines> dump(Transaction& tx, const std::vector<Table>& tables) {
  std::map<std::string, Lines> all;
  for (const auto& table : tables) all[table.name] = dump(tx, table);
  return all;
}

}  // namespace insight::db
