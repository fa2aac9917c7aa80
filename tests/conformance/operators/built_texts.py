def texts(p):
    use("a%s" % "b")
    x = "a%s" % "b"
    # ruleid: built-text
    use(x)
    # ruleid: built-text
    use("-" * 3)
    use(3 * "-")
    use("a%s" % p)
