class Login {
  IActionResult Done() {
    // ruleid: csharp-redirect-from-request
    return Redirect(Request.Query["next"]);
  }
  IActionResult Home() {
    // ok: csharp-redirect-from-request
    return Redirect("/home");
  }
}
