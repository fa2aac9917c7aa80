for (let i = 0; i < 3; i++) { a(); }
// ruleid: loop-assigned
for (i = 0; i < 3; i++) { a(); }
// ruleid: loop-await, loop-const
for (const x of xs) { a(); }
// ruleid: loop-await, loop-const
for (x of xs) { a(); }
// ruleid: loop-await, loop-const
for await (const x of xs) { a(); }
// ruleid: assigns-one
let n = 1;
const { m = 1, k } = o;
// ruleid: assigns-one
n = 1;
// ruleid: adds
n += 2;
// ruleid: adds
n = n + 2;
class A {
  private name: string;
  constructor(name: string, size: number) {
    // ruleid: field-of-parameter-by-spelling
    this.name = name;
    // ruleid: field-of-parameter, field-of-parameter-by-spelling
    this.size = size;
  }
}
// ruleid: nameless-class
const B = class { };
switch (n) {
  case 'a':
    // ruleid: any-text
    a('b');
}
// ruleid: any-parameter
function same1(p) {
  // ruleid: same-twice-by-spelling
  same(p);
  { let p = 2; same(p); }
}
// ruleid: any-parameter, taken-apart
function one({ a }) { }
// ruleid: any-parameter
function two({ a }: { a: A }) { }
// ruleid: any-parameter
function three(a: A) { }
