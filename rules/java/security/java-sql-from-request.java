import java.sql.*;
import javax.servlet.http.*;

class Orders extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws SQLException {
    String name = request.getParameter("name");
    Statement statement = connection.createStatement();
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders WHERE name = '" + name + "'");
    StringBuilder sql = new StringBuilder("DELETE FROM orders WHERE name = '");
    sql.append(name);
    // ruleid: java-sql-from-request
    connection.prepareStatement(sql.toString());
    PreparedStatement prepared = connection.prepareStatement("SELECT * FROM orders WHERE name = ?");
    prepared.setString(1, name);
    // ok: java-sql-from-request
    prepared.executeQuery();
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders WHERE id = " + id);
  }

  @GetMapping("/orders")
  List<Order> find(@RequestParam String name) {
    // ruleid: java-sql-from-request
    return jdbc.queryForList("SELECT * FROM orders WHERE name = '" + name + "'");
  }

  void elsewhere(HttpServletRequest request) {
    String sql = "SELECT * FROM users WHERE name = '" + request.getParameter("name") + "'";
    // ruleid: java-sql-from-request
    Database.JDBC.query(sql, mapper);
    Map<String, String> columns = new HashMap<>();
    columns.put("n", "name");
    // ok: java-sql-from-request
    Database.JDBC.execute("SELECT 1 ORDER BY " + columns.get(request.getParameter("by")));
  }

  enum Way { UP, DOWN }

  @GetMapping("/orders/{day}")
  List<Order> sorted(@PathVariable java.time.LocalDate day, @RequestParam Way way, @ModelAttribute Form form) {
    // ok: java-sql-from-request
    jdbc.queryForList("SELECT * FROM orders WHERE day = '" + day + "' ORDER BY id " + way);
    // ruleid: java-sql-from-request
    return jdbc.queryForList("SELECT * FROM orders WHERE name = '" + form.getName() + "'");
  }

  private static final Set<String> COLUMNS = Set.of("id", "name");

  void filtered(HttpServletRequest request) {
    String column = Optional.ofNullable(request.getParameter("by")).filter(COLUMNS::contains).orElse("id");
    // ok: java-sql-from-request
    jdbc.queryForList("SELECT * FROM orders ORDER BY " + column);
    String any = Optional.ofNullable(request.getParameter("by")).filter(s -> s.length() > 2).orElse("id");
    // ruleid: java-sql-from-request
    jdbc.queryForList("SELECT * FROM orders ORDER BY " + any);
  }

  static class Search {
    @QueryParam("name")
    private String name;
    private String table = "orders";

    List<Order> find() {
      // ok: java-sql-from-request
      jdbc.queryForList("SELECT * FROM " + table);
      // ruleid: java-sql-from-request
      return jdbc.queryForList("SELECT * FROM orders WHERE name = '" + this.name + "'");
    }
  }

  Object client(HttpServletRequest request, JdbcClient client) {
    String owner = request.getParameter("owner");
    // ok: java-sql-from-request
    client.sql("select * from account where owner = ?").param(owner).query();
    // ruleid: java-sql-from-request
    return client.sql("select * from account where owner = '" + owner + "'").query();
  }

  Object plainTexts(HttpServletRequest request, org.jooq.DSLContext dsl) {
    String bin = request.getParameter("bin");
    // ruleid: java-sql-from-request
    dsl.fetch("select * from stock where bin = '" + bin + "'");
    // ok: java-sql-from-request
    dsl.fetch("select * from stock where bin = ?", bin);
    // ok: java-sql-from-request
    dsl.select().from("stock").where(org.jooq.impl.DSL.condition("bin = ?", bin)).fetch();
    // ruleid: java-sql-from-request
    return dsl.select().from("stock").where(org.jooq.impl.DSL.condition("bin = '" + bin + "'")).fetch();
  }

  void lists(HttpServletRequest request, Statement statement) throws SQLException {
    String by = request.getParameter("by");
    if (java.util.Arrays.asList("name", "age").indexOf(by) < 0) throw new IllegalArgumentException(by);
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders ORDER BY " + by);
    String ids = java.util.Arrays.stream(request.getParameterValues("id")).map(Integer::valueOf).map(String::valueOf).collect(joining(","));
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders WHERE id IN (" + ids + ")");
    String names = java.util.Arrays.stream(request.getParameterValues("id")).map(String::trim).collect(joining(","));
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM orders WHERE id IN (" + names + ")");
  }

  @GetMapping("/kinds")
  void kinds(@RequestParam("kind") Kind kind, @RequestParam("name") Optional<String> name, Statement statement) throws Exception {
    // ok: java-sql-from-request
    statement.executeQuery("select * from item where kind = '" + kind + "'");
    // ruleid: java-sql-from-request
    statement.executeQuery("select * from item where name = '" + name.get() + "'");
  }
}

class Sifted {
  private boolean isValid(String s) {
    return s != null && s.length() > 2;
  }

  private boolean isWord(String s) {
    return s != null && s.matches("[a-z]+");
  }

  void promising(HttpServletRequest request, Statement statement) throws Exception {
    String name = request.getParameter("name");
    if (!isValid(name)) return;
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM person WHERE name = '" + name + "'");
    if (!isWord(name)) return;
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM person WHERE name = '" + name + "'");
  }

  void parted(HttpServletRequest request, Statement statement) throws Exception {
    Map<Boolean, List<String>> halves =
        Arrays.stream(request.getParameterValues("name")).collect(Collectors.partitioningBy(s -> s.matches("[a-z]+")));
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM person WHERE name = '" + halves.get(true).get(0) + "'");
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM person WHERE name = '" + halves.get(false).get(0) + "'");
  }

  void left(HttpServletRequest request, Statement statement) throws Exception {
    List<String> names = new ArrayList<>(Arrays.asList(request.getParameterValues("name")));
    names.removeIf(s -> s.length() > 10);
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM person WHERE name = '" + names.get(0) + "'");
    names.removeIf(s -> !isWord(s));
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM person WHERE name = '" + names.get(0) + "'");
    List<String> words = Arrays.stream(request.getParameterValues("word")).filter(this::isWord).toList();
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM word WHERE name = '" + words.get(0) + "'");
  }

  void written(HttpServletRequest request, Statement statement) throws Exception {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(request.getParameter("name").getBytes());
    // ruleid: java-sql-from-request
    statement.executeQuery("SELECT * FROM word WHERE name = '" + kept.toString() + "'");
    kept.reset();
    kept.write("none".getBytes());
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM word WHERE name = '" + kept.toString() + "'");
  }

  void decided(HttpServletRequest request, Statement statement) throws Exception {
    String name = Boolean.TRUE ? "none" : request.getParameter("name");
    // ok: java-sql-from-request
    statement.executeQuery("SELECT * FROM word WHERE name = '" + name + "'");
  }
}
