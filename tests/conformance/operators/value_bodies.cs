class A
{
    // ruleid: body-is-run, body-is-value
    int F() => run(1);

    // ruleid: body-is-run, body-is-value
    async Task G() => await wrap(run(1));

    // ruleid: body-is-run, body-has-run, body-is-value
    void H() { x = run(1); }

    // ruleid: body-has-run, body-is-value
    int I() { run(1); return 1; }

    // ruleid: body-is-value
    int J() => b ? run(1) : 2;
}
