package a

func assigned() {
	x := source()
	var a string
	a = convert(x)
	// ruleid: carried-to-assigned
	sink(a)
	// ruleid: carried-to-assigned
	sink([]byte(x))
}
