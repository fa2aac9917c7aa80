s = source()
# ok: written-in-ruby
a[s] = 1
# ok: written-in-ruby
a[clean(s)] = 1
# ruleid: written-in-ruby
s.text = 1
