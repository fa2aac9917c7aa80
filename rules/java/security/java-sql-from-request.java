import java.sql.*;
import javax.servlet.http.*;

class Orders extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws SQLException {
    String name = request.getParameter("name");
    Statement statement = connection.createStatement();
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders WHERE name = '" + name + "'");
    StringBuilder sql = new StringBuilder("DELETE FROM orders WHERE name = '");
    sql.append(name);
    // ruleid: java-sql-from-request
    connection.prepareStatement(sql.toString());
    PreparedStatement prepared = connection.prepareStatement("SELECT * FROM orders WHERE name = ?");
    prepared.setString(1, name);
    // ok: java-sql-from-request
    prepared.executeQuery();
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders WHERE id = " + id);
  }

  @GetMapping("/orders")
  List<Order> find(@RequestParam String name) {
    // ruleid: java-sql-from-request
    return jdbc.queryForList("SELECT * FROM orders WHERE name = '" + name + "'");
  }

  void elsewhere(HttpServletRequest request) {
    String sql = "SELECT * FROM users WHERE name = '" + request.getParameter("name") + "'";
    // ruleid: java-sql-from-request
    Database.JDBC.query(sql, mapper);
    Map<String, String> columns = new HashMap<>();
    columns.put("n", "name");
    // ok: java-sql-from-request
    Database.JDBC.execute("SELECT 1 ORDER BY " + columns.get(request.getParameter("by")));
  }
}
