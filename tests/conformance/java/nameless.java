class Nameless {
  void run(Connection c) {
    // ruleid: handed-on
    c.setVerifier(new Verifier() { public boolean verify(String h) { return true; } });
    // ruleid: handed-on
    c.setVerifier(new Verifier() { });
    // ok: handed-on
    c.setVerifier(new Verifier());
    // ok: handed-on
    c.setVerifier(given);
    // ruleid: in-array
    Manager[] all = new Manager[] { new Manager() { void check() {} } };
    // ok: in-array
    Manager[] some = new Manager[] { given };
    // ruleid: says-yes
    use(new Verifier() { int x; public boolean verify(String h, int s) { return true; } void other() {} });
    // ok: says-yes
    use(new Verifier() { public boolean verify(String h) { return false; } });
    // ruleid: lambda-in-call
    use(x -> { go(x); });
  }
}
