fn f(s: String, i: i32, b: bool, r: &String, m: &mut String, t: &str) {
    let vs = "x";
    let vi = 3;
    // ruleid: basic-text, basic-text-too, basic-typed-behind-text
    use_it("a");
    // ruleid: basic-number, basic-typed-behind-whole, basic-whole
    use_it(3);
    // ruleid: basic-fraction, basic-number
    use_it(1.5);
    // ruleid: basic-truth, basic-typed-behind-truth
    use_it(true);
    // ruleid: basic-text, basic-text-too, basic-typed-behind-text
    use_it(vs);
    // ruleid: basic-number, basic-typed-behind-whole, basic-whole
    use_it(vi);
    // ruleid: basic-text, basic-text-too, basic-typed-behind-text
    use_it(s);
    // ok: basic-text, basic-whole, basic-truth
    use_it(i);
    // ruleid: basic-truth, basic-typed-behind-truth
    use_it(b);
    // ok: basic-text, basic-whole, basic-truth
    use_it(r);
    // ok: basic-text, basic-whole, basic-truth
    use_it(m);
    // ok: basic-text, basic-whole, basic-truth
    use_it(t);
}
