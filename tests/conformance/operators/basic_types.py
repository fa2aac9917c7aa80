def f(s: str, i: int, b: bool):
    # ruleid: basic-text, basic-text-too
    use("a")
    # ruleid: basic-text, basic-text-too
    use("""a""")
    # ok: basic-text, basic-whole, basic-truth
    use(b"a")
    # ok: basic-text, basic-whole, basic-truth
    use(f"a")
    # ok: basic-text, basic-whole, basic-truth
    use("a" "b")
    # ruleid: basic-number, basic-whole
    use(3)
    # ruleid: basic-fraction, basic-number
    use(1.5)
    # ruleid: basic-truth
    use(True)
    # ok: basic-text, basic-whole, basic-truth
    use(s)
    # ruleid: basic-whole
    use(i)
    # ok: basic-text, basic-whole, basic-truth
    use(b)
