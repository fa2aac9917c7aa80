package aside

func f() {
	x := taint()
	mix(a, x)
	// ok: put-aside
	sink(a)
	mix(b, T{a: x})
	// ruleid: put-aside
	sink(b)
	mix(c, []byte(x))
	// ok: put-aside
	sink(c)
}
