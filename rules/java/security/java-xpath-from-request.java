import javax.servlet.http.*;
import javax.xml.xpath.*;

class Staff extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String id = request.getParameter("id");
    XPath xpath = XPathFactory.newInstance().newXPath();
    // ruleid: java-xpath-from-request
    xpath.evaluate("/staff/person[@id='" + id + "']", document);
    // ok: java-xpath-from-request
    xpath.evaluate("/staff/person[@id=$id]", document);
  }

  void compiled(HttpServletRequest request) throws Exception {
    // ruleid: java-xpath-from-request
    XPathFactory.newInstance().newXPath().compile("//person[@id='" + request.getParameter("id") + "']");
  }
}

class Contexts {
  void find(HttpServletRequest request) {
    JXPathContext context = JXPathContext.newContext(users);
    // ruleid: java-xpath-from-request
    context.getValue("users[name='" + request.getParameter("name") + "']");
    // ok: java-xpath-from-request
    context.getValue("users[1]");
  }
}

class Quoted {
  void find(HttpServletRequest request, XPath xpath, Document users) throws Exception {
    String name = request.getParameter("name");
    if (name.contains("'")) {
      throw new IllegalArgumentException("a quote");
    }
    // ok: java-xpath-from-request
    xpath.evaluate("//user[@name='" + name + "']", users);
  }

  Object pointed(HttpServletRequest request) {
    // ruleid: java-xpath-from-request
    return org.apache.commons.jxpath.JXPathContext.newContext(this).getValue("items[@n='" + request.getParameter("n") + "']");
  }

  void unquoted(HttpServletRequest request, XPath xpath, Object document) throws Exception {
    String title = request.getParameter("title");
    // ok: java-xpath-from-request
    xpath.evaluate(title.indexOf('\'') < 0 ? "//book[@t='" + title + "']" : "//book", document);
    // ruleid: java-xpath-from-request
    xpath.evaluate(title.indexOf('\'') > 0 ? "//book[@t='" + title + "']" : "//book", document);
  }
}
