import java.io.*;
import java.net.*;

class Remote {
  Object call(Socket other) throws Exception {
    // ruleid: java-deserialized-from-outside
    ObjectInputStream objects = new ObjectInputStream(other.getInputStream());
    return objects.readObject();
  }

  Object filtered(Socket other) throws Exception {
    // ok: java-deserialized-from-outside
    ObjectInputStream objects = new ObjectInputStream(other.getInputStream());
    objects.setObjectInputFilter(ObjectInputFilter.Config.createFilter("shop.*;!*"));
    return objects.readObject();
  }

  Object own() throws Exception {
    // ok: java-deserialized-from-outside
    return new ObjectInputStream(new FileInputStream("/var/cache/state.bin")).readObject();
  }
}
