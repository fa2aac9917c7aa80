HOST = "http://example.org"
PAGE = f"{HOST}/page"
SECURE = "https://example.org"
ADMIN = "root"
WAIT = 5
NAME = "five"


def f(query):
    # ruleid: content-of-parts
    fetch(HOST)
    # ruleid: content-of-parts
    fetch(PAGE, timeout=3)
    # ruleid: content-of-parts
    fetch(HOST + "/other")
    # ok: content-of-parts
    fetch(SECURE + "/other")
    # ok: content-of-parts
    fetch(HOST + query)
    # ruleid: regex-flag
    hash_with("MD5")
    # ruleid: regex-flag
    hash_with("sha1", 1)
    # ok: regex-flag
    hash_with("sha256")
    # ruleid: bits
    permit("f", 0o777)
    # ruleid: bits
    permit("f", 0o700)
    # ok: bits
    permit("f", 0o644)
    # ruleid: regex-of-value
    login(ADMIN)
    # ok: regex-of-value
    login(NAME)
    # ruleid: number-by-value
    pause(WAIT)
    # ok: number-by-value
    pause(NAME)
    # ruleid: formatted-constant
    run_text(f"{1}")
    # ok: formatted-constant
    run_text(f"{query}")
    # ruleid: text-by-value
    label(NAME)
    # ruleid: text-by-value
    label("x")
    # ok: text-by-value
    label(WAIT)
    # ok: text-by-value
    label(f"{query}")


def branches(flag, rows):
    query = "a"
    if flag:
        query = "b"
    # ruleid: text-in-any-case
    execute(query)
    longer = "a"
    if flag:
        longer = longer + " more"
    # ruleid: text-in-any-case
    execute(longer)
    try:
        tried = "a"
    except ValueError:
        tried = "b"
    # ruleid: text-in-any-case
    execute(tried)
    chosen = "a" if flag else "b"
    # ruleid: text-in-any-case
    execute(chosen)
    filled = "a %s" % "b"
    # ruleid: text-in-any-case
    execute(filled)
    given = "a"
    if flag:
        given = flag
    # ok: text-in-any-case
    execute(given)
    grown = "a"
    for row in rows:
        grown += "b"
    # ok: text-in-any-case
    execute(grown)
    nothing = None
    if flag:
        nothing = "a"
    # ok: text-in-any-case
    execute(nothing)
    built = "a %s" % flag
    # ok: text-in-any-case
    execute(built)
