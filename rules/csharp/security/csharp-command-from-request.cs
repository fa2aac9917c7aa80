class Tools {
  void Ping() {
    // ruleid: csharp-command-from-request
    Process.Start("cmd.exe", "/c ping " + Request.Query["host"]);
    // ok: csharp-command-from-request
    Process.Start("uptime");
  }
}
