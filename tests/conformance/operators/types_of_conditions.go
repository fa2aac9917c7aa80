package types

// ruleid: type-pointer
func run(w http.ResponseWriter, r *http.Request) {
	// ruleid: type-literal
	a := http.Server{Addr: "x"}
	// ruleid: type-literal
	b := &http.Server{}
	// ruleid: type-literal
	c := Point{1}
	d := other.Server{}
}

func other(r http.Request) {}
func third(r *other.Request) {}
