class Reads {
  void read() {
    In in = source();
    byte[] buffer = new byte[10];
    // ok: propagated-behind
    sink(buffer);
    in.read(buffer);
    // ruleid: propagated-behind
    sink(buffer);
  }

  // What a call is of is computed after its arguments.
  void peek() {
    In in = source();
    byte[] buffer = new byte[10];
    in.peek(buffer);
    // ok: propagated-behind
    sink(buffer);
  }
}
