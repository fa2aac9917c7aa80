import a.a.*;
import a.b.*;
import a.c.*;
import a.d.*;
import a.e.*;
import a.f.*;
import a.g.*;
import a.h.*;
import javax.naming.directory.*;

class Many {
  void run(DirContext context) {
    // ruleid: lookup
    context.lookup("a");
  }
}
