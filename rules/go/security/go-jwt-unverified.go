package tokens

import "github.com/golang-jwt/jwt/v5"

func read(text string) {
	// ruleid: go-jwt-unverified
	new(jwt.Parser).ParseUnverified(text, claims)
	// ok: go-jwt-unverified
	jwt.Parse(text, key)
}
