pragma solidity ^0.8.0;

contract Taint {
    address kept;
    function straight() public {
        uint a = source();
        // ruleid: flow
        sink(a);
        uint b = clean(a);
        sink(b);
        // ruleid: flow
        sink(a + 1);
        // ruleid: flow
        sink(wrap(a));
        // ruleid: flow
        sink(a.field);
        uint c = 1;
        sink(c);
        c = a;
        // ruleid: flow
        sink(c);
        c += 1;
        // ruleid: flow
        sink(c);
        (uint d, uint e) = source();
        // todoruleid: flow
        sink(d);
        // todoruleid: flow
        sink(e);
        uint[] memory f = source();
        // ruleid: flow
        sink(f[0]);
    }
    function branches(bool flag) public {
        uint a = 1;
        if (flag) { a = source(); } else { a = 2; }
        // ruleid: flow
        sink(a);
        // ruleid: flow
        for (uint i = source(); i < 3; i++) { sink(i); }
        uint g = flag ? source() : 1;
        // ruleid: flow
        sink(g);
        try other.f(source()) returns (uint v) { sink(v); } catch { sink(1); }
        // todoruleid: flow
        unchecked { uint h = source(); sink(h); }
        address j = address(source());
        // ruleid: flow
        sink(j);
        require(source() > 1);
        // ruleid: flow
        sink(payable(j));
    }
    function run(address target, uint n) public {
        // ruleid: param
        target.delegatecall("");
        kept.delegatecall("");
    }
    function inner(address target) internal {
        target.delegatecall("");
    }
    function pay(address to) public {
        // ruleid: sender
        to.call{value: 1}(msg.data);
        to.call{value: 1}("");
    }
}
