function f(s: string, i: number, b: boolean) {
  const vs = "x";
  let vi = 3;
  const vt = `a`;
  // ruleid: basic-text, basic-text-too, basic-typed-behind-text
  use_it("a");
  // ok: basic-text, basic-whole, basic-truth
  use_it(`a`);
  // ok: basic-text, basic-whole, basic-truth
  use_it(`a${i}`);
  // ruleid: basic-fraction, basic-number
  use_it(3);
  // ruleid: basic-truth, basic-typed-behind-truth
  use_it(true);
  // ruleid: basic-text, basic-text-too, basic-typed-behind-text
  use_it(vs);
  // ruleid: basic-fraction, basic-number
  use_it(vi);
  // ruleid: basic-text, basic-text-too, basic-typed-behind-text
  use_it(vt);
  // ruleid: basic-text, basic-text-too, basic-typed-behind-text
  use_it(s);
  // ruleid: basic-number
  use_it(i);
  // ruleid: basic-truth, basic-typed-behind-truth
  use_it(b);
}
