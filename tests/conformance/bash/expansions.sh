# ruleid: expansion
run "$x"
# ruleid: expansion
run $x
# ruleid: expansion
run ${name:-a}
# ok: expansion
run word
# ok: expansion
name=word
# ok: expansion
run $(list)
# ruleid: expansion
name=$other
