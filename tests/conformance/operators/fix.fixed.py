if a:
    # ruleid: fix-lines
    new(1 + 2)
    more(1 + 2)
    # ruleid: fix-lines
    x = 1; new(f(2))
           more(f(2))
# ruleid: fix-lines
new(old(3))
more(old(3))

# ruleid: fix-arguments
call2(1, 2, z=1)
# ruleid: fix-arguments
call2(z=1)
# ruleid: fix-arguments
call2(a=1, z=1)

# ruleid: fix-focus
pair([2], 2)

# ruleid: fix-gone
if b:
    # ruleid: fix-gone
    x = 1; 

# ruleid: fix-regex
words(a_, c_, db)

# ruleid: fix-content
text2("abc", abc)

# ruleid: fix-group
new_way(way, x)
