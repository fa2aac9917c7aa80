export class View {
  constructor(private sanitizer: DomSanitizer) {}

  show(name: string, id: string) {
    // ruleid: angular-trust-built
    const a = this.sanitizer.bypassSecurityTrustHtml("<b>" + name + "</b>");
    // ruleid: angular-trust-built
    const b = this.sanitizer.bypassSecurityTrustResourceUrl(`https://video.example/${id}`);
    // ok: angular-trust-built
    const c = this.sanitizer.bypassSecurityTrustHtml("<b>static</b>");
    // ok: angular-trust-built
    const d = this.sanitizer.sanitize(SecurityContext.HTML, "<b>" + name);
    return [a, b, c, d];
  }
}
