// ruleid: rust-pub-struct, rust-field
#[derive(Debug)]
struct Record { inner: Arc<Inner>, }
// ruleid: rust-pub-struct, rust-tuple-struct
pub struct Tup(i32);
// ruleid: rust-pub-struct
struct Unit;
// ruleid: rust-unsafe-trait
pub unsafe trait Marked { fn x(); }
trait Plain { fn x(); }
fn f() {
    // ruleid: rust-underscore
    match x {
        Ok(_) => 1,
        Err(e) => 2,
    }
}
