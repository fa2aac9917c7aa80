# ruleid: any-string
text("")
# ruleid: any-string
text('single')
# ruleid: any-string
text("""triple
line""")
# ok: any-string
text(value)
# ok: any-string
text(1)
# ruleid: any-string
text("a" "b")
# ruleid: any-string
text("a" + "b")
# ok: any-string
text("a" + value)
# ruleid: any-string
text(r"raw\d")
# ruleid: any-string
text(b"bytes")
# ok: any-string
text(f"{value}")
# ruleid: any-string
text(f"plain")
# ruleid: any-string
text(u"unicode")

# ruleid: string-content
content("abc")
# ruleid: string-content
content('')
# ok: string-content
content(abc)
# ok: string-content
content(f"a{b}")

# ruleid: any-list
items([])
# ruleid: any-list
items([1, [2], 3])
# ok: any-list
items((1, 2))
# ruleid: any-list
items([x for x in y])
# ruleid: list-with-member
member([1, 7])
# ruleid: list-with-member
member([7])
# ok: list-with-member
member([[7]])
# ruleid: tuple-pair
duo((1, 2))
# ok: tuple-pair
duo((1, 2, 3))
# ok: tuple-pair
duo([1, 2])
# ruleid: dict-pair
record({"key": 1})
# ruleid: dict-pair
record({"a": 0, "key": 1, "b": 2})
# ok: dict-pair
record({"other": 1})
# ok: dict-pair
record({key: 1})
# ok: dict-pair
record({'key': 1, **rest})
# ruleid: dict-exact
exact({"key": 1})
# ok: dict-exact
exact({"key": 1, "b": 2})
# ruleid: any-dict
mapping({})
# ruleid: any-dict
mapping({"a": 1})
# ruleid: any-dict
mapping({1, 2})
# ok: any-dict
mapping(dict(a=1))
# ruleid: set-member
bag({7, 8})
# ok: set-member
bag({8})

# ruleid: regex-literal
named("abb")
# ok: regex-literal
named("xabb")
# ok: regex-literal
named(abb)
# ruleid: exact-string
word("abc")
# ruleid: exact-string
word('abc')
# ok: exact-string
word("abcd")
# ruleid: exact-string
word("a" "bc")
# ruleid: exact-string
word("""abc""")
# ruleid: exact-string
word(b"abc")
# ruleid: exact-string
word("a" + "bc")
# ruleid: exact-string
word(r"abc")
# ruleid: number-value
number(16)
# ruleid: number-value
number(0x10)
# ruleid: number-value
number(1_6)
# ok: number-value
number(16.0)
# ok: number-value
number("16")
# ruleid: none-value
nothing(None)
# ok: none-value
nothing(False)
# ruleid: bytes-string
raw(b"abc")
# ok: bytes-string
raw("abc")
# ruleid: fstring-any
fmt(f"a{b}")
# ruleid: fstring-any
fmt(f"a")
# ok: fstring-any
fmt("a")
# ruleid: fstring-hole
hole(f"{a}")
# ruleid: fstring-hole
hole(f"x{a}y")
# ruleid: fstring-hole
hole(f"x{a}{b}y")
# ok: fstring-hole
hole(f"xy")
# todook: fstring-hole
hole(f"x{a:>10}")
# ruleid: fstring-exact
hello(f"hi {name}!")
# ok: fstring-exact
hello(f"ho {name}!")
# ruleid: metavariable-in-string-bound-twice
twice("a", 'a')
# ok: metavariable-in-string-bound-twice
twice("a", "b")
# ruleid: boolean-true
flag(True)
# ok: boolean-true
flag(1)
# ruleid: negative-number
minus(-1)
# ok: negative-number
minus(1)
# ruleid: slice-ellipsis
table[1:2]
# ok: slice-ellipsis
table[1]
beside(
    "a"
    # ruleid: fstring-beside
    f"b{x}"
    "c"
)
# ruleid: texts-beside
beside("a" f"{x}")
# ok: texts-beside
beside(f"a{x}")
# ruleid: one-text
whole(f"a{x}")
# ok: one-text
whole("a" f"{x}")
