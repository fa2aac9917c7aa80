# ruleid: both-languages
shared(1)
# ruleid: both-languages
x = shared(lambda: 1)
# ruleid: string-in-both
label('a')
# ruleid: regex-in-both
y = "TOKEN-1"
# ok: regex-in-both
y = "TOKEN-"
# ruleid: regex-and-negative
bound(1)
# ok: regex-and-negative
bound("none")
# ruleid: regex-and-negative
UNBOUND()
