package unpack

import (
	"archive/zip"
	"path/filepath"
)

func open(r *zip.Reader, dir string) {
	for _, f := range r.File {
		// ruleid: go-zip-entry-path
		write(filepath.Join(dir, f.Name))
	}
	for _, f := range r.File {
		if !filepath.IsLocal(f.Name) {
			continue
		}
		// ok: go-zip-entry-path
		write(filepath.Join(dir, f.Name))
	}
}
