def keys
  table = { a: source(), b: "fixed", :c => source() }
  # ruleid: given-to-sink
  sink(table[:a])
  # ok: given-to-sink
  sink(table[:b])
  # ruleid: given-to-sink
  sink(table[:c])
  # ruleid: given-to-sink
  sink(table[any])
  table[:b] = source()
  # ruleid: given-to-sink
  sink(table[:b])
end
