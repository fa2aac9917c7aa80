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

  boolean ofTexts(HttpServletRequest request, String text) {
    // ok: java-regex-from-request
    text.replace(request.getParameter("p"), "");
    // ruleid: java-regex-from-request
    return text.matches(request.getParameter("p"));
  }
}
