<?php
function f(string $s, int $i, bool $b, ?string $q) {
  $vs = "x";
  $vi = 3;
  // ruleid: basic-text, basic-text-too
  use_it("a");
  // ok: basic-text, basic-whole, basic-truth
  use_it("a$i");
  // ruleid: basic-number, basic-whole
  use_it(3);
  // ruleid: basic-fraction, basic-number
  use_it(1.5);
  // ruleid: basic-truth
  use_it(true);
  // ruleid: basic-text, basic-text-too
  use_it($vs);
  // ruleid: basic-number, basic-whole
  use_it($vi);
  // ruleid: basic-text, basic-text-too
  use_it($s);
  // ruleid: basic-number, basic-whole
  use_it($i);
  // ruleid: basic-truth
  use_it($b);
  // ok: basic-text, basic-whole, basic-truth
  use_it($q);
  // ruleid: basic-text, basic-text-too
  use_it((string) $z);
  // ruleid: basic-number, basic-whole
  use_it((int) $z);
}
