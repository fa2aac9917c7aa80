class Cors {
  void all(CorsConfiguration configuration, HttpServletResponse response) {
    // ruleid: java-cors-any-origin
    configuration.addAllowedOrigin("*");
    // ruleid: java-cors-any-origin
    response.setHeader("Access-Control-Allow-Origin", "*");
    // ok: java-cors-any-origin
    configuration.addAllowedOrigin("https://app.example.com");
  }
}
