import javax.servlet.http.*;

class Language extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-header-from-request
    response.setHeader("X-Language", request.getParameter("lang"));
    // ok: java-header-from-request
    response.setHeader("X-Language", "en");
  }

  void named(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-header-from-request
    response.addHeader(request.getParameter("name"), "on");
    // ok: java-header-from-request
    response.addHeader("X-Name", request.getParameter("name").replaceAll("[^a-z]", ""));
  }

  void cookies(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-header-from-request
    response.addCookie(new Cookie("note", request.getParameter("note")));
    // ok: java-header-from-request
    response.addCookie(new Cookie("note", "fixed"));
  }
}
