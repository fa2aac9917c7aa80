from flask import render_template_string, request


def show():
    name = request.args.get("name")
    # ruleid: python-template-from-request
    render_template_string("<p>" + name + "</p>")
    # ok: python-template-from-request
    render_template_string("<p>{{ name }}</p>", name=name)


def kept_apart():
    from jinja2 import Environment
    from jinja2.sandbox import SandboxedEnvironment

    closed = SandboxedEnvironment()
    # ok: python-template-from-request
    closed.from_string(request.form["body"]).render()
    open_one = Environment()
    # ruleid: python-template-from-request
    open_one.from_string(request.form["body"]).render()
