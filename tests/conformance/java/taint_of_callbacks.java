class Handed {
  interface Action {
    void with(String text) throws Exception;
  }

  private void each(String[] found, Action action) throws Exception {
    for (String text : found) action.with(text);
  }

  private void sized(String text, Action action) throws Exception {
    action.with("size " + text.length());
  }

  void callbacks() throws Exception {
    each(source(), given -> {
      // ruleid: handed-to-sink
      sink(given);
    });
    each(list("fixed"), given -> {
      // ok: handed-to-sink
      sink(given);
    });
    String kept = source();
    each(list("fixed"), given -> {
      // ruleid: handed-to-sink
      sink(kept);
    });
  }

  void items(List<String> fixed) {
    List<String> values = source();
    values.forEach(value -> {
      // ruleid: handed-to-sink
      sink(value);
    });
    values.forEach(this::store);
    fixed.forEach(this::leave);
    // ruleid: handed-to-sink
    sink(values.stream().map(value -> value.trim()).findFirst());
    // ok: handed-to-sink
    sink(values.stream().map(value -> "fixed").findFirst());
    source().forEach((key, value) -> {
      // ruleid: handed-to-sink
      sink(key + value);
    });
  }

  private void store(String value) {
    // ruleid: handed-to-sink
    sink(value);
  }

  private void leave(String value) {
    // ok: handed-to-sink
    sink(value);
  }

  static class Job implements Runnable {
    private final String task;
    private final String name;

    Job(String task, String name) {
      this.task = task;
      this.name = name;
    }

    public void run() {
      // ruleid: handed-to-sink
      sink(task);
      // ok: handed-to-sink
      sink(name);
    }
  }

  void threads() {
    Job job = new Job(source(), "fixed");
    new Thread(job, "worker").start();
  }

  static class Refused extends RuntimeException {
    final String what;

    Refused(String what) {
      this.what = what;
    }
  }

  private void refuse(String value) {
    if (value.length() > 3) throw new Refused(value);
  }

  void thrownElsewhere() {
    try {
      refuse(source());
    } catch (Refused refused) {
      // ruleid: handed-to-sink
      sink(refused.what);
    }
    try {
      refuse("fixed");
    } catch (Refused refused) {
      // ok: handed-to-sink
      sink(refused.what);
    }
  }

  void tested(Object fixed) {
    Object held = source();
    if (held instanceof String text) {
      // ruleid: handed-to-sink
      sink(text);
    }
    if (fixed instanceof String other) {
      // ok: handed-to-sink
      sink(other);
    }
  }

  void neverRun() {
    String value = "fixed";
    for (int i = 0; i < 0; i++) value = source();
    int left = 0;
    while (left > 0) {
      value = source();
      left--;
    }
    // ok: handed-to-sink
    sink(value);
    int rounds = 2;
    while (rounds > 0) {
      value = source();
      rounds--;
    }
    // ruleid: handed-to-sink
    sink(value);
  }

  void chained(Request request) {
    request.getSession().setAttribute("kept", source());
    request.getSession().setAttribute("other", "fixed");
    // ruleid: handed-to-sink
    sink(request.getSession().getAttribute("kept"));
    // ok: handed-to-sink
    sink(request.getSession().getAttribute("other"));
  }

  void ends() {
    LinkedList<String> queue = new LinkedList<>();
    queue.add(source());
    queue.add("fixed");
    // ruleid: handed-to-sink
    sink(queue.getFirst());
    // ok: handed-to-sink
    sink(queue.getLast());
    // ruleid: handed-to-sink
    sink(queue.pollFirst());
    // ok: handed-to-sink
    sink(queue.getFirst());
  }

  static class Spec {
    final String what;
    final String unit;

    private Spec(Builder from) {
      this.what = from.what;
      this.unit = from.unit;
    }

    static class Builder {
      private String what;
      private String unit;

      Builder what(String what) {
        this.what = what;
        return this;
      }

      Builder unit(String unit) {
        this.unit = unit;
        return this;
      }

      Spec build() {
        return new Spec(this);
      }
    }
  }

  void built() {
    Spec spec = new Spec.Builder().what(source()).unit("fixed").build();
    // ruleid: handed-to-sink
    sink(spec.what);
    // ok: handed-to-sink
    sink(spec.unit);
  }

  abstract static class Step {
    void run() {
      handle(source());
      // ok: handed-to-sink
      sink(name(source()));
    }

    abstract void handle(String text);

    abstract String name(String text);
  }

  static class Loud extends Step {
    void handle(String text) {
      // ruleid: handed-to-sink
      sink(text);
    }

    String name(String text) {
      return "loud";
    }
  }

  static class Quiet extends Step {
    void handle(String text) {
      // ok: handed-to-sink
      sink("quiet");
    }

    String name(String text) {
      return "quiet";
    }
  }

  void collections() {
    Map<String, String> table = Map.of("a", source(), "b", "fixed");
    // ruleid: handed-to-sink
    sink(table.get("a"));
    // ok: handed-to-sink
    sink(table.get("b"));
    // ruleid: handed-to-sink
    sink(table.get(anyKey()));
    List<String> items = Arrays.asList("fixed", source());
    // ok: handed-to-sink
    sink(items.get(0));
    // ruleid: handed-to-sink
    sink(items.get(1));
    for (String item : items) {
      // ruleid: handed-to-sink
      sink(item);
    }
  }
}
