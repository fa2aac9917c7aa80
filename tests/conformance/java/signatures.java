// ruleid: any-import
import java.util.*;
// ruleid: any-import, static-import
import static a.b.C.d;
// ruleid: any-import
import a.B;

interface Plain {
  // ruleid: empty-body
  void declared();
}

abstract class Both implements Plain {
  // ruleid: empty-body, not-checked, with-body
  abstract void later();
}

// ruleid: extends-any
class Sub extends Both implements Comparable<Sub> {
  // ruleid: assigned
  final static int LIMIT = 200;
  Worker worker;
  // ruleid: array, assigned
  byte[] key = {1, 2};

  Sub(String name) {
    // ruleid: assigned, to-itself
    this.name = name;
  }

  // ruleid: throws-any, throws-io, with-body
  void reads() throws IOException { check(1); }

  // ruleid: throws-any, throws-io, with-body
  void more() throws FooException, IOException { if (check(2)) { go(); } }

  // ruleid: empty-body, not-checked, with-body
  void quiet() { }

  // ruleid: not-checked, with-body
  void maps(Map<String, Integer> m, Map<String, String> n) {
    // ruleid: map-of
    m.get(1);
    n.get(1);
    // ruleid: thousand
    wait(1000);
    wait(1000L);
  }

  // ruleid: final-parameter, not-checked, with-body
  void one(final String a) { go(); }

  // ruleid: not-checked, with-body
  void two(String a) { go(); }

  // ruleid: not-checked, with-body
  void made() {
    // ruleid: assigned
    var w = new Worker();
    // ruleid: field-run, worker-run
    w.run();
  }

  // ruleid: throws-any
  int fields(List<String> l, List<Integer> n, byte[] b, int i) throws FooException {
    // ruleid: field-run, worker-run
    worker.run();
    // ruleid: field-run, worker-run
    this.worker.run();
    other.run();
    // ruleid: bytes
    use(b);
    // ruleid: whole
    use(i);
    // ruleid: whole
    use(3);
    // ruleid: texts
    l.get(0);
    n.get(0);
    // ruleid: limit
    sleep(LIMIT);
    sleep(50);
    // ruleid: a-char, assigned
    x = 'a';
    // ruleid: a-text, assigned
    x = "a";
    // ruleid: returned
    return i;
  }

  // ruleid: not-checked, with-body
  void values() {
    // ruleid: lambda
    list.forEach((x) -> { go(x); });
    // ruleid: lambda
    list.forEach((x) -> go(x));
    // ruleid: lambda, typed-lambda
    list.map((String x) -> x.trim());
    // ruleid: reference
    list.map(String::new);
    // ruleid: reference
    list.map(this::go);
    // ruleid: if-of-type, of-type
    if (o instanceof String) { go(); }
    // ruleid: if-of-type, of-type
    if (o instanceof String s) { go(s); }
    // ruleid: assigned, caught
    try (InputStream in = open()) { in.read(); } catch (IOException e) { go(); }
    // ruleid: caught
    try { go(); } catch (IOException e) { go(); }
    // ruleid: case-of
    switch (o) {
      case 1:
        go();
        break;
      default:
        stop();
    }
  }
}
// ruleid: generic-class
class Box<T> { }
