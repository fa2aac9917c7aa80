import javax.crypto.Cipher;

class Modes {
  void all() throws Exception {
    // ruleid: java-ecb-mode
    Cipher.getInstance("AES");
    // ruleid: java-ecb-mode
    Cipher.getInstance("AES/ECB/PKCS5Padding");
    // ok: java-ecb-mode
    Cipher.getInstance("AES/CBC/PKCS5Padding");
    // ok: java-ecb-mode
    Cipher.getInstance("AES" + "/GCM/NoPadding");
  }

  private static final String ALGORITHM = "AES";

  void named() throws Exception {
    // ok: java-ecb-mode
    Cipher.getInstance(ALGORITHM + "/GCM/NoPadding");
    // ok: java-ecb-mode
    Cipher.getInstance(ALGORITHM.concat("/CBC/PKCS5Padding"));
    // ok: java-ecb-mode
    Cipher.getInstance(String.format("%s/%s/NoPadding", ALGORITHM, "GCM"));
    // ruleid: java-ecb-mode
    Cipher.getInstance(ALGORITHM + "/ECB/NoPadding");
    // ruleid: java-ecb-mode
    Cipher.getInstance(String.join("/", ALGORITHM, "ECB", "NoPadding"));
    // ruleid: java-ecb-mode
    Cipher.getInstance(ALGORITHM);
  }
}
