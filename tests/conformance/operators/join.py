raw_output("a.html")
raw_output(page + ".html")
# ruleid: join-equal
render('a.html')
# ruleid: join-equal
render(page+".html")
# ok: join-equal
render("b.html")
# ok: join-equal
render(page)

first_owner(ann)
# ok: join-unequal
owner(ann)
# ruleid: join-unequal
owner(ben)

# ruleid: join-contains
forbidden("Bad")
# ok: join-contains
forbidden("worse")
# ruleid: join-within
say("not too bad")
# ok: join-within
say("good")


def start():
    middle()


def middle():
    leave()


def aside():
    start_over()


def leave():
    pass


# ruleid: join-way
register(start)
# ruleid: join-way
register(middle)
# ok: join-way
register(aside)
# ok: join-way
register(leave)

left(1, 2)
left(3, 4)
# ruleid: join-both
right(1, 2)
# ok: join-both
right(1, 4)

store("name", request())
store("age", 7)
# ruleid: join-taint
show("name")
# ok: join-taint
show("age")
