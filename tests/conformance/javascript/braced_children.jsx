const a = [
  // ok: any-in-braces, bound-in-braces, somewhere
  <p>x</p>,
  // ruleid: any-in-braces, bound-in-braces, somewhere
  <p>{x}</p>,
  // ruleid: any-in-braces, bound-in-braces, somewhere
  <p>{f(1)}</p>,
  // ok: any-in-braces, bound-in-braces
  // ruleid: somewhere
  <p>a {x} b</p>,
  // ok: any-in-braces
  <p></p>,
  // ok: any-in-braces, bound-in-braces
  <p>{/* nothing */}</p>,
  // ok: any-in-braces
  <p><b>x</b></p>,
];
