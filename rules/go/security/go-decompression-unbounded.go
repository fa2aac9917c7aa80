package unpack

import (
	"compress/gzip"
	"io"
)

func all(in io.Reader, out io.Writer) {
	r, err := gzip.NewReader(in)
	// ruleid: go-decompression-unbounded
	io.Copy(out, r)
	// ok: go-decompression-unbounded
	io.CopyN(out, r, 1000000)
}
