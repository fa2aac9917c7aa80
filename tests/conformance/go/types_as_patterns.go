package x

var h = "x"

func a(n int, b []byte) {
	// ruleid: text
	run(h)
	x := "y"
	// ruleid: text
	run(x)
	const k = "a"
	// ruleid: text
	run(k)
	// ok: text
	run(n)
	// ok: text
	run(b)
	// ok: text
	run(x + h)
}
