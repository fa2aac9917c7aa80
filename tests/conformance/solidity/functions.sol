contract Box {
    uint kept;
    function outer() public {
        inner(source(), 1);
        inner(1, source());
        // todoruleid: through
        sink(gives());
        // ruleid: through
        sink(same(source()));
        sink(same(clean(source())));
        kept = source();
        show();
    }
    // todoruleid: through
    function inner(uint value, uint other) internal { sink(value); }
    function gives() internal returns (uint) { return source(); }
    function same(uint v) internal pure returns (uint) { return v; }
    function named() internal returns (uint r) { r = source(); }
    // todoruleid: through
    function show() internal { sink(kept); sink(named()); }
    // todoruleid: through
    function assembled() internal { uint a = source(); assembly { let b := a sink(b) } }
}
