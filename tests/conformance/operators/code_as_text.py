# ruleid: str-of-code, any-words
f(name)
# ruleid: str-of-code, any-words
f(user.name)
# ruleid: str-of-code, any-words
f(get(1) + name)
# ruleid: str-of-code, code-alone, content-only, content-not, any-words
f("name")
# ok: str-of-code, code-alone, content-only, content-not
f(1)
# ok: content-only, content-not
# ruleid: str-of-code, any-words
f(f"name{x}")
# ok: content-only, content-not
f([1])
