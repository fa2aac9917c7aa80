#!/bin/bash
# ruleid: bash-mvcmd, bash-mvcmd2
set -e
# ruleid: bash-assign, bash-assign2, bash-assign3, bash-exp, bash-local
FOO=bar
# ruleid: bash-assign, bash-exp, bash-local
export PATH=/bin:$PATH
# ruleid: bash-assign, bash-exp, bash-local, bash-strlit
local_var="hello $FOO"
# ruleid: bash-curl, bash-curlpipe, bash-curlpipe2, bash-curlpipe3, bash-ellpipe, bash-inside, bash-mvcmd, bash-mvcmd2, bash-pr, bash-seqmv, bash-word
curl http://x.com | bash
# ruleid: bash-curl, bash-mvcmd, bash-pr, bash-re, bash-seqmv
curl -k "https://$HOST/x" -o out
# ruleid: bash-evalq, bash-evalq2, bash-evalvarq, bash-evalx, bash-mvcmd, bash-mvcmd2
eval "$cmd"
# ruleid: bash-evalq2, bash-evalvar, bash-evalx, bash-mvcmd, bash-mvcmd2
eval $cmd
# ruleid: bash-mvcmd, bash-rm3, bash-sudo
sudo rm -rf "$DIR"/*
# ruleid: bash-iftest
if [ "$a" = "b" ]; then
  # ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
  echo yes
elif [[ -f $x ]]; then
  # ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
  echo no
else
  # ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
  echo else
fi
# ruleid: bash-forp
for f in *.txt; do
  # ruleid: bash-infor, bash-mvcmd, bash-mvcmd2, bash-rm2, bash-rm3
  rm $f
done
# ruleid: bash-mvcmd, bash-whilep
while read -r line; do
  # ruleid: bash-echo3, bash-echoany, bash-echostr, bash-mvcmd, bash-mvcmd2, bash-redir
  echo "$line"
done < file
# ruleid: bash-fn
function foo() {
  # ruleid: bash-assign, bash-exp, bash-local
  local y=1
  # ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
  echo $1
}
# ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
bar() { echo ${FOO:-default}; }
# ruleid: bash-assign, bash-assign5, bash-exp, bash-local, bash-ls, bash-mvcmd, bash-mvcmd2, bash-subst
x=$(ls -l)
# ruleid: bash-assign, bash-assign5, bash-exp, bash-local, bash-ls, bash-mvcmd, bash-subst, bash-subst3
y=`ls`
# ruleid: bash-and, bash-and2, bash-mvcmd, bash-or
a && b || c
# ruleid: bash-mvcmd
cat <<EOF
hello $FOO
EOF
case $x in
  # ruleid: bash-echo1, bash-echo2, bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
  a) echo a ;;
  # ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
  *) echo b ;;
esac
# ruleid: bash-assign, bash-assign4, bash-exp, bash-local
IFS=$'\n'
# ruleid: bash-curl, bash-echo3, bash-echoany, bash-echostr, bash-mvcmd, bash-mvcmd2, bash-pr, bash-redir, bash-seqmv, bash-subst, bash-subst2
echo "$(curl x)" > /tmp/out 2>&1
# ruleid: bash-arr, bash-assign, bash-exp, bash-local
arr=(1 2 3)
# ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
echo ${arr[0]}
# ruleid: bash-mvcmd, bash-mvcmd2, bash-rm, bash-rm2, bash-rm3, bash-seq, bash-seq3
rm -rf /tmp/x; mkdir /tmp/x
# ruleid: bash-chmod, bash-chmod2, bash-mvcmd
chmod 777 file
# ruleid: bash-bg, bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
echo hi &
# ruleid: bash-ls, bash-mvcmd, bash-mvcmd2, bash-sub, bash-sub2
( cd /x && ls )
# ruleid: bash-echoany, bash-mvcmd, bash-redir
echo "a" 'a' a
# ruleid: bash-mvcmd, bash-mvcmd2, bash-pr, bash-wget2
wget "http://a"
# ruleid: bash-mvcmd
unquoted ${FOO} ${BAR}
# ruleid: bash-docker, bash-mvcmd
docker run --privileged -v /a:/b img
# ruleid: bash-cmd, bash-env, bash-mvcmd, bash-mvcmd2
VAR=1 cmd arg
# ruleid: bash-echo3, bash-echoany, bash-mvcmd, bash-mvcmd2, bash-redir
echo $((1+2))
# ruleid: bash-mvcmd, bash-neg
! grep x y
# ruleid: bash-mvcmd, bash-mvcmd2, bash-redir2
foo bar >/dev/null
