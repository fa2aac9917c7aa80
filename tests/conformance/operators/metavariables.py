# ruleid: regex-left-anchored
left(abc)
# ok: regex-left-anchored
left(xab)
# ok: regex-left-anchored
left("ab")
# ruleid: regex-sees-quotes
quotes("a")
# ruleid: regex-sees-quotes
quotes('ab')
# ok: regex-sees-quotes
quotes(a)
# ruleid: regex-string-content
inner("abc")
# ok: regex-string-content
inner("ba")
# ruleid: regex-negative-lookahead
neg(value)
# ok: regex-negative-lookahead
neg(my_test_value)
# ruleid: regex-on-function-name
get(callmarker)
# ok: regex-on-function-name
forget(callmarker)
# ok: regex-on-function-name
x.get(callmarker)
# ruleid: regex-on-dotted
cursor.execute(dotmarker)
# ruleid: regex-on-dotted
db.cursor().execute(dotmarker)
# ok: regex-on-dotted
execute(dotmarker)
# ruleid: regex-source-text
text(a + b)
# ok: regex-source-text
text(a+b)
# ruleid: regex-case
DB_PASSWORD = "x"
# ok: regex-case
self.pass_ = "x"
# ruleid: regex-case
self.password = "x"
# ok: regex-case
password_hash = "x"
# ruleid: comparison-greater
big(2048)
# ok: comparison-greater
big(1024)
# ruleid: comparison-greater
big(0x800)
# ok: comparison-greater
big(n)
# ok: comparison-greater
big("2048")
# ruleid: comparison-greater
big(1025.5)
# ok: comparison-greater
big(-5)
LIMIT = 4096
# ruleid: comparison-greater
big(LIMIT)
# ruleid: comparison-greater
big(1024 * 2)
# ruleid: comparison-two
range_of(2, 1)
# ok: comparison-two
range_of(1, 2)
# ruleid: comparison-arithmetic
arith(10)
# ok: comparison-arithmetic
arith(11)
# ok: comparison-arithmetic
arith(100)
# ruleid: comparison-octal-base
chmod(p, 0o777)
# ok: comparison-octal-base
chmod(p, 0o600)
# ruleid: comparison-strip
port("80")
# ok: comparison-strip
port("8080")
# ruleid: comparison-strip
port(80)
# ruleid: comparison-int-conversion
conv("9")
# ok: comparison-int-conversion
conv("10")
# ok: comparison-int-conversion
conv("abc")
# ruleid: comparison-string-equality
mode("w")
# ok: comparison-string-equality
mode("r")
# ruleid: comparison-string-equality
mode('w')
# ruleid: comparison-in-list
algo("md5")
# ok: comparison-in-list
algo("sha256")
# ruleid: comparison-re-match
rem("aab")
# ok: comparison-re-match
rem("baa")
# ruleid: comparison-not
nott(2)
# ok: comparison-not
nott(1)
# ruleid: pattern-in-metavariable
outerp(g(1))
# ruleid: pattern-in-metavariable
outerp(x + g(1))
# ok: pattern-in-metavariable
outerp(h(1))
# ruleid: pattern-in-metavariable
outerp([g()])
# ruleid: pattern-in-metavariable-exact
exactp(x)
# ok: pattern-in-metavariable-exact
exactp("x")
# ruleid: pattern-in-metavariable-exact
exactp("x" + y)
# ruleid: pattern-in-metavariable-either
eitherp("a" + b)
# ruleid: pattern-in-metavariable-either
eitherp(f"a{b}")
# ruleid: pattern-in-metavariable-either
eitherp("a{}".format(b))
# ok: pattern-in-metavariable-either
eitherp("a")
# ruleid: pattern-in-metavariable-either
eitherp([a + b])
# ruleid: pattern-in-metavariable-regex
regexp("see http://a")
# ok: pattern-in-metavariable-regex
regexp("see https://a")
# ruleid: pattern-in-metavariable-language
js("x = eval(y)")
# ok: pattern-in-metavariable-language
js("x = evil(y)")
# ok: pattern-in-metavariable-language
js("not ) javascript")
# ruleid: pattern-binds-outward
bind(g(a), a)
# ok: pattern-binds-outward
bind(g(a), b)


# ruleid: pattern-in-function-body
def handler(a):
    x()
    leak(a)


# ok: pattern-in-function-body
def handler(b):
    x()


multi(
    1,
    # ruleid: focus-argument
    key=2,
    other=3)
multi(
    1,
    key=
    # ruleid: focus-argument
    2)


@marked
# ruleid: focus-name
def marked_one(a):
    pass


# ok: focus-name
def unmarked(a):
    pass


# ruleid: focus-list-is-union
lines(1,
      # ruleid: focus-list-is-union
      2)
# ok: focus-twice-is-intersection
crossing(1, 2)
# ok: focus-twice-is-intersection
crossing(1, 1)
nesting(
    # ok: focus-nested-intersection
    g(
        # ruleid: focus-nested-intersection
        2))


def entry(a, b):
    eval(
        # ruleid: focus-then-inside
        b)
    # ok: focus-then-inside
    eval(c)
