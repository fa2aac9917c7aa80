class Given {
  enum Mode { KEEP, DROP }

  enum Step {
    PLAIN { String run(String s) { return s; } },
    FIXED { String run(String s) { return "x"; } };
    abstract String run(String s);
  }

  enum Named {
    FIRST("x"), SECOND(source());
    final String id;
    Named(String id) { this.id = id; }
    String id() { return id; }
  }

  static String numbered(String s, int how) {
    switch (how) {
      case 1: return "one";
      case 2: return s;
      default: return "other";
    }
  }

  static String flagged(String s, boolean keep) {
    if (keep) {
      return s;
    }
    return "x";
  }

  static String moded(String s, Mode how) {
    return how == Mode.KEEP ? s : "x";
  }

  static String switched(String s, Mode how) {
    switch (how) {
      case KEEP: return s;
      default: return "x";
    }
  }

  interface Filter { String pass(String s); }
  static class Open implements Filter { public String pass(String s) { return s; } }
  static class Shut implements Filter { public String pass(String s) { return "x"; } }

  static Filter filter(String kind) {
    if (kind.equals("open")) return new Open();
    return new Shut();
  }

  static class Kept {
    private static String last = "x";
    static void keep(String s) { last = s; }
    static String kept() { return last; }
  }

  static class Base { String f(String s) { return "/" + s; } }
  static class Heir extends Base { String f(String s) { return super.f("x"); } }

  void decided(int unknown) {
    // ruleid: as-given
    sink(numbered(source(), 2));
    // ok: as-given
    sink(numbered(source(), 1));
    // ruleid: as-given
    sink(numbered(source(), unknown));
    // ruleid: as-given
    sink(flagged(source(), true));
    // ok: as-given
    sink(flagged(source(), false));
    // ruleid: as-given
    sink(moded(source(), Mode.KEEP));
    // ok: as-given
    sink(moded(source(), Mode.DROP));
    // ruleid: as-given
    sink(switched(source(), Mode.KEEP));
    // ok: as-given
    sink(switched(source(), Mode.DROP));
  }

  void made() {
    Filter open = filter("open");
    // ruleid: as-given
    sink(open.pass(source()));
    // ok: as-given
    sink(filter("shut").pass(source()));
    // ruleid: as-given
    sink(Step.PLAIN.run(source()));
    // ok: as-given
    sink(Step.FIXED.run(source()));
    // ok: as-given
    sink(new Heir().f(source()));
    // ruleid: as-given
    sink(Named.SECOND.id());
    // ok: as-given
    sink(Named.FIRST.id());
    // ruleid: as-given
    sink(Named.SECOND.id);
    // ok: as-given
    sink(Named.FIRST.id);
  }

  void kept() {
    Kept.keep(source());
    // ruleid: as-given
    sink(Kept.kept());
    Kept.keep("x");
    // ok: as-given
    sink(Kept.kept());
  }

  void lists() {
    LinkedList<String> items = new LinkedList<>();
    items.add("x");
    items.addFirst(source());
    // ok: as-given
    sink(items.getLast());
    // ruleid: as-given
    sink(items.getFirst());
    Iterator<String> each = List.of("x", source(), "y").iterator();
    // ok: as-given
    sink(each.next());
    // ruleid: as-given
    sink(each.next());
    List<String> copied = new ArrayList<>(List.of("a", "b"));
    copied.set(1, source());
    // ok: as-given
    sink(copied.get(0));
  }

  void emptied() {
    StringBuilder text = new StringBuilder(source());
    text.delete(0, text.length());
    // ok: as-given
    sink(text.toString());
    Map<String, String> map = new HashMap<>();
    map.put("k", source());
    map.remove("k");
    // ok: as-given
    sink(map.get("k"));
    map.put("k", source());
    // ruleid: as-given
    map.forEach((key, value) -> sink(value));
    map.computeIfAbsent("m", k -> new HashMap<>()).put("n", source());
    // ruleid: as-given
    sink(map.get("m").get("n"));
  }

  void yields(int n) {
    String s = switch (n) {
      case 0 -> {
        String t = source();
        yield t;
      }
      default -> "x";
    };
    // ruleid: as-given
    sink(s);
  }
}
