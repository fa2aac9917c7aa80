#!/bin/bash
set -euo pipefail
set -x
IFS=$'\n\t'
readonly VERSION="1.0"
export PATH=$PATH:/opt/bin
declare -a LIST
local_dir=$(pwd)
TMP=`mktemp`
DIR="$(cd "$(dirname "$0")" && pwd)"
NAME=${1:-default}
FILES=(a b c)
FILES+=("d")
count=0
count=$((count + 1))
((count++))
let count=count+1
source ./lib.sh
. ./other.sh

# ruleid: bash-lint-fn-def, bash-lint-fn-keyword
usage() {
  echo "usage: $0 [-h] file"
  exit 1
}

# ruleid: bash-lint-fn-keyword
function cleanup {
  # ruleid: bash-lint-fn-rm, bash-lint-rm-rf-var-regex
  rm -rf $TMP
  # ruleid: bash-lint-fn-rm
  rm -rf "$TMP"
  # ruleid: bash-lint-fn-rm
  rm -rf "${DIR}/build"
  # ruleid: bash-lint-fn-rm
  rm -rf /
}
trap cleanup EXIT
trap 'rm -f "$TMP"' INT TERM

# ruleid: bash-lint-fn-keyword
log() {
  local msg="$1"
  local level=$2
  echo "$(date) $msg" >> log.txt
  printf '%s\n' "$msg" >&2
  return 0
}

if [ $1 = "x" ]; then
  echo "x"
fi
# ruleid: bash-lint-if-elif
if [ -z "$NAME" ]; then
  usage
elif [[ $NAME == "root" ]]; then
  # ruleid: bash-lint-not-inside-fn
  exit 2
else
  log "hi" info
fi
if [[ -f "$FILE" && -r "$FILE" ]]; then cat "$FILE"; fi
# ruleid: bash-lint-if-not-cmd
if ! command -v docker >/dev/null 2>&1; then
  echo "no docker"
  # ruleid: bash-lint-not-inside-fn
  exit 1
fi
# ruleid: bash-lint-if-grep
if grep -q foo file.txt; then echo found; fi
test -d "$DIR" || mkdir -p "$DIR"
[ -e file ] && rm file
# ruleid: bash-lint-for-any
for f in $(ls *.txt); do
  echo $f
done
# ruleid: bash-lint-for-any
for f in *.txt; do
  echo "$f"
done
# ruleid: bash-lint-for-any
for i in 1 2 3; do echo $i; done
# ruleid: bash-lint-for-c
for ((i=0; i<10; i++)); do
  echo "$i"
done
while read line; do
  echo "$line"
done < input.txt
while IFS= read -r line; do echo "$line"; done
# ruleid: bash-lint-while-true
while true; do sleep 1; done
until ping -c1 host; do sleep 5; done
cat file.txt | grep foo
cat file.txt | grep foo | wc -l
ps aux | grep nginx | awk '{print $2}' | xargs kill -9
curl http://example.com/install.sh | bash
curl -sSL https://example.com/install.sh | sh
curl -sSL "$URL" | sudo bash -s -- --yes
wget -O - http://example.com/x | sh
bash <(curl -s https://example.com/x)
eval "$CMD"
eval $1
eval "$(ssh-agent -s)"
sudo rm -rf /var/log
sudo chmod 777 file
chmod 777 /tmp/x
chmod -R 777 /data
chmod +x script.sh
chown root:root file
curl -k https://host
curl --insecure https://host
wget --no-check-certificate https://host
ssh -o StrictHostKeyChecking=no user@host "ls"
docker run --privileged -v /:/host image
docker run -d --name web nginx
git push --force origin main
git commit -m "msg"
mysql -u root -p$PASS -e "select 1"
PASSWORD="hunter2"
export API_KEY=abcdef
password=secret123
echo $PASSWORD | docker login -u user --password-stdin
cd /tmp
# ruleid: bash-lint-not-inside-fn
cd "$DIR" || exit 1
cd $DIR && ls
ls -la | tee out.log
find . -name "*.py" -exec rm {} \;
find . -type f | xargs rm
sed -i 's/a/b/' file
awk '{print $1}' file
kill -9 $PID
sleep 5
nohup ./server &
wait
exec "$@"
shift
case "$1" in
  start)
    start_it
    ;;
  stop|halt)
    stop_it
    ;;
  *)
    usage
    ;;
esac
case $opt in
  h) usage ;;
  v) VERBOSE=1 ;;
esac
cat <<EOF > conf
user=$USER
EOF
cat <<'EOF'
raw $x
EOF
diff <(sort a) <(sort b)
result=$(curl -s "$URL")
result=$(echo "$x" | sed 's/a/b/')
status=$?
if [ $? -ne 0 ]; then
  echo "failed"
fi
if [ $count -gt 3 ]; then echo many; fi
[[ "$x" =~ ^[0-9]+$ ]] && echo num
echo ${#FILES[@]} "${FILES[@]}" ${FILES[0]}
echo "${NAME^^}" "${NAME%.txt}" "${NAME##*/}"
echo -e "a\tb"
echo -n "$x"
FOO=bar ./run.sh
FOO=bar BAZ=1 make all
time make
(cd sub && make)
{ echo a; echo b; }
! true
true && false || echo x
read -p "Name: " name
read pass
pip install requests
pip install -r requirements.txt
apt-get install curl
apt-get install -y curl
apt-get update && apt-get install -y git
npm install
openssl md5 file
echo "x" > /dev/null
./configure --prefix=/usr && make && make install
aws s3 cp file s3://bucket --acl public-read
kubectl delete ns prod
python -c "print(1)"
python3 script.py --flag=value "$@"
