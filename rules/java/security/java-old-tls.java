import javax.net.ssl.SSLContext;

class Protocols {
  void all() throws Exception {
    // ruleid: java-old-tls
    SSLContext.getInstance("SSL");
    // ruleid: java-old-tls
    SSLContext.getInstance("TLSv1.1");
    // ok: java-old-tls
    SSLContext.getInstance("TLSv1.3");
  }
}
