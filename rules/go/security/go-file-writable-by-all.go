package files

import "os"

func all(data []byte) {
	// ruleid: go-file-writable-by-all
	os.WriteFile("x", data, 0666)
	// ruleid: go-file-writable-by-all
	os.MkdirAll("y", 0777)
	// ok: go-file-writable-by-all
	os.WriteFile("x", data, 0600)
}
