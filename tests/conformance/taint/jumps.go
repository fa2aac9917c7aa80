package a

func m() {
	x := taint()
	goto end
end:
	// ruleid: jump-flow
	sink(x)
}
