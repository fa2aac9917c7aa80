contract A {
  function f() public {
    // ruleid: sender
    // ruleid: member-call
    msg.sender.call{value: 1}("");
    // ruleid: member-call
    a.b.call{value: msg.value}("");
    // ok: made
    new Foo{salt: s}(x);
  }
}
