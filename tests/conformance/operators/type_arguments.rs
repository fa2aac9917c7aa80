fn m() {
    // ruleid: type-variable-rust
    let a: Box<u8> = f();
    // ok: type-variable-rust
    let b: Vec<Box> = f();
}
