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
}
