// Catalog: what tables a database has, as its engine tells: columns, primary key, what they refer to. For whatever works on every
// table without knowing any: the move to another database, and the tests that compare schemas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace insight::db {

struct Column {
  std::string name;
  std::string type;  // in lower case, as the engine spells it: text, bigint, real, double precision
  bool nullable = true;
  int key = 0;  // its place in the primary key, from 1; 0: not in it
};
BOOST_DESCRIBE_STRUCT(Column, (), (name, type, nullable, key))

struct Table {
  std::string name;
  std::vector<Column> columns;         // in the order of their making
  std::vector<std::string> refers_to;  // the tables that its foreign keys name, each once

  std::vector<std::string> key() const;  // the primary key's columns in its order
};

// All of this program's, by name; its notes on migrations are none of them.
std::vector<Table> tables(Transaction& tx);

bool has_table(Transaction& tx, std::string_view name);

}  // namespace insight::db
