import javax.net.ssl.*;

class Trusting implements X509TrustManager, HostnameVerifier {
  // ruleid: java-trusts-any-certificate
  public void checkServerTrusted(X509Certificate[] chain, String type) {
  }
  // ruleid: java-trusts-any-certificate
  public boolean verify(String host, SSLSession session) { return true; }
}

class Checking implements X509TrustManager {
  // ok: java-trusts-any-certificate
  public void checkServerTrusted(X509Certificate[] chain, String type) {
    inner.checkServerTrusted(chain, type);
  }
}

class Loaded {
  void all(SSLContextBuilder builder, KeyStore store) throws Exception {
    // ruleid: java-trusts-any-certificate
    builder.loadTrustMaterial(store, TrustAllStrategy.INSTANCE);
    // ruleid: java-trusts-any-certificate
    builder.loadTrustMaterial(null, (chain, type) -> true);
    // ok: java-trusts-any-certificate
    builder.loadTrustMaterial(store, null);
  }
}
