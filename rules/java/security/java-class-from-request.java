import javax.naming.*;
import javax.servlet.http.*;

class Plugins extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-class-from-request
    Class.forName(request.getParameter("plugin"));
    Context context = new InitialContext();
    // ruleid: java-class-from-request
    context.lookup(request.getHeader("X-Source"));
    // ok: java-class-from-request
    context.lookup("java:comp/env/jdbc/main");
  }
}
