package made

// ruleid: go-made, go-make
var table = map[string]int{
	// ruleid: go-text
	"a":      1,
	// ruleid: go-key-call, go-text
	key("b"): 2,
}

func run(n int) {
	// ruleid: go-made, go-make, go-make-slice
	a := make([]byte, n)
	// ruleid: go-made, go-make, go-slice
	b := make([]int, 0, 5)
	// ruleid: go-made, go-make
	c := make(map[string]int)
	// ruleid: go-made, go-make
	d := make(chan int)
	// ruleid: go-made, go-make, go-make-slice, go-slice
	e := []int{1}
	// ruleid: go-made, go-make
	f := Point{1, 2}
	// ruleid: go-made, go-make
	g := &Point{1, 2}
	// ruleid: go-any-result, go-made, go-make, go-make-slice
	h := load(make([]string, n))
}
