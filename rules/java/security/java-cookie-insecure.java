import javax.servlet.http.*;

class Cookies {
  void first(HttpServletResponse response) {
    Cookie cookie = new Cookie("id", "1");
    // ruleid: java-cookie-insecure
    cookie.setSecure(false);
    response.addCookie(cookie);
  }
  void second(HttpServletResponse response) {
    Cookie cookie = new Cookie("id", "1");
    // ruleid: java-cookie-insecure
    response.addCookie(cookie);
  }
  void third(HttpServletResponse response) {
    Cookie cookie = new Cookie("id", "1");
    cookie.setSecure(true);
    // ok: java-cookie-insecure
    response.addCookie(cookie);
  }
}
