def direct():
    a = escape(source())
    # ok: taint-brought-back
    sink(a)
    # ruleid: taint-brought-back
    sink(unescape("<p>" + a))


def clean():
    # ok: taint-brought-back
    sink(unescape("a"))
    # ok: taint-brought-back
    sink(unescape(count(escape(source()))))
    # ok: taint-brought-back
    sink(escape(unescape(escape(source()))))


def both():
    # ruleid: taint-brought-back
    sink(escape(source()) + source())
