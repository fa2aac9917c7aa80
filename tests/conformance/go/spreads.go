package main

func f() {
	// ruleid: spread-list, spread
	g([]int{1, 2}...)
	// ruleid: spread
	g(xs...)
	g([]int{1, 2})
}
