# ruleid: counted-loop, counted-to-ten
for ((i=0; i<10; i++)); do
  rm $i
done
# ruleid: counted-loop
for (( j = 1 ; j <= n ; j += 2 )) ; do
  rm b
done
# ruleid: each-loop
for k in a b; do
  rm c
done
