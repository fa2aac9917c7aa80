#![allow(dead_code)]
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Write};
use std::process::Command;
use std::sync::{Arc, Mutex};
use actix_web::{get, post, web, HttpResponse, Responder};
use serde::{Deserialize, Serialize};
use reqwest::Client as HttpClient;

pub mod config;
// ruleid: rust-lint-fn-ret
mod private { pub fn inner() -> i32 { 1 } }

const LIMIT: usize = 10;
static NAME: &str = "app";
static mut GLOBAL: i32 = 0;

// ruleid: rust-lint-struct-field
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct User {
    pub id: u64,
    pub name: String,
    password: Option<String>,
}

#[derive(Debug)]
enum AppError {
    NotFound,
    Io(io::Error),
    Bad { code: i32 },
}

pub trait Store {
    fn get(&self, id: u64) -> Option<User>;
    fn put(&mut self, user: User) -> Result<(), AppError>;
    // ruleid: rust-lint-fn-ret
    fn describe(&self) -> String { String::from("store") }
}

impl Store for MemStore {
    // ruleid: rust-lint-fn-option, rust-lint-fn-ret
    fn get(&self, id: u64) -> Option<User> {
        self.map.get(&id).cloned()
    }
    // ruleid: rust-lint-fn-result, rust-lint-fn-ret, rust-lint-method-mut-self
    fn put(&mut self, user: User) -> Result<(), AppError> {
        self.map.insert(user.id, user);
        Ok(())
    }
}

impl MemStore {
    // ruleid: rust-lint-fn-ret
    pub fn new() -> Self {
        Self { map: HashMap::new() }
    }
    // ruleid: rust-lint-fn-ret
    pub fn with_limit(limit: usize) -> MemStore {
        MemStore { map: HashMap::with_capacity(limit) }
    }
}

impl<T: Clone> Wrapper<T> {
    // ruleid: rust-lint-fn-ret
    fn inner(&self) -> T { self.0.clone() }
}

impl Drop for Guard {
    fn drop(&mut self) { println!("dropped"); }
}

// ruleid: rust-lint-fn-ret
#[get("/users/{id}")]
async fn show(path: web::Path<u64>, db: web::Data<Pool>) -> impl Responder {
    let id = path.into_inner();
    let query = format!("SELECT * FROM users WHERE id = {}", id);
    let rows = sqlx::query(&query).fetch_all(db.get_ref()).await.unwrap();
    HttpResponse::Ok().json(rows)
}

// ruleid: rust-lint-fn-ret
#[post("/run")]
async fn run(body: web::Json<Input>) -> HttpResponse {
    let out = Command::new("sh").arg("-c").arg(&body.cmd).output().expect("failed");
    let child = std::process::Command::new(&body.program).args(&["a", "b"]).spawn()?;
    let s = String::from_utf8(out.stdout).unwrap();
    HttpResponse::Ok().body(s)
}

// ruleid: rust-lint-fn-result, rust-lint-fn-ret
fn read(path: &str) -> Result<String, io::Error> {
    let mut file = File::open(path)?;
    let mut buf = String::new();
    file.read_to_string(&mut buf)?;
    if buf.len() == 0 {
        return Err(io::Error::new(io::ErrorKind::Other, "empty"));
    }
    Ok(buf)
}

// ruleid: rust-lint-fn-ptr, rust-lint-fn-ret
fn unsafe_things(ptr: *const u8, len: usize) -> &'static [u8] {
    unsafe { std::slice::from_raw_parts(ptr, len) }
}

// ruleid: rust-lint-fn-ptr, rust-lint-fn-ret
pub unsafe fn deref(p: *mut i32) -> i32 {
    *p = 3;
    *p
}

