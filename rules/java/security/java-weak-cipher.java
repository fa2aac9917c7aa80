import javax.crypto.*;

class Ciphers {
  void all() throws Exception {
    // ruleid: java-weak-cipher
    Cipher.getInstance("DES/CBC/PKCS5Padding");
    // ruleid: java-weak-cipher
    KeyGenerator.getInstance("RC4");
    // ruleid: java-weak-cipher
    Cipher c = new NullCipher();
    // ok: java-weak-cipher
    Cipher.getInstance("AES/GCM/NoPadding");
    String[] names = {"AES/GCM/NoPadding", "DESede/CBC/PKCS5Padding"};
    // ruleid: java-weak-cipher
    Cipher.getInstance(names[1]);
    // ok: java-weak-cipher
    Cipher.getInstance(names[0]);
  }
}
