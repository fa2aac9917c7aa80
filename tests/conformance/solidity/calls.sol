pragma solidity ^0.8.0;

contract Calls {
    event Done(uint a);
    error Bad(uint a);
    uint[] list;
    mapping(address => mapping(uint => bool)) seen;

    function f(address to, uint a, bytes memory data) public payable {
        // ruleid: foo-any
        foo();
        // ruleid: foo-any, foo-x, foo-x-any, foo-any-1
        foo(1);
        // ruleid: foo-any, foo-x, foo-x-any
        foo(a);
        // ruleid: foo-any, foo-x-any, foo-any-1
        foo(a, 1);
        // ruleid: foo-any, foo-x-any, f-x-x
        foo(a, a);
        // ruleid: x-foo-any
        o.foo(1);
        // ruleid: x-call-any
        to.call(data);
        // ruleid: x-call-value-v-any, x-call-value-v
        to.call{value: 1}("");
        // ruleid: x-call-value-v-gas-g-any
        (bool ok, bytes memory result) = to.call{value: msg.value, gas: 5000}(data);
        // ruleid: x-call-value-v-any, x-call-value-v
        (bool sent, ) = to.call{value: a}("");
        // ruleid: x-call-value-v-any-2
        to.call.value(a)("");
        // ruleid: x-delegatecall-any
        to.delegatecall(data);
        // ruleid: require-c-any, require-c-any-2
        require(a > 1, "too small");
        // ruleid: require-c-any, require-c
        require(a > 1);
        // ruleid: require-c-any, require-c, x-send-y
        require(to.send(1));
        // ruleid: revert-any
        if (a == 2) revert("no");
        // ruleid: revert-any, revert-e-any
        if (a == 3) revert Bad(a);
        // ruleid: revert-any
        if (a == 4) revert();
        // ruleid: emit-e-any, emit-done-a
        emit Done(a);
        // ruleid: new-t-any
        Token t = new Token(a, "x");
        // ruleid: address-x, this
        address self = address(this);
        // ruleid: payable-x-transfer-y, x-transfer-y
        payable(to).transfer(a);
        // ruleid: x-transfer-y, msg-sender, n-1-ether
        msg.sender.transfer(1 ether);
        // ruleid: abi-encodepacked-any, keccak256-any
        bytes32 h = keccak256(abi.encodePacked(a, to));
        // ruleid: x-length
        uint n = list.length;
        // ruleid: x-i
        uint x = list[0];
        // ruleid: x-i, x-i-j
        bool s = seen[to][a];
        // ruleid: type-t-max
        uint m = type(uint256).max;
        // ruleid: foo-any, foo-x, foo-x-any, block-timestamp, any-block-timestamp-any
        if (block.timestamp > a) foo(block.timestamp + 1);
        // ruleid: foo-any, foo-x, foo-x-any, foo-any-msg-value-any
        foo(msg.value * 2);
        // ruleid: assert-x
        assert(a == 1);
        // ruleid: selfdestruct-x
        selfdestruct(payable(to));
        // ruleid: foo-any
        foo({a: 1, b: 2});
        // ruleid: point-x-x-y-y
        Point memory p = Point({x: 1, y: 2});
        // ruleid: x-i, delete-x
        delete list[0];
        // ruleid: x
        a++;
        // ruleid: x-2
        ++a;
        // ruleid: n-0x1234
        uint y = 0x1234;
        uint z = 1 days;
        // ruleid: x-any-end
        a.b().c(1).end();
    }
}
