// ruleid: pragma-solidity-0-8-0, pragma-solidity-v
pragma solidity ^0.8.0;

// ruleid: import-x, import-a-sol
import "./a.sol";
// ruleid: import-x, import-a-from-any
import {Ownable, Other as Alias} from "./b.sol";
// ruleid: import-x
import * as Lib from "./c.sol";

type Price is uint256;

// ruleid: interface-c-any
interface IToken {
    // ruleid: event-e-any, function-f-any-external
    function transfer(address to, uint amount) external returns (bool);
    // ruleid: event-e-any, function-f-any-external, function-f
    function ping() external;
}

// todoruleid: library-c-any
library Math {
    // ruleid: function-f-any-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    function add(uint a, uint b) internal pure returns (uint) {
        return a + b;
    }
}

// ruleid: contract-c-any, abstract-contract-c-any
abstract contract Base {
    // ruleid: event-e-any, function-f-any-public, function-f
    function todo() public virtual;
}

// ruleid: contract-c-any, contract-c-is-b-any, contract-c-is-ownable-any, contract-c-is-any-ownable-any-any, contract-c-any-function-f-any-any-an, contract-c-any-address-o-any, contract-c-any-constructor-any-any-a
contract Token is Ownable {
    // ruleid: using-a-for-b, using-safemath-for-uint256
    using SafeMath for uint256;
    using {add} for Price;
    // ruleid: struct-s-any
    struct Info {
        uint count;
        address who;
    }
    // ruleid: enum-e-any
    enum State { Open, Closed }
    // ruleid: event-e-any
    event Sent(address indexed to, uint amount);
    // todoruleid: event-e-any
    error Bad(uint code);
    address admin;

    // ruleid: modifier-m-any-any, modifier-m-any, modifier-onlyowner-any, function-f-any-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    modifier onlyOwner() {
        require(msg.sender == admin);
        _;
    }
    // ruleid: modifier-m-any-any, function-f-any-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    modifier only(bytes32 role) {
        _;
    }
    // ruleid: function-f-any-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, function-f-any-address-a-any-any, function-f-address-a-any, constructor-any-any
    constructor(address a) Ownable() {
        admin = a;
    }
    // ruleid: function-f-any-any, function-f-any-public-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    function one() public {
        foo(1);
    }
    // ruleid: function-f-any-any, function-f-any-public-any, function-f-any-public-payable-any, function-f-any-onlyowner-any, function-f-any-public-onlyowner-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, function-f-any-address-a-any-any, function-f-address-a-any
    function two(address to) public payable onlyOwner returns (uint) {
        return 1;
    }
    // ruleid: function-f-any-any, function-f-any-external-any, function-f-any-external-only-r-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, function-f-any-address-a-any-any, function-f-any-address-a-any-any-a-d
    function three(uint a, address to, bytes memory data) external only("x") {
        to.delegatecall(data);
    }
    // ruleid: function-f-any-any, function-f-any-external-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, function-f-any-external-view-returns
    function four() external view returns (uint a, bool b) {
        return (1, true);
    }
    // ruleid: function-f-any-any, function-f-any-public-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, function-f-any-public-any-selfdestru
    function kill(address payable to) public {
        foo(2);
        selfdestruct(to);
    }
    // ruleid: function-f-any-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    function hidden(uint a) internal {
        if (a > 1) {
            selfdestruct(payable(msg.sender));
        }
    }
    // ruleid: function-f-any-any, function-f-any-public-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, function-f-any-address-a-any-any, function-transfer-any-any
    function transfer(address to, uint amount) public override returns (bool) {
        return true;
    }
    // ruleid: function-f-any-any, function-f-any-external-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    fallback() external {
    }
    // ruleid: function-f-any-any, function-f-any-external-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    receive() external payable {
    }
}

// ruleid: contract-c-any, contract-c-is-b-any, contract-c-is-any-ownable-any-any, contract-c-any-function-f-any-any-an, contract-c-any-constructor-any-any-a
contract Two is Base, Ownable {
    // ruleid: function-f-any-any, function-f-any-returns-t-any, function-f-any-returns-uint-any, constructor-any-any, constructor-any
    constructor() {
    }
    // ruleid: function-f-any-any, function-f-any-public-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    function todo() public override {
    }
}

// ruleid: contract-c-any, contract-c-any-function-f-any-any-an
contract Old {
    // ruleid: function-f-any-any, function-f-any-public-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    function Old() public {
    }
    // ruleid: function-f-any-any, function-f-any-external-any, function-f-any-returns-t-any, function-f-any-returns-uint-any
    function () external payable {
    }
}
