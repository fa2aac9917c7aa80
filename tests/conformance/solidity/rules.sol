pragma solidity ^0.8.0;

contract Rules {
    uint constant LIMIT = 7;
    // ruleid: unprotected
    function a() public { selfdestruct(payable(msg.sender)); }
    function b() public onlyOwner { selfdestruct(payable(msg.sender)); }
    function c() internal { selfdestruct(payable(msg.sender)); }
    // ruleid: named
    function mint(uint amount) external {
        // ruleid: tx-origin
        require(tx.origin == msg.sender, "no");
        // ruleid: tx-origin
        if (msg.sender == tx.origin) { foo(1); }
    }
    function withdraw(uint amount) external {
        // ruleid: reentrancy
        (bool ok, ) = msg.sender.call{value: amount}("");
        require(ok);
        balances[msg.sender] = 0;
    }
    function fine(uint amount) external {
        balances[msg.sender] = 0;
        msg.sender.call{value: amount}("");
    }
    // ruleid: named
    function burn() public {
        // ruleid: arith
        uint x = price * wad;
        uint y = price * base;
        foo(99);
        // ruleid: big
        foo(101);
        foo(LIMIT);
        uint n = 7;
        // ruleid: const
        foo(n);
        string memory s = "abc";
        // ruleid: const-text
        foo(s);
    }
    function setOwner(address next) public {
        // ruleid: no-event
        owner = next;
    }
    function setOwnerLoud(address next) public {
        owner = next;
        emit Changed(next);
    }
    function pay(address[] memory to) public {
        for (uint i = 0; i < to.length; i++) {
            // ruleid: in-loop
            to[i].transfer(1);
        }
        to[0].transfer(2);
    }
    function typed(address payable to, Other o) public {
        to.transfer(1);
        o.transfer(2);
    }
}
