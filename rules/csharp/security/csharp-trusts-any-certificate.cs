class Clients {
  void All(HttpClientHandler handler) {
    // ruleid: csharp-trusts-any-certificate
    handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true;
    // ok: csharp-trusts-any-certificate
    handler.CheckCertificateRevocationList = true;
  }
}
