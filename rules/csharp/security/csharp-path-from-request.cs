class Files {
  void Show() {
    var name = Request.Query["name"];
    // ruleid: csharp-path-from-request
    File.ReadAllText(Path.Combine("/var/reports", name));
    // ok: csharp-path-from-request
    File.ReadAllText(Path.Combine("/var/reports", Path.GetFileName(name)));
  }

  public IActionResult Download([FromQuery] string name, [FromQuery] int number) {
    // ruleid: csharp-path-from-request
    System.IO.File.ReadAllText("/data/" + name);
    // ok: csharp-path-from-request
    System.IO.File.ReadAllText("/data/" + number);
    if (!Names.Contains(name)) return NotFound();
    // ok: csharp-path-from-request
    return PhysicalFile("/data/" + name, "text/plain");
  }
}
