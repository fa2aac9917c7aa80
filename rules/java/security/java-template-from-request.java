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

@Controller
class Pages {
  @GetMapping("/help/{topic}")
  String help(@PathVariable String topic) {
    // ruleid: java-template-from-request
    return "help/" + topic;
  }

  @GetMapping("/shown")
  ModelAndView shown(@RequestParam String page) {
    ModelAndView shown = new ModelAndView();
    // ruleid: java-template-from-request
    shown.setViewName("pages/" + page);
    return shown;
  }

  @PostMapping("/saved")
  String saved(@RequestParam String id) {
    // ok: java-template-from-request
    return "redirect:/items/" + id;
  }

  @GetMapping("/echo")
  @ResponseBody
  String echo(@RequestParam String text) {
    // ok: java-template-from-request
    return text;
  }

  @GetMapping("/chosen")
  String chosen(@RequestParam String page) {
    // ok: java-template-from-request
    return "short".equals(page) ? "pages/short" : "pages/long";
  }

  @GetMapping("/one")
  ModelAndView one(@RequestParam String id) {
    // ok: java-template-from-request
    return new ModelAndView("one", "id", id);
  }
}

@RestController
class Texts {
  @GetMapping("/text")
  String text(@RequestParam String text) {
    // ok: java-template-from-request
    return text;
  }
}

@Controller
class Leaving {
  @GetMapping("/leave")
  ModelAndView leave(@RequestParam String to) {
    // ok: java-template-from-request
    return new ModelAndView(new RedirectView(to));
  }

  @GetMapping("/view")
  ModelAndView view(@RequestParam String to) {
    RedirectView view = new RedirectView(to);
    // ok: java-template-from-request
    return new ModelAndView(view);
  }
}

@Controller
class Appended {
  @GetMapping("/appended")
  String appended(@RequestParam String to) {
    StringBuilder view = new StringBuilder("redirect:");
    view.append(to);
    // ok: java-template-from-request
    return view.toString();
  }
}
