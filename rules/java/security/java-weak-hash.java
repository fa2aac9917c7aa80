import java.security.MessageDigest;

class Digests {
  void all() throws Exception {
    // ruleid: java-weak-hash
    MessageDigest.getInstance("MD5");
    // ruleid: java-weak-hash
    java.security.MessageDigest.getInstance("SHA-1", "SUN");
    String name = "md5";
    // ruleid: java-weak-hash
    MessageDigest.getInstance(name);
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA-256");
    // ruleid: java-weak-hash
    MessageDigest.getInstance(settings.getProperty("hash", "SHA1"));
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA" + "-512");
    // ruleid: java-weak-hash
    DigestUtils.md5Hex(name);
  }
  void named(String text) throws Exception {
    // ruleid: java-weak-hash
    com.google.common.hash.Hashing.md5().hashString(text, UTF_8);
    // ok: java-weak-hash
    com.google.common.hash.Hashing.sha256().hashString(text, UTF_8);
    // ruleid: java-weak-hash
    org.springframework.util.DigestUtils.md5DigestAsHex(text.getBytes());
  }
}

class Named {
  interface Kinds {
    String OLD = "SHA-1";
    String NEW = "SHA-512";
    interface Deep {
      String OLDEST = "MD5";
    }
  }

  void nested() throws Exception {
    // ruleid: java-weak-hash
    MessageDigest.getInstance(Kinds.OLD);
    // ok: java-weak-hash
    MessageDigest.getInstance(Kinds.NEW);
    // ruleid: java-weak-hash
    MessageDigest.getInstance(Kinds.Deep.OLDEST);
    // ruleid: java-weak-hash
    MessageDigest.getInstance("MD" + 5);
    // ok: java-weak-hash
    MessageDigest.getInstance("SHA-" + 256);
  }

  void renamed() throws Exception {
    String name = "MD5";
    // ok: java-weak-hash
    MessageDigest.getInstance(name.replace("MD5", "SHA-256"));
    // ruleid: java-weak-hash
    MessageDigest.getInstance(name.trim());
  }
}

class Signatures {
  void all() throws Exception {
    // ruleid: java-weak-hash
    Signature.getInstance("SHA1withRSA");
    // ok: java-weak-hash
    Signature.getInstance("SHA256withRSA");
  }
}
