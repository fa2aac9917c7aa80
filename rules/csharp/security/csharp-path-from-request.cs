class Files {
  void Show() {
    var name = Request.Query["name"];
    // ruleid: csharp-path-from-request
    File.ReadAllText(Path.Combine("/var/reports", name));
    // ok: csharp-path-from-request
    File.ReadAllText(Path.Combine("/var/reports", Path.GetFileName(name)));
  }
}
