fn f() {
    let x = taint();
    mix(a, x);
    // ok: put-aside
    sink(a);
    mix(b, &x);
    // ruleid: put-aside
    sink(b);
    mix(c, format!("{}", x));
    // ruleid: put-aside
    sink(c);
    mix(d, S { x: x });
    // ok: put-aside
    sink(d);
}
