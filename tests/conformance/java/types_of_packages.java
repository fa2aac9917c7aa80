import java.sql.*;
class A {
  Connection field;
  void a(Connection c, Statement s) {
    // ruleid: known-by-package
    c.go();
    // ok: known-by-package
    s.go();
    // ruleid: known-by-package
    field.go();
    // ruleid: known-by-package
    new Connection().go();
  }
  // ruleid: known-by-package
  void b(java.sql.Connection c) { c.go(); }
}
