class Cleaned {
  private byte[] fixed = {1, 2};
  private byte[] free;

  void fills(Random random, SecureRandom secure) {
    byte[] a = new byte[]{1};
    // ruleid: cleaned
    new Iv(a);
    random.nextBytes(a);
    // ok: cleaned
    new Iv(a);
    byte[] b = new byte[]{1};
    // The whole call is clean, so nothing happens to what it is given.
    secure.nextBytes(b);
    // ruleid: cleaned
    new Iv(b);
  }

  void fields() {
    // ruleid: cleaned
    new Iv(fixed);
    // ruleid: cleaned
    new Iv(this.fixed);
    // ok: cleaned
    new Iv(free);
  }
}
