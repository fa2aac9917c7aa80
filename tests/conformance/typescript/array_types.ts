// Types of arrays and choices of types, which are no expressions.
function g(texts: string[], things: Foo[], tables: number[][], maybe: string | null, thing: Foo, more?: string[]) {
  // ruleid: array-of-texts
  texts.push(1);
  // ok: array-of-texts, array-argument
  things.push(1);
  // ruleid: array-of-arrays
  tables.push(1);
  // ruleid: array-of-texts
  more.push(1);
  // ruleid: text-or-null
  maybe.trim();
  // ok: array-of-texts, array-argument
  thing.trim();
  // ruleid: array-argument
  f(texts);
  // ruleid: array-argument
  f(things, 1);
  // ok: array-of-texts, array-argument
  f(thing);
}
class K {
  private list: string[] = [];
  m() {
    // ruleid: array-of-texts
    this.list.push('x');
    const q: string[] = [];
    // ruleid: array-of-texts
    q.push('x');
  }
}
