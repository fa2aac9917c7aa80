import java.util.Random;
import java.util.logging.Logger;

class Fields {
  private String title;
  // ruleid: logger
  static final Logger LOG = Logger.getLogger(Fields.class.getName());
  // ruleid: any-text
  { title = "untitled"; }

  String title() { return title; }
  void set(String title) { this.title = title; }

  void run(String s, int kind) {
    // ruleid: text-call, any-text
    String joined = String.join(",", s);
    switch (s) {
      // ruleid: any-text
      case "a" -> foo("b");
      default -> { }
    }
    // ruleid: text-call
    s.trim();
  }

  // ruleid: annotation-type
  @interface Marked { int level() default 1; }
  interface Store { void put(); }
}
