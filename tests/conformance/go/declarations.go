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
