import java.util.*;
import java.util.stream.*;

class OwnMethods {
  static class Both {
    final String x, y;
    Both(String x, String y) { this.x = x; this.y = y; }
    @Override public String toString() { return "a" + y; }
  }

  void texts() {
    Both first = new Both(source(), "const");
    // ok: own-methods
    sink("" + first);
    // ok: own-methods
    sink(String.valueOf(first));
    // ok: own-methods
    sink(String.format("%s", first));
    StringBuilder written = new StringBuilder();
    written.append(first);
    // ok: own-methods
    sink(written.toString());
    Both second = new Both("const", source());
    // ruleid: own-methods
    sink("" + second);
    // ruleid: own-methods
    sink(String.valueOf(second));
    StringBuilder more = new StringBuilder();
    more.append(second);
    // ruleid: own-methods
    sink(more.toString());
  }

  String pick(String s) { return "picked"; }

  void references(List<String> items) {
    List<String> list = new ArrayList<>();
    list.add(source());
    // ok: own-methods
    sink(list.stream().map(String::length).map(n -> "<li>" + n).collect(Collectors.joining()));
    // ok: own-methods
    sink(list.stream().mapToInt(String::length).sum());
    // ok: own-methods
    sink(list.stream().map(Integer::valueOf).map(String::valueOf).collect(Collectors.joining()));
    // ruleid: own-methods
    sink(list.stream().map(String::trim).map(n -> "<li>" + n).collect(Collectors.toList()));
    // ok: own-methods
    sink(list.stream().map(this::pick).collect(Collectors.toList()));
    // ok: own-methods
    sink(Optional.of(source()).isPresent());
  }

  void choices() {
    String n = source();
    String t = switch (n == null ? "" : n) {
      case "a", "b" -> "/" + n;
      default -> "/home";
    };
    // ok: own-methods
    sink(t);
    String other = source();
    switch (n.isEmpty() ? other : n) {
      case "x" -> {
        // ruleid: own-methods
        sink(other);
      }
      default -> {
        // ruleid: own-methods
        sink(n);
      }
    }
    switch (n.toLowerCase()) {
      case "x" -> {
        // ok: own-methods
        sink(n);
      }
      default -> {
        // ruleid: own-methods
        sink(n);
      }
    }
  }

  static class Criteria {
    private final Map<String, String> values = new HashMap<>();
    Criteria with(String key, String value) { values.put(key, value); return this; }
    String get(String key) { return values.get(key); }
  }

  void keys() {
    Criteria c = new Criteria().with("name", source()).with("order", "p.id");
    // ruleid: own-methods
    sink(c.get("name"));
    // ok: own-methods
    sink(c.get("order"));
  }

  void library() {
    Map.Entry<String, String> e = Map.entry("k", source());
    // ok: own-methods
    sink(e.getKey());
    // ruleid: own-methods
    sink(e.getValue());
    AbstractMap.SimpleEntry<String, String> p = new AbstractMap.SimpleEntry<>(source(), "v");
    // ruleid: own-methods
    sink(p.getKey());
    // ok: own-methods
    sink(p.getValue());
    String[] two = {source(), "x"};
    // ok: own-methods
    sink(Arrays.asList(two).get(1));
    // ruleid: own-methods
    sink(Arrays.asList(two).get(0));
    StringBuilder text = new StringBuilder(source());
    text.replace(0, text.length(), "const");
    // ok: own-methods
    sink(text.toString());
  }

  static class Filter {
    private final String field;
    Filter(String field) { this.field = field; }
    String render() { return field + " = 1"; }
    String name() { return "filter"; }
  }

  enum Kind {
    DRAFT, FINAL;
    static Kind of(String text) {
      try {
        return valueOf(text.toUpperCase());
      } catch (IllegalArgumentException e) {
        return DRAFT;
      }
    }
  }

  static int length(String text) { return text.split(",").length; }

  void given() {
    List<Filter> filters = new ArrayList<>();
    filters.add(new Filter(source()));
    // ruleid: own-methods
    sink(filters.stream().map(Filter::render).collect(Collectors.joining()));
    // ok: own-methods
    sink(filters.stream().map(Filter::name).collect(Collectors.joining()));
    // ok: own-methods
    sink("" + Kind.of(source()));
    // ok: own-methods
    sink("" + length(source()));
  }

  static class Query {
    private StringBuilder sql = new StringBuilder();
    Query like(String column, String value) { sql.append(column).append(value); return this; }
    Query limit(int n) { sql.append(n); return this; }
    String build() { return sql.toString(); }
  }

  void chains() {
    Query first = new Query();
    first.like("a", "b").like("c", source());
    // ruleid: own-methods
    sink(first.build());
    Query second = new Query();
    second.like("a", "b").limit(length(source()));
    // ok: own-methods
    sink(second.build());
  }

  static class Helper {
    String raw(String s) { return s; }
    String fixed(String s) { return "fixed"; }
  }

  void named(Helper helper) throws Exception {
    // ruleid: own-methods
    sink(Helper.class.getMethod("raw", String.class).invoke(helper, source()));
    // ok: own-methods
    sink(Helper.class.getMethod("fixed", String.class).invoke(helper, source()));
    java.lang.reflect.Method method = Helper.class.getDeclaredMethod("raw", String.class);
    // ruleid: own-methods
    sink(method.invoke(helper, source()));
    // ruleid: own-methods
    sink(Optional.of(source()).map(helper::raw).get());
    // ok: own-methods
    sink(Optional.of(source()).map(helper::fixed).get());
  }

  void items(boolean more) {
    List<Both> all = new ArrayList<>();
    if (more) all.add(new Both("x", "y"));
    all.add(new Both(source(), "z"));
    for (Both one : all) {
      // ruleid: own-methods
      sink(one.x);
      // ok: own-methods
      sink(one.y);
    }
    // ruleid: own-methods
    sink(all.get(0).x);
    // ok: own-methods
    sink(all.get(0).y);
    // ruleid: own-methods
    sink(all);
  }
}

class References {
  private String same(String s) { return s; }
  private static String none(String s) { return "none"; }

  void kept() {
    Function<String, String> open = this::same;
    // ruleid: own-methods
    sink(open.apply(source()));
    Function<String, String> shut = References::none;
    // ok: own-methods
    sink(shut.apply(source()));
  }
}
