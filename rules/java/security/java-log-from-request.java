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
