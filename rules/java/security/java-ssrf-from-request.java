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
    URI other = URI.create(request.getParameter("url"));
    // ruleid: java-ssrf-from-request
    other.toURL().openStream();
  }

  private static boolean fromUs(String address) {
    String host = URI.create(address).getHost();
    return "cdn.example.org".equals(host) || "img.example.org".equals(host);
  }

  void byHelper(HttpServletRequest request) throws Exception {
    String address = request.getParameter("url");
    boolean ours = fromUs(address);
    if (!ours) {
      throw new IllegalArgumentException("another host");
    }
    // ok: java-ssrf-from-request
    new URL(address).openStream();
    URI image = URI.create(request.getParameter("image"));
    if ("img.example.org".equals(image.getHost())) {
      // ok: java-ssrf-from-request
      HttpClient.newHttpClient().send(HttpRequest.newBuilder(image).build(), BodyHandlers.ofString());
    }
    // ruleid: java-ssrf-from-request
    HttpClient.newHttpClient().send(HttpRequest.newBuilder().uri(image).build(), BodyHandlers.ofString());
  }

  void onlyParsed(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ok: java-ssrf-from-request
    String host = URI.create(request.getParameter("url")).getHost();
    response.setHeader("X-Known", String.valueOf("a.example.org".equals(host)));
  }
}

class Reactive {
  private final WebClient client;

  @GetMapping("/proxy")
  Mono<String> proxy(@RequestParam String target) {
    // ruleid: java-ssrf-from-request
    return client.method(HttpMethod.GET).uri(target).retrieve().bodyToMono(String.class);
  }

  void builders(HttpServletRequest request) throws Exception {
    // ruleid: java-ssrf-from-request
    client.execute(RequestBuilder.get().setUri(request.getParameter("url")).build());
    // ok: java-ssrf-from-request
    client.execute(RequestBuilder.get().setUri("https://api.example.org/").addParameter("q", request.getParameter("q")).build());
  }

  void subdomains(HttpServletRequest request) throws Exception {
    java.net.URL url = new java.net.URL(request.getParameter("url"));
    if (!url.getProtocol().equals("https") || !url.getHost().endsWith(".example.org")) throw new SecurityException();
    // ok: java-ssrf-from-request
    url.openConnection();
    java.net.URL other = new java.net.URL(request.getParameter("other"));
    if (!other.getHost().endsWith("example.org")) throw new SecurityException();
    // ruleid: java-ssrf-from-request
    other.openConnection();
  }

  Object named(WebClient.Builder builder, HttpServletRequest request) {
    // ruleid: java-ssrf-from-request
    builder.baseUrl("http://" + request.getParameter("host"));
    // ok: java-ssrf-from-request
    return builder.baseUrl("https://api.example.com").build();
  }

  Object image(HttpServletRequest request) throws Exception {
    URL url = new URL(request.getParameter("logo"));
    // ruleid: java-ssrf-from-request
    return ImageIO.read(url);
  }
}

class Table {
  private static final Map<String, String> HOSTS = Map.of("a", "https://a.example.com");

  void chosen(HttpServletRequest request) throws Exception {
    String name = request.getParameter("host");
    // ruleid: java-ssrf-from-request
    new URL(HOSTS.getOrDefault(name, name)).openStream();
    // ok: java-ssrf-from-request
    new URL(HOSTS.getOrDefault(name, "https://b.example.com")).openStream();
  }

  void edited(HttpServletRequest request) throws Exception {
    StringBuilder address = new StringBuilder(request.getParameter("path"));
    address.insert(0, "https://api.example.com/");
    // ok: java-ssrf-from-request
    new URL(address.toString()).openStream();
    StringBuilder host = new StringBuilder(request.getParameter("host"));
    host.insert(0, "https://");
    // ruleid: java-ssrf-from-request
    new URL(host.toString()).openStream();
  }
}

class Ports {
  void check(HttpServletRequest request) throws IOException {
    try (Socket socket = new Socket()) {
      // ruleid: java-ssrf-from-request
      socket.connect(new InetSocketAddress(request.getParameter("host"), 80), 500);
      // ok: java-ssrf-from-request
      socket.connect(new InetSocketAddress("db.internal", Integer.parseInt(request.getParameter("port"))), 500);
    }
  }
}

class Chained {
  private Client client;
  void ask(HttpServletRequest request) {
    // ruleid: java-ssrf-from-request
    WebTarget target = client.target("http://" + request.getParameter("host")).path("status").queryParam("q", "a");
    // ok: java-ssrf-from-request
    WebTarget fixed = client.target("http://status.internal").path("status").queryParam("q", request.getParameter("q"));
  }
}
