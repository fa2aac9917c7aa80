import java.util.logging.Logger;
import javax.servlet.http.*;

class Audit extends HttpServlet {
  private final Logger logger = Logger.getLogger("audit");

  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String user = request.getParameter("user");
    Logger logger = Logger.getLogger("audit");
    // ruleid: java-log-from-request
    logger.info("signed in: " + user);
    // ok: java-log-from-request
    logger.info("signed in: " + user.replaceAll("[\r\n]", "_"));
  }
}

class Filter {
  private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Filter.class);

  void log(HttpServletRequest request) {
    // ruleid: java-log-from-request
    LOG.warn("refused {}", request.getHeader("User-Agent"));
    // ok: java-log-from-request
    LOG.warn("refused {}", request.getHeader("User-Agent").replace('\n', '_').replace('\r', '_'));
    // ok: java-log-from-request
    LOG.warn("refused {}", Integer.parseInt(request.getParameter("id")));
  }
}

class Fluent {
  void log(HttpServletRequest request, Logger logger) {
    // ruleid: java-log-from-request
    logger.atInfo().log("request of " + request.getParameter("user"));
  }
}

class Shared {
  void log(HttpServletRequest request) {
    // ruleid: java-log-from-request
    Logger.getGlobal().info("request of " + request.getParameter("user"));
  }
}
