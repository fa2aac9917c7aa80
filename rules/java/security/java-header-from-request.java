import javax.servlet.http.*;

class Language extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-header-from-request
    response.setHeader("X-Language", request.getParameter("lang"));
    // ok: java-header-from-request
    response.setHeader("X-Language", "en");
  }
}
