contract C {
  function f() public {
    // ok: tuples-assigned
    // ruleid: tuples-declared
    (uint a, uint b) = g();
    // ruleid: tuples-assigned
    (x, y) = g();
  }
}
