fn a(s: &str, n: i32) -> String {
    // ruleid: shadowed-parameter
    sink(s);
    let t = s.trim();
    let s = "b";
    // ok: shadowed-parameter
    sink(s);
    // ruleid: shadowed-parameter
    sink(t);
    x()
}
