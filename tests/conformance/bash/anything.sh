# ruleid: anything-flows
eval $B
# ruleid: anything-flows
eval "ls"
# ok: anything-flows
echo $B
