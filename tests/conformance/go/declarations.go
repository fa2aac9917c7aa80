package main

func f() {
	// ruleid: from-source, text
	var a, b = source(), "d"
	// ruleid: from-source
	var c = source()
	var d, e = pair()
	// ruleid: any-two
	x, y := source(), "d"
}

// ok: pair-assigned
var pairOne, _ = pair(1)

func pairs() {
	// ruleid: pair-assigned
	one, _ = pair(1)
	// ruleid: pair-assigned
	two, _ := pair(2)
	// ok: pair-assigned
	var three, _ = pair(3)
}
