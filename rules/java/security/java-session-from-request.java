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

class Letters {
  void keep(HttpServletRequest request) {
    String name = request.getParameter("name");
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i))) {
        return;
      }
    }
    // ok: java-session-from-request
    request.getSession().setAttribute("name", name);
  }
}
