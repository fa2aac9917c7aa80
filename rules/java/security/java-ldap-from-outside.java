import java.io.*;
import javax.naming.directory.*;
import org.springframework.ldap.support.LdapEncoder;

class Accounts {
  void find(DirContext directory) throws Exception {
    BufferedReader typed = new BufferedReader(new InputStreamReader(System.in));
    String name = typed.readLine();
    // ruleid: java-ldap-from-outside
    directory.search("ou=people", "(uid=" + name + ")", new SearchControls());
    // ok: java-ldap-from-outside
    directory.search("ou=people", "(uid=" + LdapEncoder.filterEncode(name) + ")", new SearchControls());
    // ok: java-ldap-from-outside
    directory.search("ou=people", "(uid={0})", new Object[] {name}, new SearchControls());
  }
}
