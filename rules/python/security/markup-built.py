from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup


def badge(name):
    # ruleid: markup-built
    a = Markup("<b>" + name + "</b>")
    # ruleid: markup-built
    b = Markup(f"<b>{name}</b>")
    # ruleid: markup-built
    c = mark_safe("<b>%s</b>" % name)
    # ruleid: markup-built
    d = mark_safe("<b>{}</b>".format(name))
    # ok: markup-built
    e = Markup("<b>{}</b>").format(name)
    # ok: markup-built
    f = format_html("<b>{}</b>", name)
    # ok: markup-built
    g = mark_safe("<hr>")
    # ok: markup-built
    h = mark_safe("<b>" + escape(name) + "</b>")
    # ok: markup-built
    i = mark_safe("<b>" + "x</b>")
    return a, b, c, d, e, f, g, h, i
