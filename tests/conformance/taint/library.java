class Library {
  void streams() {
    // ok: taint-library
    sink(Stream.of(source(), "b").skip(1).findFirst().orElse(""));
    // ruleid: taint-library
    sink(Stream.of("a", source()).skip(1).findFirst().orElse(""));
    // ok: taint-library
    sink(Stream.of("a", source()).limit(1).findFirst().orElse(""));
    // ruleid: taint-library
    sink(Stream.of("a", source()).limit(2).collect(joining()));
    // ruleid: taint-library
    sink(Stream.of("a", source()).filter(s -> s.isEmpty()).findFirst().orElse(""));
  }

  private static String pick(int i, String... options) {
    return options[i];
  }

  void rests() {
    // ok: taint-library
    sink(pick(0, "a", source()));
    // ruleid: taint-library
    sink(pick(1, "a", source()));
  }

  void ranges() {
    String[] all = {"a", source(), "b"};
    String[] last = Arrays.copyOfRange(all, 2, 3);
    // ok: taint-library
    sink(last);
    // ruleid: taint-library
    sink(Arrays.asList("a", source(), "b").subList(1, 3));
    // ok: taint-library
    sink(Arrays.asList("a", source(), "b").subList(2, 3));
  }

  void messages() {
    try {
      Integer.parseInt(source());
    } catch (NumberFormatException e) {
      // ruleid: taint-library
      sink(e.getMessage());
      // ok: taint-library
      sink(e);
    }
    try {
      Integer.parseInt(source());
    } catch (IOException e) {
      // ok: taint-library
      sink(e.getMessage());
    }
  }

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> others = new LinkedBlockingQueue<>();

  void offer() throws Exception {
    texts.put(source());
    others.put("a");
  }

  void take() throws Exception {
    // ruleid: taint-library
    sink(texts.take());
    // ok: taint-library
    sink(others.take());
  }
}
