FIELD = "size"


def run(name, value, scope):
    # ruleid: eval-built
    eval("self." + name)
    # ruleid: eval-built
    exec(f"{name} = {value}", scope)
    # ruleid: eval-built
    eval("%s + 1" % value)
    # ruleid: eval-built
    exec("import {}".format(name))
    # ok: eval-built
    eval("1 + 1")
    # ok: eval-built
    eval("self." + FIELD)
    # ok: eval-built
    frame.eval("a + " + name)
    # ok: eval-built
    exec(compile(scope, "config.py", "exec"))
x
