import jinja2
from flask import render_template_string, request


def hello(env, name):
    # ruleid: template-string-built
    a = render_template_string("<h1>Hi " + name + "</h1>")
    # ruleid: template-string-built
    b = render_template_string(f"<h1>Hi {name}</h1>")
    # ruleid: template-string-built
    c = jinja2.Template("Hi %s" % name).render()
    # ok: template-string-built
    e = render_template_string("<h1>Hi {{ name }}</h1>", name=name)
    # ok: template-string-built
    f = jinja2.Template("Hi {{ name }}").render(name=name)
    # ok: template-string-built
    g = env.from_string("Hi " "{{ name }}")
    return a, b, c, e, f, g


def shown():
    name = {"a": "x", "b": request.args["name"]}["a"]
    # ok: template-string-built
    return render_template_string("<h1>Hi " + name + "</h1>")


def listed(request, name):
    # ok: template-string-built
    return render_template_string("<h1>Hi " + name + "</h1>")
