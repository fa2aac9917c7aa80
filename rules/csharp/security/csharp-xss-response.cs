class Pages {
  void Show() {
    // ruleid: csharp-xss-response
    Response.Write("<h1>" + Request.Query["name"] + "</h1>");
    // ok: csharp-xss-response
    Response.Write("<h1>" + HtmlEncoder.Default.Encode(Request.Query["name"]) + "</h1>");
  }
}
