import java.util.regex.Pattern;
import javax.servlet.http.*;

class Search extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String wanted = request.getParameter("q");
    // ruleid: java-regex-from-request
    Pattern.compile(wanted);
    // ok: java-regex-from-request
    Pattern.compile(Pattern.quote(wanted));
  }
}
