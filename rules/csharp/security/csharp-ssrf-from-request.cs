public class ThingsController : Controller {
  public IActionResult Show(HttpClient client, XmlDocument document) {
    string name = Request.Query["name"];
    // ruleid: csharp-ssrf-from-request
    client.GetAsync(name);
    // ok: csharp-ssrf-from-request
    client.GetAsync("https://example.com/" + Uri.EscapeDataString(name));
    if (!Names.Contains(name)) return BadRequest();
    // ok: csharp-ssrf-from-request
    client.GetAsync(name);
    return Ok();
  }

  public IActionResult Find([FromQuery] string name, HttpClient client, XmlDocument document) {
    // ruleid: csharp-ssrf-from-request
    client.GetAsync(name);
    return Ok();
  }
}
