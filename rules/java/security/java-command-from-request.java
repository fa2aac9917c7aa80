import javax.servlet.http.*;

class Tools extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String host = request.getHeader("X-Host");
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec("ping -c 1 " + host);
    List<String> words = new ArrayList<>();
    words.add("sh");
    words.add("-c");
    words.add(host);
    // ruleid: java-command-from-request
    new ProcessBuilder(words).start();
    // ok: java-command-from-request
    Runtime.getRuntime().exec("uptime");
    // ok: java-command-from-request
    new ProcessBuilder("kill", String.valueOf(Integer.parseInt(request.getParameter("pid")))).start();
  }

  void listed(HttpServletRequest request, Set<String> allowed) throws Exception {
    String tool = request.getParameter("tool");
    String chosen = allowed.contains(tool) ? tool : "date";
    // ok: java-command-from-request
    Runtime.getRuntime().exec(chosen);
    String other = allowed.contains(tool) ? "date" : tool;
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec(other);
  }

  void stripped(HttpServletRequest request) throws Exception {
    String tool = request.getParameter("tool");
    // ok: java-command-from-request
    Runtime.getRuntime().exec("which " + tool.replaceAll("[^A-Za-z0-9]", ""));
    // ok: java-command-from-request
    Runtime.getRuntime().exec("which " + tool.replaceAll("[^\\w]+", "_"));
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec("which " + tool.replaceAll("[^A-Z;]", ""));
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec("which " + tool.replaceAll("[A-Z]", ""));
  }

  void lines(HttpServletRequest request) throws Exception {
    // ruleid: java-command-from-request
    new DefaultExecutor().execute(CommandLine.parse("ping " + request.getParameter("host")));
    // ok: java-command-from-request
    new DefaultExecutor().execute(CommandLine.parse("ping localhost"));
  }

  void carried(HttpServletRequest request) throws Exception {
    java.util.concurrent.BlockingQueue<String> queue = new java.util.concurrent.LinkedBlockingQueue<>();
    queue.put(request.getParameter("job"));
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec("job " + queue.take());
    StringBuilder line = new StringBuilder(request.getParameter("job"));
    char[] letters = new char[line.length()];
    line.getChars(0, line.length(), letters, 0);
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec(new String(letters));
    String mode = request.getParameter("mode");
    switch (mode) {
      case "day":
      case "night":
        // ok: java-command-from-request
        Runtime.getRuntime().exec("job " + mode);
        break;
      default:
        // ruleid: java-command-from-request
        Runtime.getRuntime().exec("job " + mode);
    }
  }

  void gathered(HttpServletRequest request) throws Exception {
    List<String> words = new ArrayList<>();
    java.util.Collections.addAll(words, "sh", "-c", request.getParameter("line"));
    // ruleid: java-command-from-request
    new ProcessBuilder(words).start();
  }

  private static final Map<String, String> FILLED = new ConcurrentHashMap<>();
  private static final Map<String, String> FIXED = Map.of("a", "date");

  void tables(HttpServletRequest request) throws Exception {
    FILLED.put("last", request.getParameter("line"));
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec(FILLED.get("last"));
    // ok: java-command-from-request
    Runtime.getRuntime().exec(FIXED.get(request.getParameter("kind")));
  }

  void letters(HttpServletRequest request) throws Exception {
    String domain = request.getParameter("domain");
    for (char c : domain.toCharArray()) {
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
        throw new IllegalArgumentException(domain);
      }
    }
    // ok: java-command-from-request
    Runtime.getRuntime().exec("whois " + domain);
  }

  void moreLetters(HttpServletRequest request) throws Exception {
    String domain = request.getParameter("domain");
    for (char c : domain.toCharArray()) {
      if (!Character.isLetterOrDigit(c) && c != ';' && c != '-') {
        throw new IllegalArgumentException(domain);
      }
    }
    // ruleid: java-command-from-request
    Runtime.getRuntime().exec("whois " + domain);
  }
}

class Addresses extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String host = request.getParameter("host");
    if (host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      // ok: java-command-from-request
      Runtime.getRuntime().exec("ping -c1 " + host);
    }
    if (host.matches("\\d{1,3}.*")) {
      // ruleid: java-command-from-request
      Runtime.getRuntime().exec("ping -c1 " + host);
    }
  }
}

class Launched extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    List<String> words = new ArrayList<>();
    words.add("/usr/bin/env");
    words.add(request.getHeader("X-Tool"));
    // ruleid: java-command-from-request
    new ProcessBuilder().command(words).start();
  }
}
