import javax.crypto.spec.SecretKeySpec;

class Secrets {
  void all(byte[] loaded) {
    // ruleid: java-key-in-code
    new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
    // ok: java-key-in-code
    new SecretKeySpec(loaded, "AES");
    byte[] key = "0123456789abcdef".getBytes();
    // ruleid: java-key-in-code
    new SecretKeySpec(key, "AES");
    // ok: java-key-in-code
    new SecretKeySpec(System.getenv("KEY").getBytes(), "AES");
    byte[] fixed = {1, 2, 3, 4};
    // ruleid: java-key-in-code
    new SecretKeySpec(fixed, "AES");
  }

  private static final char[] LETTERS = {'0', '1', '2', '3', '4', '5', '6', '7'};

  void byLetter(char[] given) {
    // ruleid: java-key-in-code
    new SecretKeySpec(new String(LETTERS).getBytes(), "AES");
    // ok: java-key-in-code
    new SecretKeySpec(new String(given).getBytes(), "AES");
  }

  private static final String FIRST = "s3cr3t-";

  void joined() {
    // ruleid: java-key-in-code
    Algorithm.HMAC256(FIRST.concat("of-the-house"));
  }
}
