import java.util.Map;
import java.util.Set;
import javax.servlet.http.*;
import org.apache.commons.beanutils.BeanUtils;

class Profiles extends HttpServlet {
  private static final Set<String> EDITABLE = Set.of("name", "mail");

  void all(HttpServletRequest request, User user) throws Exception {
    // ruleid: java-mass-assignment
    BeanUtils.populate(user, request.getParameterMap());
  }

  void each(HttpServletRequest request, User user) throws Exception {
    for (String name : request.getParameterMap().keySet()) {
      // ruleid: java-mass-assignment
      BeanUtils.setProperty(user, name, request.getParameter(name));
    }
  }

  void some(HttpServletRequest request, User user) throws Exception {
    for (String name : request.getParameterMap().keySet()) {
      if (!EDITABLE.contains(name)) continue;
      // ok: java-mass-assignment
      BeanUtils.setProperty(user, name, request.getParameter(name));
    }
  }

  void named(HttpServletRequest request, User user) throws Exception {
    // ok: java-mass-assignment
    BeanUtils.setProperty(user, "name", request.getParameter("name"));
  }
}
