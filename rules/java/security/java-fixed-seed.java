import java.security.SecureRandom;

class Seeds {
  void all() {
    SecureRandom random = new SecureRandom();
    // ruleid: java-fixed-seed
    random.setSeed(42);
    // ruleid: java-fixed-seed
    SecureRandom fixed = new SecureRandom("seed".getBytes());
    // ok: java-fixed-seed
    random.nextInt();
  }
}
