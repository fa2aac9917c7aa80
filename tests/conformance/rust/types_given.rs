// ruleid: types-pub
fn f() {
    // ruleid: types-given, types-not-given
    a.collect::<Vec<u8>>();
    // ok: types-given
    // ruleid: types-not-given
    a.collect();
    // ok: types-given
    // ruleid: types-not-given
    a.collect::<Map<u8, u8>>();
    // ok: types-let
    if let Some(x) = y {
        // ruleid: types-let
        let z = x;
    }
    // ok: types-any-macro
    println!("{}", z);
}
