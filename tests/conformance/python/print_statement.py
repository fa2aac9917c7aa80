# ruleid: python-print-text, python-print-one
print "hello"
# ruleid: python-print-text, python-print-one
print >>sys.stderr, "err"
print x, y
