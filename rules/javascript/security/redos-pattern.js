const forms = [
  // ruleid: redos-pattern
  /^(a+)+$/,
  // ruleid: redos-pattern
  /^([a-z]+)*!$/,
  // ruleid: redos-pattern
  new RegExp("^(\\w+)+@"),
  // ok: redos-pattern
  /^(a+)$/,
  // ok: redos-pattern
  /^(\w+\.)+$/,
  // ok: redos-pattern
  /^([a-z]+,)*!$/,
];
