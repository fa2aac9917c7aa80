x = taint()
# ruleid: number-flow
sink(x && y)
# ruleid: number-flow
sink(x + 1)
# ok: number-flow
sink(x > 1)
