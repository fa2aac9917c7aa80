package a

// ruleid: go-imports-any
import (
	"crypto/md5"
	"fmt"
)

// ruleid: go-imports-any
import "os"

// ruleid: go-imports-among
func f() { md5.New() }
