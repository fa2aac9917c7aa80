from flask import render_template_string, request


def show():
    name = request.args.get("name")
    # ruleid: python-template-from-request
    render_template_string("<p>" + name + "</p>")
    # ok: python-template-from-request
    render_template_string("<p>{{ name }}</p>", name=name)
