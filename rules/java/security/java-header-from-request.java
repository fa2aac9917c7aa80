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

  void byHand(HttpServletRequest request) throws Exception {
    try (java.net.Socket socket = new java.net.Socket("backend", 80)) {
      java.io.Writer out = new java.io.OutputStreamWriter(socket.getOutputStream());
      // ruleid: java-header-from-request
      out.write("GET / HTTP/1.1\r\nUser-Agent: " + request.getParameter("agent") + "\r\n\r\n");
      // ok: java-header-from-request
      out.write("GET / HTTP/1.1\r\n\r\n");
      // ok: java-header-from-request
      out.write(request.getParameter("body"));
    }
  }
}

class Outgoing {
  void ask(@RequestHeader("X-Trace") String trace, RestTemplate rest) {
    HttpHeaders headers = new HttpHeaders();
    // ok: java-header-from-request
    headers.add("X-Trace", trace);
    HttpEntity<String> entity = new HttpEntity<>("body", headers);
    rest.exchange("https://inner/", HttpMethod.POST, entity, String.class);
  }

  void hand(@RequestHeader("X-Trace") String trace, ClientHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    // ok: java-header-from-request
    headers.set("X-Trace", trace);
  }

  ResponseEntity<String> answer(@RequestHeader("X-Trace") String trace) {
    HttpHeaders headers = new HttpHeaders();
    // ruleid: java-header-from-request
    headers.add("X-Trace", trace);
    return new ResponseEntity<>("body", headers, HttpStatus.OK);
  }
}

class OneLine extends HttpServlet {
  private static String inOneLine(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c != '\r' && c != '\n') out.append(c);
    }
    return out.toString();
  }

  private static String withoutBlanks(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == ' ') continue;
      out.append(c);
    }
    return out.toString();
  }

  protected void doPut(HttpServletRequest request, HttpServletResponse response) {
    // ok: java-header-from-request
    response.setHeader("X-Trace", inOneLine(request.getParameter("trace")));
    // ruleid: java-header-from-request
    response.setHeader("X-Trace", withoutBlanks(request.getParameter("trace")));
  }
}

class Letters extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String name = request.getParameter("name").codePoints().filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    // ok: java-header-from-request
    response.setHeader("X-Name", name);
  }
}
