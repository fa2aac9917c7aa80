class PagesController : Controller {
  public IActionResult Show() {
    var text = Request.Query["text"];
    // ruleid: csharp-template-from-request
    var page = Template.Parse("Dear " + text).Render();
    // ok: csharp-template-from-request
    var safe = Template.Parse("Dear {{ name }}").Render(new { name = text });
    // ruleid: csharp-template-from-request
    Engine.Razor.RunCompile(text, "key");
    // ruleid: csharp-template-from-request
    CSharpScript.EvaluateAsync("1 + " + text);
    // ok: csharp-template-from-request
    CSharpScript.EvaluateAsync("1 + 1");
    return Ok();
  }
}
