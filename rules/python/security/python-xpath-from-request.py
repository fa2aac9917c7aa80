from flask import request


def find(tree):
    wanted = request.args["id"]
    # ruleid: python-xpath-from-request
    tree.xpath("//person[@id='" + wanted + "']")
    # ok: python-xpath-from-request
    tree.xpath("//person[@id=$id]", id=wanted)


@app.route("/quoted")
def quoted():
    name = request.args["name"]
    if "'" in name:
        abort(400)
    # ok: python-xpath-from-request
    return str(tree.xpath("//user[@name='" + name + "']"))


@app.route("/year")
def year():
    found = re.match(r"([0-9]{4})-", request.args["date"])
    # ok: python-xpath-from-request
    return str(tree.xpath("//year[@n='" + found.group(1) + "']"))


def with_names(tree):
    from lxml import etree
    # ruleid: python-xpath-from-request
    tree.getroot().findall(".//d:item[@key='%s']" % request.args["key"], namespaces={"d": "urn:data"})
