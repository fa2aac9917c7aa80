import java.io.File;
import other.Socket;

// ruleid: type-base
class Uses extends Base {
  Object run(String path) {
    // ruleid: type-made, type-made-qualified, type-not
    Object a = new File(path);
    // ruleid: type-made-qualified, type-not
    Object b = new java.io.File(path);
    // ruleid: type-made-qualified
    Object c = new Socket(path);
    // ruleid: type-not
    Object d = new FileReader(path);
    return File.list(path);
  }
}

class Others extends Root {}
