import javax.servlet.http.*;

class Cookies {
  void all(HttpServletResponse response) {
    Cookie first = new Cookie("id", "1");
    first.setHttpOnly(false);
    // ruleid: java-cookie-readable
    response.addCookie(first);
    Cookie second = new Cookie("id", "1");
    second.setHttpOnly(true);
    // ok: java-cookie-readable
    response.addCookie(second);
  }
}
