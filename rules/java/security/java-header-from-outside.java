import java.sql.*;
import javax.servlet.http.*;

class Languages extends HttpServlet {
  void answer(HttpServletResponse response, ResultSet rows) throws SQLException {
    // ruleid: java-header-from-outside
    response.setHeader("Content-Language", rows.getString("language"));
    // ok: java-header-from-outside
    response.setHeader("Content-Language", rows.getString("language").replaceAll("[\r\n]", ""));
    // ok: java-header-from-outside
    response.setHeader("X-Count", String.valueOf(rows.getInt("count")));
  }
}
