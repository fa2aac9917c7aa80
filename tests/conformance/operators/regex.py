# ruleid: regex-alone
SECRET_KEY = 1
# ok: regex-alone
SECRETKEY = 1
# ruleid: regex-alone
x = "SECRET_A and SECRET_B"
# ruleid: regex-alone
y = 1  # SECRET_IN_COMMENT
# ruleid: regex-and-pattern
password = "x"
# ruleid: regex-and-pattern
user = "PASSWORD"
# ok: regex-and-pattern
passw0rd = "x"
# ok: regex-and-pattern
call(password="x")
# ruleid: regex-named-group
u = "token=123"
# ok: regex-named-group
u = "token=abc"
# ok: regex-named-group
u = "token=1a"
# ok: regex-numbered-group
v = "key=live1"
# ok: regex-numbered-group
v = "key=test_live"
s = """
# ruleid: regex-multiline
begin
# ok: regex-multiline
 begin
"""
# ruleid: regex-not
log(message)
# ok: regex-not
log(debug_message)
# ok: regex-not
log("debug: off")
# ruleid: regex-inside-string
fetch("http://a")
# ok: regex-inside-string
fetch("https://a")
# ok: regex-inside-string
send("http://a")
# ruleid: regex-lookahead
color = 1
# ok: regex-lookahead
colored = 1
# ruleid: regex-dot-all
z = open(
    1)END
# ruleid: regex-in-either
alpha1
# ruleid: regex-in-either
beta(1)


def inside():
    # todook: regex-inside-function
    pass  # FIXME


# ok: regex-inside-function
outside = "FIXME"
