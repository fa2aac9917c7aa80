package main

func f() {
	a, b := pair()
	sink(a)
	// ruleid: flow-from-second
	sink(b)
	x := one()
	sink(x)
	for _, v := range list() {
		// ruleid: flow-from-item
		sink(v)
	}
}
