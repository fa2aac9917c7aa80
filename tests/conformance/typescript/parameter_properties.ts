class Page {
  constructor(private title: string, readonly text: string, n: number) {
    // ruleid: given-to-constructor
    sink(this.title)
    // ruleid: given-to-constructor
    sink(this.text)
    // ok: given-to-constructor
    sink(n)
  }
}
