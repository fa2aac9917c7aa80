import re
import ldap
from flask import request
from ldap.filter import escape_filter_chars


def find(connection):
    uid = request.args["uid"]
    # ruleid: python-ldap-from-request
    connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=%s)" % uid)
    # ok: python-ldap-from-request
    connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(uid))


@app.route("/bind")
def bind():
    connection = ldap.initialize("ldap://directory")
    # ruleid: python-ldap-from-request
    connection.simple_bind_s("cn=" + request.args["user"] + ",dc=example", "secret")
    # ok: python-ldap-from-request
    connection.simple_bind_s("cn=" + ldap.dn.escape_dn_chars(request.args["user"]) + ",dc=example", "secret")
    return "ok"


def escaped(text):
    return "".join("\\%02x" % ord(c) if c in "*()\\" else c for c in text)


def escaped_by_hand(connection):
    # ok: python-ldap-from-request
    connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=" + escaped(request.args["uid"]) + ")")


def find_by(connection, **attributes):
    terms = "".join("(%s=%s)" % (k, v) for k, v in attributes.items())
    # ruleid: python-ldap-from-request
    return connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(&" + terms + ")")


def how_many(connection):
    return find_by(connection, mail=request.args["mail"])


def few_letters(connection):
    mail = re.sub(r"[^a-z0-9@.]", "", request.args["mail"])
    # ok: python-ldap-from-request
    connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(mail=%s)" % mail)
    anything = re.sub(r"[^ -~]", "", request.args["mail"])
    # ruleid: python-ldap-from-request
    return connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(mail=%s)" % anything)


def by_hand(value):
    return value.replace("\\", "\\5c").replace("*", "\\2a").replace("(", "\\28").replace(")", "\\29")


def escaped_by_hand(connection):
    # ok: python-ldap-from-request
    return connection.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=" + by_hand(request.args["uid"]) + ")")


class Staff:
    def __init__(self, server):
        self._connection = ldap3.Connection(server)
        self._index = Index()

    def find(self):
        name = flask.request.args["name"]
        # ruleid: python-ldap-from-request
        self._connection.search("ou=staff", "(cn=" + name + ")")
        # ok: python-ldap-from-request
        self._index.search("ou=staff", "(cn=" + name + ")")


def by_pairs(value):
    for char, code in (("\\\\", r"\5c"), ("*", r"\2a"), ("(", r"\28"), (")", r"\29")):
        value = value.replace(char, code)
    return value


def by_other_pairs(value):
    for char, code in (("A", "a"), ("B", "b")):
        value = value.replace(char, code)
    return value


def found(connection):
    name = flask.request.args["name"]
    # ok: python-ldap-from-request
    connection.search_s("dc=x", 2, "(cn=" + by_pairs(name) + ")")
    # ruleid: python-ldap-from-request
    connection.search_s("dc=x", 2, "(cn=" + by_other_pairs(name) + ")")


def by_dict(conn):
    import ldap3
    query = {"search_base": "dc=acme", "search_filter": "(uid=" + flask.request.args["uid"] + ")"}
    # ruleid: python-ldap-from-request
    conn.search(**query)
    fixed = {"search_base": "dc=acme", "search_filter": "(uid=root)"}
    # ok: python-ldap-from-request
    conn.search(**fixed)
