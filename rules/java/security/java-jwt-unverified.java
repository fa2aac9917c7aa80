import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;

class Believing {
  String who(String token) {
    // ruleid: java-jwt-unverified
    return JWT.decode(token).getSubject();
  }

  Object claims(String token, byte[] key) {
    // ok: java-jwt-unverified
    Jwts.parser().setSigningKey(key).parseClaimsJws(token);
    // ruleid: java-jwt-unverified
    return Jwts.parser().setSigningKey(key).parseClaimsJwt(token).getBody();
  }

  String unsigned(String user) {
    // ruleid: java-jwt-unverified
    return JWT.create().withSubject(user).sign(Algorithm.none());
  }
}

class Choosing {
  String key(String token) {
    // ok: java-jwt-unverified
    return JWT.decode(token).getKeyId();
  }
}

class Parsed {
  void read(Key key, String token) {
    // ruleid: java-jwt-unverified
    Jwts.parserBuilder().setSigningKey(key).build().parse(token);
    // ruleid: java-jwt-unverified
    Jwts.parser().setSigningKey(key).parse(token);
    // ok: java-jwt-unverified
    Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token);
  }
}
