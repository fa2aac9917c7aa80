# ruleid: escape-of-line
f("a\n")
# ruleid: escape-of-line
f(b"a\n")
# ruleid: escape-of-line
f("a\n" "b")
# ruleid: escape-of-line
f("""a
""")
# ruleid: escape-of-line
f("a" + "\n")
x = "a\n"
# ruleid: escape-of-line
f(x)
# ruleid: backslash-in-text
f(r"a\n")
# ruleid: backslash-in-text
f("a\\b")
# ruleid: backslash-in-text
f("a\d")
# ruleid: backslash-in-text
f("a\x41")
# ok: backslash-in-text
f("a\"b")
# ruleid: quote-in-text
f('a\'b')
# ruleid: quote-in-text
f("a'b")
# ruleid: lines-in-text
g("a\nb")
# ruleid: lines-in-text
g("""a
b""")
