from flask import render_template_string


def a(name):
    page = "<h1>%s</h1>" % name
    # ruleid: template-variable-built
    return render_template_string(page)


def b(name):
    page = f"<h1>{name}</h1>"
    # ruleid: template-variable-built
    return render_template_string(page)


def c(name):
    page = "<h1>{{ name }}</h1>"
    # ok: template-variable-built
    return render_template_string(page, name=name)
