pragma solidity ^0.8.0;
// ruleid: import-path
import "./x.sol";

// ruleid: contract-c-is-a-b-any, contract-c-any-function-initialize-a, contract-c-is-initializable-any
contract More is Initializable, Base {
    // ruleid: using-l-for
    using SafeMath for *;
    // ruleid: mapping-address-uint256-m, mapping-k-v-m, t-f
    mapping(address => uint256) balances;
    // ruleid: mapping-k-v-m, t-f
    mapping(address => mapping(uint => bool)) nested;
    // ruleid: t-f
    uint[] arr;
    // ruleid: f-any
    // todoruleid: bytes32-public-constant-x-any
    bytes32 public constant ROLE = keccak256("X");
    // ruleid: event-e-any-address-a-any
    event Sent(address indexed who, uint amount);

    // ruleid: function-f-any-m-any-any, constructor-any-any
    constructor(address a) Base(a) {
        owner = a;
    }
    // ruleid: function-f-any-m-any, function-f-any-m-any-any, modifier-m-any
    modifier onlyOwner() {
        // ruleid: f-any, require-owner-msgsender-any
        require(owner() == _msgSender(), "x");
        // ruleid: p
        _;
    }
    // ruleid: function-f-any-public-returns-any-an, function-f-any-m-any, function-f-any-m-any-any
    function initialize(address a) public initializer {
        owner = a;
    }
    // ruleid: function-f-any-public-returns-any-an, unprotected-init
    function init2(address a) public {
        owner = a;
    }
    // ruleid: function-f-any-any-require-any-msg-s, function-f-any-m-any, function-f-any-m-any-any
    function guarded(uint x) external nonReentrant returns (uint) {
        // ruleid: f-any
        require(msg.sender == owner, "no");
        return x;
    }
    // ruleid: function-f-any-public-returns-any-an, function-f-any-any-if-any-msg-sender, function-f-any-m-any-any, unprotected-init
    function guarded2(uint x) public only(ROLE) returns (uint a, bool b) {
        // ruleid: if-any-any, f-any
        if (msg.sender != owner) { revert("x"); }
        return (x, true);
    }
    // ruleid: function-f-any-external-payable-retu, function-f-any-m-any, function-f-any-m-any-any
    function pay(address payable to, uint amount) external payable {
        // ruleid: x-call-value-any, bool-ok-x-call-value-any, f-any
        (bool ok, ) = to.call{value: amount}("");
        // ruleid: x-call-value-any, payable-x-call-value-v, f-any
        payable(to).call{value: 1}("");
        // ruleid: x-f-any, f-any, inside
        to.transfer(amount);
        // ruleid: ierc20-x-transfer-any, x-f-any, c-a-f-any, f-any
        IERC20(token).transfer(to, amount);
        // ruleid: a-transferfrom-from-any, a-transferfrom-msg-sender-any, x-f-any, f-any
        token.transferFrom(msg.sender, to, amount);
        // ruleid: a-transferfrom-from-any, x-f-any, f-any
        token.transferFrom(from, to, amount);
        // ruleid: address-0, if-any-any, if-a-address-0-revert-any, x-0, f-any
        if (to == address(0)) revert("zero");
        // ruleid: address-0, if-any-any, if-a-address-0-revert-any, x-0, f-any
        if (to == address(0)) revert Zero();
        // ruleid: emit-e-any-a-any
        emit Sent(to, amount);
        // ruleid: new-c-salt-s-any, f-any
        Token t = new Token{salt: s}(amount);
    }
    // ruleid: function-f-any-public-returns-any-an, unprotected-init
    function safe(address payable to) public {
        // ruleid: x-f-any, f-any
        to.transfer(1);
    }
    // ruleid: function-f-any-public-returns-any-an, unprotected-init
    function loops() public {
        // ruleid: for-uint-i-i-arr-length-any-any, arrlen
        for (uint i; i < arr.length; ++i) { sum += arr[i]; }
        // ruleid: for-uint256-i-0-i-arr-length-i-any, f-any, arrlen
        // todoruleid: for-i-0-any-any-any
        for (uint256 i = 0; i < arr.length; i++) { foo(i); }
        // ruleid: uint-x, t-f
        uint k;
        // ruleid: for-i-0-any-any-any, f-any
        for (k = 0; k < 3; k++) { foo(k); }
        // ruleid: while-gasleft-x-any, while-any-any, f-any
        while (gasleft() > 100) { foo(1); }
        // ruleid: unchecked-any-i-any
        unchecked { ++k; }
        // ruleid: unchecked-any-i-any-2, f-any
        unchecked { foo(1); k++; }
        // ruleid: x-a-b-c, x-any-y
        nested[a][1] = true;
        // ruleid: x-any-y
        balances[a] = 1;
        // ruleid: arr-push-any, x-f-any, f-any
        arr.push(1);
        // ruleid: delete-x-y
        delete arr[0];
    }
    // ruleid: function-f-any-public-returns-any-an, function-f-any-m-any, function-f-any-m-any-any, unprotected-init
    function math(uint a, uint b, uint c) public view returns (uint) {
        // ruleid: a-b-c, x-y-any-x-z
        uint x = a * b / c;
        // ruleid: a-b-c
        uint y = (a * b) / c;
        // ruleid: a-b-c-2
        uint z = a / b * c;
        // ruleid: x-y
        uint m = a % b;
        // ruleid: x-block-timestamp-y
        uint256 deadline = block.timestamp + 1;
        // ruleid: if-any-any, block-timestamp-x, if-x-return-y, f-any
        if (block.timestamp > deadline) { return x; } else { foo(2); }
        // ruleid: x-0
        bool eq = a == 0;
        // ruleid: x-y-2
        bool ge = a >= b;
        // ruleid: uint8-x
        uint8 small = uint8(a);
        // ruleid: uint256-x-uint256-y
        uint256 big = uint256(a);
        // ruleid: int256-x-1
        int256 neg = -1;
        // ruleid: ecrecover-any, f-any
        address who = ecrecover(h, v, r, s);
        // ruleid: ecrecover-any, addr-ecrecover-any, f-any
        require(who == ecrecover(h, v, r, s));
        // ruleid: t-memory-x-y, abi-encodewithselector-x-transfer-se, x-f-any, f-any, x-selector
        bytes memory d = abi.encodeWithSelector(token.transfer.selector, a);
        // ruleid: t-memory-x, t-f
        Info memory info;
        // ruleid: t-memory-x-y
        Info memory info2 = infos[a];
        // ruleid: t-memory-x-y, x19ethereum-signed-message-n32
        string memory p = "\x19Ethereum Signed Message:\n32";
        // ruleid: x-y-z
        uint q = eq ? 1 : 2;
        // ruleid: super-f-any, x-f-any, f-any
        super.math(a, b, c);
        // ruleid: f-any
        assembly { let t := sload(0) }
        // ruleid: x-f-any, try-x-f-any-returns-t-v-any-catch-an, f-any
        try token.foo(a) returns (uint v) { foo(v); } catch { foo(3); }
        // ruleid: x-f-any, f-any
        try token.bar(a) { foo(4); } catch (bytes memory reason) { foo(5); }
        // ruleid: x-y-any-x-z
        x = 1;
        // ruleid: f-any
        foo(x);
        x = 2;
        return q;
    }
}
// ruleid: contract-c-is-a-b-any
contract Other is A, B {
    // ruleid: function-f-any-public-returns-any-an, unprotected-init
    function f() public {}
}
