import java.io.*;
import javax.servlet.http.*;
import org.apache.commons.io.FilenameUtils;

class Download extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("file");
    // ruleid: java-path-from-request
    InputStream in = new FileInputStream("/var/reports/" + name);
    // ruleid: java-path-from-request
    File file = new File(BASE, name);
    // ok: java-path-from-request
    File safe = new File(BASE, FilenameUtils.getName(name));
    // ok: java-path-from-request
    File fixed = new File(BASE, "index.html");
  }

  void fullName(HttpServletRequest request) throws Exception {
    // ruleid: java-path-from-request
    new java.io.FileInputStream("/srv/" + request.getParameter("name")).close();
  }

  void oneOfAList(HttpServletRequest request) throws Exception {
    String name = request.getParameter("name");
    if (!java.util.Set.of("a", "b").contains(name)) {
      return;
    }
    // ok: java-path-from-request
    new java.io.FileInputStream("/srv/" + name).close();
  }
}
