// ruleid: param-of-string
fn f1(a: String) {}
// ruleid: param-by-reference
fn f2(a: &String) {}
// ruleid: param-by-reference, param-that-changes
fn f3(a: &mut String) {}
// ruleid: param-by-reference, param-of-str
fn f4(a: &str) {}
// ruleid: param-by-reference, param-of-str
fn f5<'a>(a: &'a str) {}
// ruleid: param-by-reference
fn f6(a: u8, b: &String) {}
fn f7(a: *const u8) {}
// ruleid: gives-reference
fn f8(a: u8) -> &str { g(a) }
fn f9(a: u8) -> u8 { a }
fn f10() {
    // ruleid: vec-of-references
    let a: Vec<&str> = f();
    let b: Vec<String> = f();
}