// ruleid: rust-lint-fn-ret
fn patterns(opt: Option<i32>, res: Result<i32, String>) -> i32 {
    let x = opt.unwrap();
    let y = opt.unwrap_or(0);
    let z = res.expect("boom");
    match opt {
        Some(v) if v > 10 => v,
        Some(v) => v + 1,
        None => panic!("none"),
    };
    match res {
        Ok(v) => { println!("{}", v); }
        Err(e) => { eprintln!("{}", e); return 1; }
        _ => unreachable!(),
    }
    if let Some(v) = opt { println!("{v}"); }
    if let Ok(v) = res { v } else { 0 };
    while let Some(top) = stack.pop() { use_it(top); }
    // ruleid: rust-lint-let-else
    let Some(w) = opt else { return 0; };
    match x {
        0 => 1,
        1..=5 => 2,
        6 | 7 => 3,
        n @ 8 => n,
        _ => 0,
    }
}

fn loops(v: Vec<i32>) {
    for i in 0..v.len() {
        println!("{}", v[i]);
    }
    for (i, x) in v.iter().enumerate() { dbg!(i, x); }
    for x in &v { let _ = x; }
    loop {
        if done() { break; }
        continue;
    }
    'outer: while true { break 'outer; }
    let doubled: Vec<i32> = v.iter().map(|x| x * 2).collect();
    let total = v.iter().filter(|&x| *x > 0).fold(0, |a, b| a + b);
    let sum: i32 = v.iter().sum::<i32>();
    let parsed = "42".parse::<i32>().unwrap();
    v.clone().into_iter().for_each(|x| { consume(x); });
    let names = v.iter().map(|x| x.to_string()).collect::<Vec<String>>();
}

fn misc(name: &str, flag: bool, n: i32) {
    let a = &name[..3];
    let b = name == "admin";
    let c = flag == true;
    let d = if flag { 1 } else { 2 };
    let e = n as u8;
    let f = n as f64 / 2.0;
    let t: (i32, &str) = (1, "x");
    let arr = [0u8; 16];
    let arr2 = vec![1, 2, 3];
    let zeros = vec![0; 10];
    let cl = move |x: i32| -> i32 { x + n };
    let boxed: Box<dyn Fn(i32) -> i32> = Box::new(|x| x);
    let shared = Arc::new(Mutex::new(0));
    let guard = shared.lock().unwrap();
    let s = String::from("x").to_string();
    let s2 = "x".to_owned() + name;
    let m = md5::compute(name);
    let h = Sha1::new();
    let client = HttpClient::builder().danger_accept_invalid_certs(true).build()?;
    let client2 = reqwest::Client::builder().danger_accept_invalid_certs(false).build()?;
    let u = User { id: 1, name: name.to_string(), password: None };
    let u2 = User { id: 2, ..u };
    let User { id, name, .. } = u2;
    std::mem::transmute::<u32, f32>(1);
    std::mem::forget(u);
    std::env::args().nth(1);
    let env = std::env::var("HOME").unwrap();
    std::process::exit(1);
    assert!(n > 0, "n must be positive");
    assert_eq!(n, 1);
    debug_assert!(n > 0);
    todo!();
    unimplemented!("later");
    println!("{} {:?}", name, n);
    print!("x");
    log::info!("user {}", name);
    write!(f, "{}", n)?;
    let r = (n + 1) * 2 - 3 % 4;
    let neg = -n;
    let not = !flag;
    let rng = 1..=10;
    n += 1;
    n <<= 2;
    let x = n & 0xff | 0b1010 ^ 0o17;
    thread::spawn(move || { work(); });
    tokio::spawn(async move { work().await; });
    let y = loop { break 5; };
    let z = { let q = 1; q + 1 };
    return;
}

macro_rules! square { ($x:expr) => { $x * $x }; }

type Res<T> = Result<T, AppError>;

// ruleid: rust-lint-mod-tests
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() {
        assert_eq!(1 + 1, 2);
        let r = read("x").unwrap();
    }

    #[test]
    #[should_panic(expected = "boom")]
    fn panics() { panic!("boom"); }
}

extern "C" { fn strlen(s: *const i8) -> usize; }

// ruleid: rust-lint-fn-result, rust-lint-fn-ret
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let body = reqwest::get(&args[1]).await?.text().await?;
    let cmd = args[1].clone();
    Command::new(cmd).status()?;
    Ok(())
}
