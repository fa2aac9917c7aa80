import javax.crypto.spec.PBEKeySpec;

class Stretching {
  void all(char[] password, byte[] salt) {
    // ruleid: java-low-iterations
    new PBEKeySpec(password, salt, 1000, 256);
    // ok: java-low-iterations
    new PBEKeySpec(password, salt, 600000, 256);
  }
}
