public class ThingsController : Controller {
  public IActionResult Show(HttpClient client, XmlDocument document) {
    string name = Request.Query["name"];
    // ruleid: csharp-xpath-from-request
    document.SelectNodes("//user[name='" + name + "']");
    // ok: csharp-xpath-from-request
    document.SelectNodes("//user[id=" + int.Parse(name) + "]");
    if (!Names.Contains(name)) return BadRequest();
    // ok: csharp-xpath-from-request
    document.SelectNodes("//user[name='" + name + "']");
    return Ok();
  }

  public IActionResult Find([FromQuery] string name, HttpClient client, XmlDocument document) {
    // ruleid: csharp-xpath-from-request
    document.SelectNodes("//user[name='" + name + "']");
    return Ok();
  }
}
