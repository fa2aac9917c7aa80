impl A {
    const Z: u8 = 0;
    // ruleid: members-of-rust
    const A: u8 = 1;
    const B: u8 = 2;
}
