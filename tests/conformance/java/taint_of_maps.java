class Flows {
  void keys() {
    Map<String, Object> map = new HashMap<>();
    map.put("a", source());
    map.put("b", "fixed");
    // ruleid: given-to-sink
    sink((String) map.get("a"));
    // ok: given-to-sink
    sink(map.get("b"));
    // ruleid: given-to-sink
    sink(map.get(any()));
    // ruleid: given-to-sink
    sink(map);
    map.put(any(), source());
    // ruleid: given-to-sink
    sink(map.get("c"));
  }
  void decided(boolean open) {
    String value = source();
    int number = 86;
    String one = (7 * 42) - number > 200 ? "fixed" : value;
    // ok: given-to-sink
    sink(one);
    String other;
    if ((500 / 4) + number > 200) other = value;
    else other = "fixed";
    // ruleid: given-to-sink
    sink(other);
    if ((500 / 42) + number > 200) other = value;
    else other = "fixed";
    // ok: given-to-sink
    sink(other);
    if (3 * 5 > 100) other = value;
    else other = "fixed";
    // ok: given-to-sink
    sink(other);
    if (open) other = value;
    // ruleid: given-to-sink
    sink(other);
  }
  void through() {
    for (String one : source().split(",")) {
      // ruleid: given-to-sink
      sink(one.trim());
    }
    List<String> list = new ArrayList<>();
    list.add(source());
    // ruleid: given-to-sink
    sink(list.get(0));
    StringBuilder text = new StringBuilder(source());
    // ruleid: given-to-sink
    sink(text.append("x").toString());
    // ruleid: given-to-sink
    sink(helper(source()));
    // ok: given-to-sink
    sink(clean(source()));
    // ruleid: given-to-sink
    sink(new Inner().helper(source()));
  }
  private String helper(String value) {
    String copy = value;
    return copy + "x";
  }
  private static String clean(String value) { return "fixed"; }
  class Inner {
    String helper(String value) { return value; }
  }
}

class Getters {
  void handle(Exchange exchange) {
    // ruleid: getters-of-source
    arrives(exchange.getRequest().getHeaders());
    String header = exchange.getRequest().getHeaders().getFirst("h");
    // ruleid: getters-of-source
    arrives(header);
    // ok: getters-of-source
    arrives(exchange.getResponse().getHeaders());
  }
}
