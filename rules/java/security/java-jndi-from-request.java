import javax.naming.*;
import javax.servlet.http.*;

class Sources extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Context context = new InitialContext();
    // ruleid: java-jndi-from-request
    context.lookup(request.getHeader("X-Source"));
    // ok: java-jndi-from-request
    context.lookup("java:comp/env/jdbc/main");
    // ok: java-jndi-from-request
    context.lookup("java:comp/env/" + request.getHeader("X-Source"));
    // ruleid: java-jndi-from-request
    Object made = InitialContext.doLookup(request.getParameter("name"));
    // ruleid: java-jndi-from-request
    Object other = new InitialContext().lookup("rmi://" + request.getParameter("host") + "/x");
  }
}
