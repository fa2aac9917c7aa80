pragma solidity 0.8.1;
// ruleid: ownable
contract Reviews is Base, Ownable, Other {
    uint256 total;
    uint256 sum = 1;
    // ruleid: shadow
    bytes32 constant T = keccak256("T");
    // ruleid: ctor, visibility
    constructor() { }
    function swap() public {
        router.exactInput(P({path: p, min: 0, to: msg.sender}));
        router.exactInput(P({path: p, min: m}));
        // ruleid: foo-a-x
        foo({a: 1});
        // ruleid: nested-if
        if (a && b) { foo(1); }
        if (a && b) { foo(1); } else { foo(2); }
        // ruleid: state-inc
        total += 1;
        // ruleid: state-inc-val
        sum += 2;
        other += 3;
        // ruleid: len-loop, postfix, postfix-update
        for (uint i = 0; i < list.length; i++) { total++; }
        for (uint i = 0; i < 3; ++i) { foo(i); }
        // ruleid: zero-init
        bool flag = false;
        // ruleid: multi-require
        require(a > 1 && b > 2, "x");
        // ruleid: short-string
        require(a > 1, "this message is much longer than thirty three characters");
        // ruleid: bhash
        blockhash(block.number);
        // ruleid: bhash
        blockhash(block.number + 1);
        blockhash(block.number - 1);
        // ruleid: price
        pool.get_price();
        // ruleid: mvregex
        token.transfer(a, b);
        require(token.transfer(a, b), "x");
        bool ok = token.transferFrom(a, b, c);
        // ruleid: unused-return
        token.approve(a, b);
        // ruleid: div-mul
        uint q = a / b * c;
        // ruleid: div-mul
        uint r = (a / b) * c;
        // todoruleid: oracle
        (, int256 answer, , , ) = feed.latestRoundData();
        // todoruleid: oracle
        (uint80 id, int256 price, uint256 s, uint256 t, uint80 u) = feed.latestRoundData();
        // ruleid: ts-cmp
        if (end == block.timestamp) { foo(3); }
        // ruleid: ts-cmp
        require(end >= block.timestamp);
        // ruleid: const-focus
        uint256 big = 5000;
        // TODO later
    }
    // ruleid: access
    function setAll(address a) external { total = 1; }
    function run(address target, bytes memory d) external { target.delegatecall(d); }
    // ruleid: metavar-pattern
    function runOwner(address target, bytes memory d) external onlyOwner { target.delegatecall(d); }
    function runInternal(address target, bytes memory d) internal { target.delegatecall(d); }
    function runCall(address target) public { target.call(""); }
    // ruleid: packed
    function pack(bytes memory a, bytes memory b) public { keccak256(abi.encodePacked(a, b)); }
    // ruleid: packed2
    function pack2(string memory a, string memory b) public { keccak256(abi.encodePacked(a, b)); }
    function pack3(bytes calldata a, uint b) public { keccak256(abi.encodePacked(a, b)); }
    // ruleid: self-transfer
    function move(address from, address to, uint256 amount) internal {
        uint x = balances[from];
        balances[from] = x - amount;
        balances[to] = 1;
    }
    function moveSafe(address from, address to, uint256 amount) internal {
        require(from != to, "same");
        balances[from] = 1;
    }
    // ruleid: borrow
    function borrow(uint amount) external {
        check(amount);
        send(msg.sender, amount);
        loans[msg.sender].principal = amount;
    }
    // ruleid: visibility
    function nothing() { }
    // ruleid: metavar-pattern
    function guarded() public onlyOwner { }
    function guarded2() public onlyRole(ADMIN) { }
}
// ruleid: visibility
contract Pay { constructor(uint a) payable { } }
