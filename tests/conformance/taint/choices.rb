def m
  n = taint()
  # ok: choice-asked
  sink(n ? "a" : "b")
  # ruleid: choice-asked
  sink(n)
end
