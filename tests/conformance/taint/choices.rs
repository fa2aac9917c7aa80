fn m() {
    let n = taint();
    // ok: choice-asked
    sink(match n { 1 => 2, _ => 3 });
    // ok: choice-asked
    sink(if n { 1 } else { 2 });
    // ruleid: choice-asked
    sink(n);
}
