# ruleid: ruby-regex
x = /ab/.match(y)
# ruleid: ruby-command, ruby-command-any
z = `ls`
# ruleid: ruby-command, ruby-command-any
w = %x[ls]
v = `ls #{a}`
