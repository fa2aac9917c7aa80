// Values on their way to PostgreSQL, as texts. Used by postgres_connection.cpp alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/param.h"

namespace insight::db::postgres {

// What libpq wants: an array of C strings, null for NULL. They live as long as the object and the params do.
class Values {
 public:
  explicit Values(std::span<const Param> params);
  const char* const* texts() const { return texts_.data(); }
  int count() const { return static_cast<int>(texts_.size()); }

 private:
  std::vector<std::string> held_;
  std::vector<const char*> texts_;
};

// A line of COPY's text format, its end included.
void append_copy_line(std::string& to, std::span<const Param> params);

// The table and columns when the statement is a bare `INSERT INTO t (a, b) VALUES ($1, $2)` in that order, as `t (a, b)`; else
// empty. Such a statement run many times is what COPY does in one go.
std::string copy_target(std::string_view sql);

}  // namespace insight::db::postgres
