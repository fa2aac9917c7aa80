def f
  x = taint()
  mix(a, x)
  # ok: put-aside
  sink(a)
  mix(b, "b#{x}")
  # ruleid: put-aside
  sink(b)
  mix(c, x[0])
  # ruleid: put-aside
  sink(c)
end
