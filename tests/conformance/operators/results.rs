fn a() -> u8 {
    // ruleid: result-of-statement
    1
}
fn b() {
    f();
    // ruleid: result-of-statement
    g();
}
fn c() {
    // ok: result-of-statement
    x = 1;
}
