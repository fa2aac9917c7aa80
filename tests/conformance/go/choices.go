package a

func choose(x int) {
	// ruleid: go-case
	switch x {
	case 1, 2:
		a()
	case 3:
		b()
	}
	// ruleid: go-case-text
	c("t")
	switch y {
	case "t":
	}
}
