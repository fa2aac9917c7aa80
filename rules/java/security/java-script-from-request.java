import javax.script.*;
import javax.servlet.http.*;

class Calculator extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    // ruleid: java-script-from-request
    engine.eval(request.getParameter("formula"));
    // ok: java-script-from-request
    engine.eval("1 + 1");
  }

  private ScriptEngine kept;

  void runsInField(HttpServletRequest request) throws Exception {
    // ruleid: java-script-from-request
    kept.eval(request.getParameter("code"));
  }

  void variable(HttpServletRequest request, ScriptEngine engine) throws Exception {
    engine.put("name", request.getParameter("name"));
    // ok: java-script-from-request
    engine.eval("print(name)");
    // ruleid: java-script-from-request
    new SpelExpressionParser().parseExpression(request.getParameter("rule")).getValue();
  }

  void raw(HttpServletRequest request) {
    org.springframework.expression.spel.standard.SpelExpressionParser parser = new SpelExpressionParser();
    SpelExpressionParser own = new SpelExpressionParser();
    // ruleid: java-script-from-request
    own.parseRaw(request.getParameter("formula")).getValue();
    // ok: java-script-from-request
    own.parseRaw("1 + 2").getValue();
  }
}
