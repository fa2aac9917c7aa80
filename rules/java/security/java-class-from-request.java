import javax.servlet.http.*;

class Plugins extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-class-from-request
    Class.forName(request.getParameter("plugin"));
    // ok: java-class-from-request
    Class.forName("org.example.Plugin");
    // ruleid: java-class-from-request
    getClass().getMethod(request.getParameter("action")).invoke(this);
    // ok: java-class-from-request
    getClass().getMethod("ping").invoke(this, request.getParameter("action"));
  }
}
