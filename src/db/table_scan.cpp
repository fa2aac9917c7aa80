#include "db/table_scan.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>

#include "base/text.h"

namespace insight::db {
namespace {

constexpr std::int64_t first_limit = 64;  // rows may have bodies of a megabyte
constexpr std::int64_t most_rows = 4'096;
constexpr std::size_t piece_bytes = 4 * 1024 * 1024;

void append_number(std::string& to, char tag, std::uint64_t bits) {
  to += tag;
  for (int shift = 0; shift < 64; shift += 8) to += static_cast<char>(bits >> shift);
}

void append_text(std::string& to, std::string_view text) {
  const auto begin = to.size();
  append_number(to, 't', 0);
  for (const char c : text) {
    if (c == '\0') {
      to += "\xef\xbf\xbd";
    } else {
      to += c;
    }
  }
  std::string length;
  append_number(length, 't', to.size() - begin - length.size());
  to.replace(begin, length.size(), length);
}

// One spelling of a value, whatever engine it comes from.
void append_value(std::string& to, const Row& row, int column, ColumnKind kind) {
  if (row.is_null(column)) {
    to += 'n';
  } else if (kind == ColumnKind::text) {
    append_text(to, row.text(column));
  } else if (kind == ColumnKind::integer) {
    append_number(to, 'i', static_cast<std::uint64_t>(row.integer(column)));
  } else {
    append_number(to, 'r', std::bit_cast<std::uint64_t>(row.real(column)));
  }
}

}  // namespace

ColumnKind kind_of(const Table& table, const Column& column) {
  if (column.type == "text") return ColumnKind::text;
  if (column.type == "integer" || column.type == "bigint") return ColumnKind::integer;
  // `real` is SQLite's eight bytes; PostgreSQL's four are refused by the test of all tables' kinds.
  if (column.type == "real" || column.type == "double precision") return ColumnKind::real;
  throw std::logic_error(
      fmt::format("{}.{} is of type {}, which can't be moved between databases", table.name, column.name, column.type));
}

std::vector<ColumnKind> kinds_of(const Table& table) {
  std::vector<ColumnKind> kinds;
  for (const auto& column : table.columns) kinds.push_back(kind_of(table, column));
  return kinds;
}

std::vector<Param> values_of(const Row& row, const std::vector<ColumnKind>& kinds) {
  std::vector<Param> values;
  values.reserve(kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const int column = static_cast<int>(i);
    if (row.is_null(column)) {
      values.emplace_back(nullptr);
    } else if (kinds[i] == ColumnKind::text) {
      values.emplace_back(row.text(column));
    } else if (kinds[i] == ColumnKind::integer) {
      values.emplace_back(row.integer(column));
    } else {
      values.emplace_back(row.real(column));
    }
  }
  return values;
}

TableScan::TableScan(const Table& table) : limit_(first_limit) {
  const auto key = std::ranges::find(table.columns, 1, &Column::key);
  if (table.key().size() != 1 || kind_of(table, *key) != ColumnKind::text)
    throw std::logic_error(fmt::format("the primary key of {} is not one TEXT column", table.name));
  key_ = static_cast<int>(key - table.columns.begin());
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (kind_of(table, table.columns[i]) == ColumnKind::text) texts_.push_back(static_cast<int>(i));
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  const auto all = fmt::format("SELECT {} FROM {}", join(names, ", "), table.name);
  first_ = fmt::format("{} ORDER BY {} LIMIT $1", all, key->name);
  next_ = fmt::format("{} WHERE {} > $2 ORDER BY {} LIMIT $1", all, key->name, key->name);
}

std::optional<std::string> TableScan::piece(Transaction& tx, const std::optional<std::string>& after, const Sink& sink) {
  std::optional<std::string> last;
  std::size_t bytes = 0;
  std::int64_t rows = 0;
  const auto take = [&](const Row& row) {
    sink(row);
    ++rows;
    for (const int column : texts_) bytes += row.text(column).size();
    last.emplace(row.text(key_));
  };
  if (after) {
    tx.each({"table.next_piece", next_}, take, limit_, *after);
  } else {
    tx.each({"table.first_piece", first_}, take, limit_);
  }
  if (rows > 0) {
    const auto fitting = static_cast<std::int64_t>(piece_bytes / (bytes / static_cast<std::size_t>(rows) + 1));
    limit_ = std::clamp<std::int64_t>(std::min(fitting, limit_ * 4), 1, most_rows);
  }
  return last;
}

std::int64_t misfits(Transaction& tx, const Table& table) {
  if (tx.dialect() != Dialect::sqlite) return 0;
  std::vector<std::string> wrong;
  for (const auto& column : table.columns) {
    const auto kind = kind_of(table, column);
    const auto* type = kind == ColumnKind::text ? "text" : kind == ColumnKind::integer ? "integer" : "real";
    wrong.push_back(fmt::format("typeof({}) NOT IN ('null', '{}')", column.name, type));
  }
  return tx.one<std::int64_t>({"table.misfits", fmt::format("SELECT COUNT(*) FROM {} WHERE {}", table.name, join(wrong, " OR "))});
}

TableDigest digest(Transaction& tx, const Table& table, std::string_view without, const std::function<void(std::int64_t)>& told) {
  TableScan scan(table);
  const auto kinds = kinds_of(table);
  TableDigest sum;
  std::string spelled;
  std::optional<std::string> key;
  do {
    key = scan.piece(tx, key, [&](const Row& row) {
      spelled.clear();
      for (std::size_t i = 0; i < kinds.size(); ++i)
        if (table.columns[i].name != without) append_value(spelled, row, static_cast<int>(i), kinds[i]);
      const auto hash = XXH3_128bits(spelled.data(), spelled.size());
      ++sum.rows;
      sum.low += hash.low64;
      sum.high += hash.high64;
    });
    told(sum.rows);
  } while (key);
  return sum;
}

}  // namespace insight::db
