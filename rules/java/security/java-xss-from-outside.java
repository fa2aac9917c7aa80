import java.io.*;
import java.nio.file.*;
import java.sql.*;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;

class Guestbook extends HttpServlet {
  void answer(HttpServletResponse response, ResultSet rows) throws Exception {
    PrintWriter page = response.getWriter();
    while (rows.next()) {
      // ruleid: java-xss-from-outside
      page.println("<p>" + rows.getString("entry") + "</p>");
      // ok: java-xss-from-outside
      page.println("<p>" + Encode.forHtml(rows.getString("entry")) + "</p>");
      // ok: java-xss-from-outside
      page.println("<p>" + rows.getInt("likes") + "</p>");
    }
  }

  void download(HttpServletResponse response, File file) throws IOException {
    // ok: java-xss-from-outside
    response.getOutputStream().write(Files.readAllBytes(file.toPath()));
    byte[] buffer = new byte[8192];
    try (FileInputStream in = new FileInputStream(file)) {
      for (int count; (count = in.read(buffer)) > 0; ) {
        // ok: java-xss-from-outside
        response.getOutputStream().write(buffer, 0, count);
      }
    }
  }
}
