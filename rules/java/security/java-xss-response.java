import java.io.PrintWriter;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;

class Hello extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-xss-response
    response.getWriter().println("<h1>" + name + "</h1>");
    PrintWriter out = response.getWriter();
    // ruleid: java-xss-response
    out.write(name);
    // ok: java-xss-response
    out.write(Encode.forHtml(name));
    // ok: java-xss-response
    out.write("<p>fixed</p>");
  }

  void named(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
    // ok: java-xss-response
    response.getWriter().println(NAMES.get(request.getParameter("key")));
    // ok: java-xss-response
    response.getWriter().println("<b>" + org.owasp.encoder.Encode.forHtml(request.getParameter("key")));
  }

  void plain(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    // ok: java-xss-response
    response.getWriter().write(request.getParameter("q"));
  }

  void formatted(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object[] parts = {"a", request.getParameter("q")};
    // ruleid: java-xss-response
    response.getWriter().format("%1$s %2$s", parts);
    // ok: java-xss-response
    response.getWriter().format("%1$s", parts[0]);
    // ok: java-xss-response
    response.getWriter().write(Texts.escapeHtml(request.getParameter("q")));
  }
}

@RestController
class Echo {
  @PostMapping(value = "/echo", produces = MediaType.TEXT_HTML_VALUE)
  Mono<String> echo(@RequestBody Mono<String> body) {
    // ruleid: java-xss-response
    return body.map(text -> "<pre>" + text + "</pre>");
  }

  @PostMapping(value = "/escaped", produces = MediaType.TEXT_HTML_VALUE)
  Mono<String> escaped(@RequestBody Mono<String> body) {
    // ok: java-xss-response
    return body.map(text -> "<pre>" + HtmlUtils.htmlEscape(text) + "</pre>");
  }
}

class Greeting {
  @POST
  Response greet(Message message) {
    // ruleid: java-xss-response
    return Response.status(200).entity("<em>" + message.getText() + "</em>").build();
  }

  @POST
  Response plain(Map<String, String> form) {
    // ruleid: java-xss-response
    return Response.ok(form.get("text")).type("text/html").build();
  }
}

class ByLetter extends HttpServlet {
  private static String markup(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '<') {
        out.append("&lt;");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-xss-response
    response.getWriter().println("<p>" + markup(request.getParameter("q")) + "</p>");
  }

  void inTags(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String text = request.getParameter("q").replace("<", "&lt;");
    // ok: java-xss-response
    response.getWriter().println("<p>" + text + "</p>");
    // ruleid: java-xss-response
    response.getWriter().println("<p title=\"" + text + "\">x</p>");
    // ruleid: java-xss-response
    response.getWriter().println(String.format("<p title='%s'>x</p>", text));
    // ok: java-xss-response
    response.getWriter().println("<p title=\"" + request.getParameter("q").replace("<", "&lt;").replace("\"", "&quot;") + "\">x</p>");
  }

  void answers(HttpServletRequest request, HttpServletResponse response, java.sql.PreparedStatement rows) throws Exception {
    rows.setString(1, request.getParameter("q"));
    java.sql.ResultSet found = statement.executeQuery("SELECT 1 WHERE a = '" + request.getParameter("q") + "'");
    // ok: java-xss-response
    response.getWriter().println(found.getString(1));
    Process mailer = Runtime.getRuntime().exec(request.getParameter("q"));
    // ok: java-xss-response
    mailer.getOutputStream().write("Subject: hi".getBytes());
  }

  void chained(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: java-xss-response
    response.getWriter().append("<p>").append(request.getParameter("q")).append("</p>");
    PrintWriter page = response.getWriter();
    // ruleid: java-xss-response
    page.append("<p>").append(request.getParameter("q")).append("</p>");
    // ok: java-xss-response
    page.append("<p>").append(Encode.forHtml(request.getParameter("q"))).append("</p>");
  }

  void encoded(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String coded = Base64.getEncoder().encodeToString(request.getParameter("q").getBytes());
    // ok: java-xss-response
    response.getWriter().println("<p>" + coded + "</p>");
  }

  void decoded(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String coded = Base64.getEncoder().encodeToString(request.getParameter("q").getBytes());
    String text = new String(Base64.getDecoder().decode(coded));
    // ruleid: java-xss-response
    response.getWriter().println("<p>" + text + "</p>");
  }

  @Produces(MediaType.TEXT_HTML)
  public Response greet(@QueryParam("name") String name) {
    String body = String.join("", "<p>", name, "</p>");
    // ruleid: java-xss-response
    return Response.ok(body).build();
  }

  @Produces("application/json")
  public Response told(@QueryParam("name") String name) {
    // ok: java-xss-response
    return Response.ok(name).build();
  }

  @ResponseBody
  @GetMapping(value = "/cells", produces = "text/html")
  String cells(@RequestParam List<String> cells) {
    // ruleid: java-xss-response
    return cells.stream().map(c -> "<td>" + c).collect(Collectors.joining());
  }

  @ResponseBody
  @GetMapping(value = "/escaped-cells", produces = "text/html")
  String escapedCells(@RequestParam List<String> cells) {
    // ok: java-xss-response
    return cells.stream().map(HtmlUtils::htmlEscape).map(c -> "<td>" + c).collect(Collectors.joining());
  }

  ResponseEntity<String> byHeader(HttpServletRequest request) {
    String page = "<b>" + request.getParameter("q") + "</b>";
    // ruleid: java-xss-response
    return ResponseEntity.status(200).header("Content-Type", "text/html").body(page);
  }

  void unescaped(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String safe = StringEscapeUtils.escapeHtml4(request.getParameter("q"));
    // ok: java-xss-response
    response.getWriter().print("<b>" + safe + "</b>");
    String again = StringEscapeUtils.unescapeHtml4(safe.trim());
    // ruleid: java-xss-response
    response.getWriter().print("<b>" + again + "</b>");
    // ok: java-xss-response
    response.getWriter().print("<b>" + StringEscapeUtils.unescapeHtml4("&lt;") + "</b>");
  }
}

class Fields extends HttpServlet {
  protected void doPatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/html");
    String mail = request.getParameter("mail").replace("<", "&lt;");
    // ruleid: java-xss-response
    response.getWriter().print(MessageFormat.format("<input name=\"{0}\" value=\"{1}\">", "mail", mail));
    // ok: java-xss-response
    response.getWriter().print(MessageFormat.format("<p>{0}</p>", mail));
  }
}

class Written extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/html");
    body(response.getWriter(), request);
  }

  private void body(Writer out, HttpServletRequest request) throws IOException {
    // ruleid: java-xss-response
    out.write("<p>" + request.getParameter("name") + "</p>");
    // ok: java-xss-response
    out.write("<p>" + request.getParameter("name").length() + "</p>");
  }
}

@RestController
class Greetings {
  @GetMapping("/greet")
  String greet(@RequestParam String name) {
    // ok: java-xss-response
    return "<p>" + Encode.forHtml(trimmed(name)) + "</p>";
  }

  private static String trimmed(String name) {
    // ok: java-xss-response
    return name.trim();
  }

  @GetMapping("/raw")
  String raw(@MatrixParam("name") String name) {
    // ruleid: java-xss-response
    return "<p>" + trimmed(name) + "</p>";
  }
}
