import ldap
from ldap.filter import escape_filter_chars


def find(conn, server, user):
    # ruleid: ldap-filter-built
    conn.search_s("dc=a", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")
    # ruleid: ldap-filter-built
    conn.search_s("dc=a", ldap.SCOPE_SUBTREE, f"(&(uid={user})(active=1))")
    # ruleid: ldap-filter-built
    server.search("dc=a", "(uid=%s)" % user)
    # ok: ldap-filter-built
    conn.search_s("dc=a", ldap.SCOPE_SUBTREE, "(uid=admin)")
    # ok: ldap-filter-built
    conn.search_s("dc=a", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(user))
    # ok: ldap-filter-built
    server.search("books", "title %s" % user)
