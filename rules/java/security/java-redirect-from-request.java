import javax.servlet.http.*;

class Login extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-redirect-from-request
    response.sendRedirect(request.getParameter("next"));
    // ok: java-redirect-from-request
    response.sendRedirect("/home");
  }
}
