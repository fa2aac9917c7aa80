if a:
    # ruleid: fix-lines
    old(1 + 2)
    # ruleid: fix-lines
    x = 1; old(f(2))
# ruleid: fix-lines
old(old(3))

# ruleid: fix-arguments
call(1, 2)
# ruleid: fix-arguments
call()
# ruleid: fix-arguments
call(a=1)

# ruleid: fix-focus
pair(1, 2)

# ruleid: fix-gone
gone(1)
if b:
    # ruleid: fix-gone
    x = 1; gone(2)

# ruleid: fix-regex
words(ab, cb, db)

# ruleid: fix-content
text("abc")

# ruleid: fix-group
old_way(x)
