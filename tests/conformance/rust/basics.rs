// ruleid: rust-use1, rust-use2
use std::process::Command;
// ruleid: rust-use2
use std::fs::{self, File};
// ruleid: rust-use2
use md5 as m;
mod inner { pub fn f() {} }
// ruleid: rust-struct1, rust-struct2
#[derive(Debug, Clone)]
pub struct Point { pub x: i32, y: String }
// ruleid: rust-struct1
struct Unit;
// ruleid: rust-struct1
struct Tup(i32, u8);
enum E { A, B(i32), C { x: i32 } }
trait Shape { fn area(&self) -> f64; }
impl Shape for Point {
    // ruleid: rust-ast, rust-fld2
    fn area(&self) -> f64 { self.x as f64 }
}
impl Point {
    // ruleid: rust-fn5, rust-st
    pub fn new(x: i32) -> Self { Point { x, y: String::new() } }
}
// ruleid: rust-stat
static mut COUNTER: u32 = 0;
// ruleid: rust-cons
const MAX: usize = 10;
// ruleid: rust-fn6
#[test]
// ruleid: rust-aseq
fn test_it() { assert_eq!(1, 1); }
// ruleid: rust-fn4, rust-fn5
pub async fn handler(req: Request) -> Result<String, Error> {
    // ruleid: rust-strany, rust-try1
    let name = req.query("name")?;
    // ruleid: rust-fmt, rust-fmtv, rust-seq, rust-strany
    let q = format!("select {}", name);
    // ruleid: rust-await1, rust-exec, rust-ref, rust-refm, rust-try1
    db.execute(&q).await?;
    Ok(q)
}
// ruleid: rust-fn2
fn main() {
    // ruleid: rust-letmut, rust-lett
    let mut v: Vec<i32> = Vec::new();
    // ruleid: rust-letx
    let x = 5;
    // ruleid: rust-deref, rust-inun, rust-unsafeb
    unsafe { *ptr = 1; }
    // ruleid: rust-unsafeb
    unsafe {
        // ruleid: rust-inun, rust-tr
        let y = std::mem::transmute::<u32, f32>(3);
    }
    // ruleid: rust-chain, rust-cmd, rust-cmdfull, rust-strany, rust-unwrap
    Command::new("sh").arg("-c").arg(x).spawn().unwrap();
    // ruleid: rust-cmdfull, rust-strany
    let out = std::process::Command::new("ls").output().expect("fail");
    // ruleid: rust-println, rust-println2, rust-strany
    println!("hi {}", x);
    // ruleid: rust-ifp
    if x > 3 { foo(); } else if x == 2 { bar(); } else { baz(); }
    // ruleid: rust-ifl
    if let Some(z) = opt { use_it(z); }
    match x {
        1 => one(),
        2 | 3 => { two() }
        _ => other(),
    }
    // ruleid: rust-forp, rust-forp2, rust-meth
    for i in 0..10 { v.push(i); }
    while x < 3 { break; }
    // ruleid: rust-loopp
    loop { continue; }
    // ruleid: rust-lam
    let c = |a: i32, b| a + b;
    // ruleid: rust-strany, rust-tup
    let t = (1, "a");
    // ruleid: rust-arr
    let arr = [1, 2, 3];
    // ruleid: rust-lett, rust-str, rust-strany
    let s: &str = "lit";
    // ruleid: rust-strany
    let r = r#"raw"#;
    // ruleid: rust-strany
    let b = b"bytes";
    // ruleid: rust-idx
    v[0] = 1;
    // ruleid: rust-aug
    x += 1;
    // ruleid: rust-st, rust-strany
    let p = Point { x: 1, y: "a".to_string() };
    // ruleid: rust-fld, rust-fld2
    p.x;
    t.0;
    // ruleid: rust-fopen, rust-fopen2, rust-strany, rust-unwrap
    File::open("x").unwrap();
    // ruleid: rust-panic, rust-strany
    panic!("bad");
    return;
    // ruleid: rust-md5
    let _ = md5::compute(x);
    // ruleid: rust-none
    let n = None;
    let bo = true;
    // ruleid: rust-ref, rust-refm
    let rr = &mut v;
    // ruleid: rust-deref
    let d = *rr;
    // ruleid: rust-rm2
    fs::remove_file(path);
    // ruleid: rust-md5
    m::compute(data);
    // ruleid: rust-vec
    vec![1, 2];
}
