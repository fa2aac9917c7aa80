import javax.servlet.http.*;

class Login extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-redirect-from-request
    response.sendRedirect(request.getParameter("next"));
    // ok: java-redirect-from-request
    response.sendRedirect("/home");
  }

  void inside(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String next = request.getParameter("next");
    // ok: java-redirect-from-request
    response.sendRedirect("/search?q=" + next);
    // ruleid: java-redirect-from-request
    response.setHeader("Location", next);
    if (!next.startsWith("https://www.example.com/")) {
      return;
    }
    // ok: java-redirect-from-request
    response.sendRedirect(next);
  }

  @GetMapping("/out")
  String out(@RequestParam String to) {
    // ruleid: java-redirect-from-request
    return "redirect:" + to;
  }
}

class Headers {
  @GetMapping("/to")
  ResponseEntity<Void> to(@RequestHeader("X-To") String to) {
    HttpHeaders headers = new HttpHeaders();
    // ruleid: java-redirect-from-request
    headers.setLocation(URI.create(to));
    return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
  }
}

class Inside extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-redirect-from-request
    response.sendRedirect(request.getContextPath() + "/app" + request.getParameter("page"));
  }
}

class Views {
  @PostMapping("/leave")
  RedirectView leave(@RequestParam String to) {
    RedirectView view = new RedirectView();
    // ruleid: java-redirect-from-request
    view.setUrl(to);
    return view;
  }

  @PostMapping("/known")
  RedirectView known(@RequestParam String to) {
    if (PAGES.stream().noneMatch(page -> page.equals(to))) return null;
    RedirectView view = new RedirectView();
    // ok: java-redirect-from-request
    view.setUrl(to);
    return view;
  }
}

class Built {
  @GetMapping("/find")
  ResponseEntity<Void> find(@RequestParam String q) {
    URI uri = UriComponentsBuilder.fromPath("/search").queryParam("q", q).build().toUri();
    // ok: java-redirect-from-request
    return ResponseEntity.status(HttpStatus.FOUND).location(uri).build();
  }

  @GetMapping("/leave")
  ResponseEntity<Void> leave(@RequestParam String to) {
    URI uri = UriComponentsBuilder.fromUriString(to).queryParam("from", "us").build().toUri();
    // ruleid: java-redirect-from-request
    return ResponseEntity.status(HttpStatus.FOUND).location(uri).build();
  }

  @PostMapping("/goal")
  String goal(@RequestParam String goal) {
    // ruleid: java-redirect-from-request
    return String.format("redirect:%s", goal);
  }

  @PostMapping("/page")
  String page(@RequestParam String page) {
    // ok: java-redirect-from-request
    return String.format("redirect:/pages/%s", page);
  }

  Object withoutHost(HttpServletRequest request) {
    URI uri = URI.create(request.getParameter("to"));
    if (uri.getHost() != null && !uri.getHost().equals("www.example.org")) return null;
    // ok: java-redirect-from-request
    return Response.seeOther(uri).build();
  }

  Object withHost(HttpServletRequest request) {
    URI uri = URI.create(request.getParameter("to"));
    if (uri.isOpaque()) return null;
    // ruleid: java-redirect-from-request
    return Response.seeOther(uri).build();
  }
}

class Edited {
  void go(HttpServletRequest request, HttpServletResponse response) throws Exception {
    StringBuilder inside = new StringBuilder(request.getParameter("to"));
    inside.insert(0, "/shop/");
    // ok: java-redirect-from-request
    response.sendRedirect(inside.toString());
    StringBuilder anywhere = new StringBuilder(request.getParameter("to"));
    anywhere.insert(0, "https://");
    // ruleid: java-redirect-from-request
    response.sendRedirect(anywhere.toString());
  }
}

class Computed {
  void go(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Map<String, String> ways = new TreeMap<>();
    ways.put("home", "/home");
    ways.computeIfAbsent("next", k -> request.getParameter(k));
    // ruleid: java-redirect-from-request
    response.sendRedirect(ways.get("next"));
    // ok: java-redirect-from-request
    response.sendRedirect(ways.get("home"));
  }
}

@Controller
class Back {
  @GetMapping("/back")
  String back(@RequestParam String to) {
    StringBuilder view = new StringBuilder("redirect:");
    // ruleid: java-redirect-from-request
    view.append(to);
    return view.toString();
  }

  @GetMapping("/list")
  String list(@RequestParam String to) {
    StringBuilder view = new StringBuilder("redirect:");
    // ok: java-redirect-from-request
    view.append("/list?from=").append(to);
    return view.toString();
  }
}

@Path("/built")
class Built {
  @GET
  public Response go(@QueryParam("to") String to) {
    if (to.isEmpty()) {
      // ok: java-redirect-from-request
      return Response.seeOther(UriBuilder.fromPath("/items").queryParam("to", to).build()).build();
    }
    UriBuilder builder = UriBuilder.fromUri(home());
    // ok: java-redirect-from-request
    if (to.length() > 9) return Response.seeOther(builder.queryParam("to", to).build()).build();
    // ruleid: java-redirect-from-request
    return Response.seeOther(UriBuilder.fromUri(to).build()).build();
  }
}
