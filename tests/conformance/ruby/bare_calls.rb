# ruleid: bare-call, bare-call-of-any
refresh
# ruleid: bare-call, bare-call-of-any
refresh()
# ruleid: bare-call-of-any
refresh(1)
page.refresh
# ruleid: member-call
page.refresh()
y = refresh
# ruleid: bare-call, bare-call-of-any
z = refresh()
use(refresh)
# ruleid: bare-call, bare-call-of-any
refresh if y
# ruleid: bare-call, bare-call-of-any
list.each { refresh }

def with_variable(refresh)
  # todoruleid: bare-call, bare-call-of-any
  refresh
end
