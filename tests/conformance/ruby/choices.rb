# ruleid: ruby-def
def choose(x)
  # ruleid: ruby-if
  foo "a" if x
  # ruleid: ruby-unless, ruby-modifier, ruby-else, ruby-not
  foo "b" unless x
  # ruleid: ruby-unless, ruby-modifier, ruby-else, ruby-not
  unless x
    foo "c"
  end
  # ruleid: ruby-if, ruby-else, ruby-not
  unless x
    foo "d"
  else
    foo "e"
  end
  # ruleid: ruby-when
  case x
  when String, Symbol then 1
  when "lit", /re/
    go(3)
  end
end
# ruleid: ruby-def
private def hidden(a); 1; end
# ruleid: ruby-one
a, b = 1, 2
# ruleid: ruby-any-hash
h = {}
# ruleid: ruby-any-hash, ruby-index-hash
cookies[:a] = { secure: false }
# ruleid: ruby-without-block
fetch("x") { bar }
# ruleid: ruby-with-block
fetch { bar }
