fn f() {
    // ruleid: rust-macro-call
    g!(f(y));
    // ruleid: rust-macro-same
    println!("{}", v[i]);
    // ruleid: rust-macro-compare
    assert!(x > 0);
    assert!(x > 1);
}
