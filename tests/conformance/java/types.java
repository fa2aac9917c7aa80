// ruleid: exception-import
import java.io.IOException;
// ruleid: exception-import
import org.acme.CustomException;
import static java.util.List.of;

class Numbers {
  static final long SMALL = 1L;
  // ruleid: small
  static final int FEW = 5;
  void run() {
    // ruleid: bytes
    seed(new byte[] {1, 2});
    seed(new int[] {1, 2});
  }
}
