import javax.servlet.http.*;

class Cookies {
  void first(HttpServletResponse response) {
    Cookie cookie = new Cookie("id", "1");
    cookie.setSecure(false);
    // ruleid: java-cookie-insecure
    response.addCookie(cookie);
  }
  void second(HttpServletResponse response) {
    // ruleid: java-cookie-insecure
    response.addCookie(made("1"));
  }
  private Cookie made(String value) {
    Cookie cookie = new Cookie("id", value);
    cookie.setMaxAge(60);
    return cookie;
  }
  void third(HttpServletResponse response) {
    Cookie cookie = new Cookie("id", "1");
    cookie.setSecure(true);
    // ok: java-cookie-insecure
    response.addCookie(cookie);
  }
  void written(HttpServletResponse response) {
    // ruleid: java-cookie-insecure
    response.addHeader("Set-Cookie", "id=1; HttpOnly");
    // ok: java-cookie-insecure
    response.addHeader("Set-Cookie", "id=1; HttpOnly; Secure");
  }
}

class Built {
  Response login() {
    // ruleid: java-cookie-insecure
    NewCookie open = new NewCookie.Builder("session").value(id()).path("/").build();
    // ok: java-cookie-insecure
    NewCookie closed = new NewCookie.Builder("session").value(id()).secure(true).httpOnly(true).build();
    return Response.ok().cookie(open, closed).build();
  }

  void inResources(String token) {
    // ruleid: java-cookie-insecure
    Response.ok().cookie(new javax.ws.rs.core.NewCookie("t", token, "/", null, null, 60, false));
    // ok: java-cookie-insecure
    Response.ok().cookie(new javax.ws.rs.core.NewCookie("t", token, "/", null, null, 60, true, true));
  }

  void boxed(HttpServletResponse response) {
    Cookie off = new Cookie("session", "x");
    off.setSecure(Boolean.FALSE);
    // ruleid: java-cookie-insecure
    response.addCookie(off);
    Cookie on = new Cookie("session", "x");
    on.setSecure(Boolean.TRUE);
    // ok: java-cookie-insecure
    response.addCookie(on);
  }
}

class Guarded {
  private Cookie made(String name, String value, boolean secure) {
    Cookie cookie = new Cookie(name, value);
    cookie.setSecure(secure);
    return cookie;
  }

  void add(HttpServletResponse response, String token) {
    // ruleid: java-cookie-insecure
    response.addCookie(made("session", token, false));
    // ok: java-cookie-insecure
    response.addCookie(made("session", token, true));
  }
}
