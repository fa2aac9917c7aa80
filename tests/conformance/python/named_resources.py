# ruleid: named-on-the-way
if (n := size()) > 3:
    go(n)
# ok: named-on-the-way
with open("a") as f:
    go(f)
# ok: named-on-the-way
with open("a") as f, open("b") as g:
    go(f, g)
# ruleid: named-on-the-way
while chunk := read():
    go(chunk)
