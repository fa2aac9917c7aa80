#include "db/catalog.h"

#include <algorithm>

#include "base/text.h"

namespace insight::db {
namespace {

// One set of questions for each engine.
struct Questions {
  Query names;
  Query columns;
  Query refers_to;
  Query has;
};

constexpr Questions sqlite{
    {"catalog.tables",
     R"(SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' AND name <> 'schema_migration'
        ORDER BY name)"},
    {"catalog.columns",
     R"(SELECT name, type, "notnull" = 0 AND pk = 0 AS nullable, pk AS "key" FROM pragma_table_info($1) ORDER BY cid)"},
    {"catalog.references", R"(SELECT DISTINCT "table" FROM pragma_foreign_key_list($1) ORDER BY 1)"},
    {"catalog.has", "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1"}};

constexpr Questions postgres{{"catalog.tables", R"(
     SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migration'
     ORDER BY c.relname COLLATE "C")"},
                             {"catalog.columns", R"(
     SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
            COALESCE(array_position(string_to_array(i.indkey::text, ' '), a.attnum::text), 0) AS key
     FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
     WHERE a.attrelid = quote_ident($1)::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)"},
                             {"catalog.references", R"(
     SELECT DISTINCT t.relname FROM pg_constraint c JOIN pg_class t ON t.oid = c.confrelid
     WHERE c.contype = 'f' AND c.conrelid = quote_ident($1)::regclass ORDER BY 1)"},
                             {"catalog.has", "SELECT 1 WHERE to_regclass(quote_ident($1)) IS NOT NULL"}};

}  // namespace

std::vector<std::string> Table::key() const {
  std::vector<std::string> names;
  for (int place = 1;; ++place) {
    const auto at = std::ranges::find(columns, place, &Column::key);
    if (at == columns.end()) return names;
    names.push_back(at->name);
  }
}

std::vector<Table> tables(Transaction& tx) {
  const auto& ask = tx.dialect() == Dialect::sqlite ? sqlite : postgres;
  std::vector<Table> found;
  for (auto& name : tx.all<std::string>(ask.names)) found.push_back({std::move(name), {}, {}});
  for (auto& table : found) {
    table.columns = tx.all<Column>(ask.columns, table.name);
    for (auto& column : table.columns) column.type = lower(column.type);
    table.refers_to = tx.all<std::string>(ask.refers_to, table.name);
  }
  return found;
}

bool has_table(Transaction& tx, std::string_view name) {
  const auto& ask = tx.dialect() == Dialect::sqlite ? sqlite : postgres;
  return tx.find<std::string>(ask.has, name).has_value();
}

}  // namespace insight::db
