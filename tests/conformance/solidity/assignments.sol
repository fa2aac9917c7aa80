pragma solidity ^0.8.0;

// ruleid: x-y, x-y-2, uint256-x-y, t-x-y, uint256-constant-x-y
uint256 constant TOP = 3;

contract Vars {
    // ruleid: x-y, x-y-2, uint256-x-y, t-x-y, uint256-constant-x-y
    uint256 constant LIMIT = 100;
    // ruleid: x-y, x-y-2, t-x-y, bytes32-constant-x-keccak256-any
    bytes32 constant ROLE = keccak256("ROLE");
    // ruleid: t-x
    address public owner;
    // ruleid: t-x
    address private other;
    // ruleid: t-x
    address immutable token;
    // ruleid: x-y, x-y-2, uint-x-y, t-x-y, uint-x-1
    uint public total = 1;
    // ruleid: t-x, mapping-address-uint-x
    mapping(address => uint) public balances;
    // ruleid: t-x
    mapping(address => mapping(uint => bool)) seen;
    // ruleid: x-y, x-y-2, t-x-y
    string name = "abc";

    constructor(address t) {
        // ruleid: x-y, x-y-2, x-msg-sender, owner-x
        owner = msg.sender;
        // ruleid: x-y, x-y-2
        token = t;
    }

    function f(address payable to, uint a) external {
        // ruleid: x-y, x-y-2, uint-x-y, t-x-y, uint-x-1
        uint x = 1;
        // ruleid: x-y, x-y-2, uint256-x-y, t-x-y
        uint256 y = a;
        // ruleid: x-y, x-y-2, t-x-y, address-x-y
        address z = to;
        // ruleid: t-x
        uint w;
        // ruleid: x-y, x-y-2, t-x-y, string-memory-x-y
        string memory s = "text";
        // ruleid: x-y, x-y-2, t-x-y, bool-x-y-send-any
        bool ok = to.send(1);
        // ruleid: x-y, x-y-2, bool-s-x-call-value-v
        (bool sent, ) = to.call{value: 1}("");
        // ruleid: x-y, x-y-2, bool-s-bytes-memory-d-x-call-any
        (bool done, bytes memory d) = to.call(abi.encode(1));
        // ruleid: x-y, x-y-2
        (uint p, uint q) = pair();
        // ruleid: x-y, x-y-2
        (p, q) = pair();
        // ruleid: x-y, x-y-2
        x = 2;
        // ruleid: x-y, x-y-2, x-x-1
        x = x + 1;
        // ruleid: x-y-3
        x += a;
        // ruleid: x-y, x-y-2, x-k-v
        balances[to] = a;
        // ruleid: x-y-4, x-k-v-2
        balances[to] -= a;
        // ruleid: x-y-4
        total -= 1;
        // ruleid: x-y, x-y-2, t-x-y
        Info storage info = infos[a];
        // ruleid: x-y, x-y-2
        info.count = 2;
        // ruleid: x-y, x-y-2, t-x-y
        var old = 1;
    }
}
