import java.net.URL;
import javax.servlet.http.*;

class Proxy extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String target = request.getParameter("url");
    // ruleid: java-ssrf-from-request
    new URL(target).openStream();
    // ok: java-ssrf-from-request
    new URL("https://api.example.com/status").openStream();
  }

  @GetMapping("/fetch")
  String fetch(@RequestParam("u") String u, RestTemplate client) {
    // ruleid: java-ssrf-from-request
    return client.getForObject(u, String.class);
  }

  void fixedHost(HttpServletRequest request) throws Exception {
    // ok: java-ssrf-from-request
    new URL("https://api.example.com/find?q=" + request.getParameter("q")).openStream();
    // ruleid: java-ssrf-from-request
    new URL("https://" + request.getParameter("host") + "/find").openStream();
  }

  void byHost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ok: java-ssrf-from-request
    URI asked = URI.create(request.getParameter("url"));
    if (!"api.example.org".equals(asked.getHost())) {
      response.sendError(400);
      return;
    }
    asked.toURL().openStream();
  }

  void anyHost(HttpServletRequest request) throws Exception {
    // ruleid: java-ssrf-from-request
    URI other = URI.create(request.getParameter("url"));
    other.toURL().openStream();
  }
}
