import ldap
from ldap.filter import escape_filter_chars


def find(name=None):
    connection = ldap.initialize("ldap://ldap.example.org")
    name = input("Who? ")
    # ruleid: python-ldap-from-outside
    connection.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=%s)" % name)
    # ok: python-ldap-from-outside
    connection.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(name))
