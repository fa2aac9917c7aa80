class A
{
    int F()
    {
        // ruleid: run-as-statement
        var g = b ? run(1) : 2;
        // ok: run-as-statement
        x = b ? run(1) : 2;
        // ok: run-as-statement
        foo(new T(run(1)));
        // ok: run-as-statement
        foo(q => run(1));
        // ruleid: run-as-statement
        var l = foo(q => run(1));
        // ruleid: run-as-statement
        s = z switch { 1 => run(1), _ => 2 };
        // ruleid: run-as-statement
        return b ? run(1) : 2;
    }

    // ruleid: run-as-statement
    int G() => wrap(run(1));

    // ok: run-as-statement
    int H() => b ? run(1) : 2;
}
