import io.micronaut.http.annotation.*;
import javax.naming.directory.*;
import javax.servlet.http.*;

class People extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String uid = request.getParameter("uid");
    DirContext context = new InitialDirContext(environment);
    // ruleid: java-ldap-from-request
    context.search("ou=people", "(uid=" + uid + ")", controls);
    // ok: java-ldap-from-request
    context.search("ou=people", "(uid={0})", new Object[] {uid}, controls);
    // ok: java-ldap-from-request
    context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(uid) + ")", controls);
  }

  void byName(HttpServletRequest request, LdapTemplate people) {
    // ruleid: java-ldap-from-request
    people.search("ou=people", "(cn=" + request.getHeader("X-Name") + ")", mapper);
  }
}

class People extends HttpServlet {
  private DirContext context() throws NamingException {
    return new InitialDirContext();
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws NamingException {
    // ruleid: java-ldap-from-request
    context().search("ou=people", "(mail=" + request.getParameter("mail") + ")", null);
    // ok: java-ldap-from-request
    context().search("ou=people", "(mail={0})", new Object[] {request.getParameter("mail")}, null);
  }

  void made(HttpServletRequest request, LDAPConnection connection) throws Exception {
    // ok: java-ldap-from-request
    connection.search("ou=people", SearchScope.SUB, Filter.createEqualityFilter("cn", request.getParameter("cn")));
    // ruleid: java-ldap-from-request
    connection.search("ou=people", SearchScope.SUB, Filter.create("(cn=" + request.getParameter("cn") + ")"));
  }
}

@io.micronaut.http.annotation.Controller("/people")
class People {
  DirContext ctx;

  @Get("/{name}")
  Object find(String name) throws Exception {
    // ruleid: java-ldap-from-request
    return ctx.search("ou=people", "(cn=" + name + ")", null);
  }

  @Get("/numbers/{number}")
  Object find(int number) throws Exception {
    // ok: java-ldap-from-request
    return ctx.search("ou=people", "(number=" + number + ")", null);
  }

  @Autowired LdapTemplate template;

  @Get("/login/{name}")
  boolean login(String name, String password) {
    // ruleid: java-ldap-from-request
    return template.authenticate("", "(uid=" + name + ")", password);
  }

  static String byHand(String value) {
    return value.replace("\\", "\\5c").replace("*", "\\2a").replace("(", "\\28").replace(")", "\\29");
  }

  @Get("/escaped/{name}")
  Object escaped(String name) throws Exception {
    // ok: java-ldap-from-request
    return ctx.search("ou=people", "(cn=" + byHand(name) + ")", null);
  }
}

class Queries {
  private LdapTemplate template;
  void find(HttpServletRequest request) {
    // ok: java-ldap-from-request
    template.search(LdapQueryBuilder.query().where("objectclass").is("person").and("uid").is(request.getParameter("uid")), mapper);
  }
}

class Held extends HttpServlet {
  interface Holder { InitialDirContext get(); }
  private Holder holder;
  private DirContext folder;

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws NamingException {
    String name = request.getParameter("name");
    SearchControls controls = new SearchControls();
    // ruleid: java-ldap-from-request
    holder.get().search("dc=x", "(uid=" + name + ")", controls);
    // ok: java-ldap-from-request
    holder.get().search("dc=x", "(uid={0})", new Object[] {name}, controls);
    // ruleid: java-ldap-from-request
    folder.getAttributes("uid=" + name + ",dc=x");
  }
}
