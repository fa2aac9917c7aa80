import freemarker.template.Template;
import java.io.StringReader;
import javax.servlet.http.*;
import org.apache.velocity.app.VelocityEngine;

class Pages extends HttpServlet {
  private VelocityEngine velocity;

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-template-from-request
    velocity.evaluate(context, response.getWriter(), "page", "Hello " + name);
    // ruleid: java-template-from-request
    new Template("page", new StringReader("Hello " + name), configuration);
    context.put("name", name);
    // ok: java-template-from-request
    velocity.evaluate(context, response.getWriter(), "page", "Hello $name");
  }
}
