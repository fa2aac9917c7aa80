public class ThingsController : Controller {
  public IActionResult Show(HttpClient client, XmlDocument document) {
    string name = Request.Query["name"];
    // ruleid: csharp-ldap-from-request
    new DirectorySearcher("(uid=" + name + ")");
    // ok: csharp-ldap-from-request
    new DirectorySearcher("(uid=" + Encoder.LdapFilterEncode(name) + ")");
    if (!Names.Contains(name)) return BadRequest();
    // ok: csharp-ldap-from-request
    new DirectorySearcher("(uid=" + name + ")");
    return Ok();
  }

  public IActionResult Find([FromQuery] string name, HttpClient client, XmlDocument document) {
    // ruleid: csharp-ldap-from-request
    new DirectorySearcher("(uid=" + name + ")");
    return Ok();
  }
}
