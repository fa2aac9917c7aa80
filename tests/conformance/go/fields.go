package main

import "database/sql"

// ruleid: embedded
type Server struct {
	db   *sql.DB
	conf Config
	sync.RWMutex
}

type Config struct{ dsn string }

func (s *Server) run(name string, data []byte) {
	// ruleid: database
	s.db.Query("a")
	s.conf.dsn.Trim()
	nonce := make([]byte, 12)
	key := []byte("abc")
	// ruleid: typed-bytes
	use(nonce)
	use(key)
	// ruleid: typed-bytes
	use(data)
	// ruleid: typed-bytes
	use([]byte(name))
}
