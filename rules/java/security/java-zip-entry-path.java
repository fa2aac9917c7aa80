import java.util.zip.*;

class Unpacking {
  void open(ZipInputStream in, File dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    // ruleid: java-zip-entry-path
    File file = new File(dir, entry.getName());
  }
  void checked(ZipInputStream in, File dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    // ok: java-zip-entry-path
    File file = new File(dir, entry.getName());
    String path = file.getCanonicalPath();
    if (!path.startsWith(dir.getCanonicalPath())) throw new IOException();
  }
}
