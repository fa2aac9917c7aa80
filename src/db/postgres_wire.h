// The wire to a PostgreSQL server: libpq's connection without its endless waits. A server that is stopped, or a machine that hangs,
// keeps its sockets open and says nothing; libpq alone would wait for it for ever. Here, whenever nothing has come for a while, the
// server is asked on a connection of its own whether it is there: a statement may take as long as it needs, as long as somebody
// answers that. Used by postgres_connection.cpp alone, one thread at a time.
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <string>

namespace insight::db::postgres {

struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

struct Patience {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds silence{5'000};  // then the server is asked whether it is there, and has as long again
  std::chrono::milliseconds idle{10'000};    // of ours, inside a transaction; then the server ends it
};

class Wire {
 public:
  // Look at PQstatus for how it went.
  Wire(std::string address, Patience patience);

  PGconn* get() const { return handle_.get(); }
  // Until everything said has left, or an answer can be taken by PQgetResult without waiting. False: the server is gone without a
  // word. All that libpq itself notices, it says at the next call.
  bool flush();
  bool await();

 private:
  bool wait_for(short events);
  bool is_server_there() const;

  std::string address_;
  std::chrono::milliseconds silence_;
  std::unique_ptr<PGconn, FinishConnection> handle_;
};

}  // namespace insight::db::postgres
