import javax.servlet.http.*;

class Settings extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    String role = request.getParameter("role");
    // ruleid: java-session-from-request
    request.getSession().setAttribute("role", role);
    HttpSession session = request.getSession();
    // ruleid: java-session-from-request
    session.setAttribute(role, "1");
    // ok: java-session-from-request
    session.setAttribute("role", "guest");
  }
}
