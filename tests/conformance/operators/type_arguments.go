package a

func m() {
	// ruleid: type-variable-go
	var a Box[int] = f()
	// ok: type-variable-go
	var b List[Box] = f()
}
