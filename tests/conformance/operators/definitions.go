package login

// ok: any-go
type login struct{ password string }

// ok: any-go
func check(password string) bool {
	// ruleid: any-go
	return password == ""
}
