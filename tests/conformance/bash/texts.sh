# ruleid: bash-plain-text
A='x'
# ruleid: bash-plain-text
B="x"
# ruleid: bash-plain-text
C=x
D="$x"
# ruleid: bash-plain-text
E=1
