import javax.servlet.http.*;

class Cookies {
  void all(HttpServletResponse response) {
    Cookie cookie = new Cookie("id", "1");
    // ruleid: java-cookie-readable
    cookie.setHttpOnly(false);
    // ok: java-cookie-readable
    cookie.setHttpOnly(true);
  }
}
