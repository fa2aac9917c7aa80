contract C {
  // ruleid: declared-event
  event Paid(uint a);
  // ok: declared-event
  // ruleid: declared-error
  error Denied(uint a);

  function f() public {
    // ok: declared-assigned
    // ruleid: declared-tuple
    (uint a, uint b) = g();
    // ruleid: declared-assigned
    (x, y) = g();
  }
}
