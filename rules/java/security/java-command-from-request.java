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
}
