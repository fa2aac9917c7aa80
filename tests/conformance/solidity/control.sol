pragma solidity ^0.8.0;

contract Control {
    function f(uint a, bool flag, address payable to) public returns (uint) {
        // ruleid: if-c-any, if-x-y-any
        if (a == 1) { foo(1); }
        // ruleid: if-c-any, if-x-y-any
        if (a == 2) foo(2);
        // ruleid: if-c-any, if-c-any-else-any, if-x-any
        if (!flag) {
            foo(3);
        // ruleid: if-c-any, if-c-any-else-any, x-0, if-c-any-return-x
        } else if (a > 0) {
            // ruleid: return-x
            return 4;
        } else {
            foo(5);
        }
        // ruleid: for-any-any, for-any-c-any-any, for-t-i-0-i-l-i-any, for-uint-i-0-any-any-any, for-any-any-foo-any-any
        for (uint i = 0; i < list.length; i++) {
            foo(i);
        }
        for (uint256 j = 0; j < 10; ++j) to.transfer(j);
        // ruleid: for-any-any
        for (;;) { break; }
        // ruleid: while-c-any, while-true-any
        while (true) { continue; }
        while (a < 10) a++;
        // ruleid: do-any-while-c, x-0
        do { a--; } while (a > 0);
        // ruleid: try-x-foo-y-returns-any-any-catch-an
        try other.foo(a) returns (uint v) {
            // ruleid: return-x
            return v;
        } catch Error(string memory reason) {
            foo(reason);
        } catch {
            foo(6);
        }
        // ruleid: unchecked-any
        unchecked { a += 1; }
        assembly {
            let x := mload(0x40)
            mstore(x, add(a, 1))
            // ruleid: if-c-any
            if iszero(x) { revert(0, 0) }
        }
        // ruleid: c-a-b
        uint c = flag ? 1 : 2;
        // ruleid: a-b
        bool d = flag && a > 1;
        // ruleid: a-b-2
        uint e = a + 1;
        // ruleid: a-b-c
        uint g = a / 2 * 3;
        // ruleid: x-y
        uint h = a ** 2;
        // ruleid: tx-origin-x
        require(tx.origin == msg.sender);
        // ruleid: if-c-any, if-x-y-any, return-x, x-true, if-c-any-return-x
        if (flag == true) { return a; }
        // ruleid: require-x-f-any-any
        require(token.transfer(to, 1), "failed");
        // ruleid: x-call-value-v-any-any-b-k-z
        (bool ok, ) = to.call{value: 1}("");
        balances[to] = 0;
        // ruleid: require-a-any-foo-a
        require(flag);
        log(1);
        foo(flag);
        // ruleid: uint-x-y-any-return-x
        uint r = a;
        // ruleid: return-x
        return r;
    }
    function pair() public returns (uint, uint) {
        // ruleid: return-x, return-a-b
        return (1, 2);
    }
}
