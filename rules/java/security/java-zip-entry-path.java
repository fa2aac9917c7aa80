import java.util.zip.*;

class Unpacking {
  void open(ZipInputStream in, File dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    File file = new File(dir, entry.getName());
    // ruleid: java-zip-entry-path
    in.transferTo(new FileOutputStream(file));
  }

  void checked(ZipInputStream in, File dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    File file = new File(dir, entry.getName());
    String path = file.getCanonicalPath();
    if (!path.startsWith(dir.getCanonicalPath())) throw new IOException();
    // ok: java-zip-entry-path
    in.transferTo(new FileOutputStream(file));
  }

  void checkedElsewhere(ZipInputStream in, Path dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    Path out = inside(dir, entry);
    // ok: java-zip-entry-path
    Files.copy(in, out);
  }

  private static Path inside(Path dir, ZipEntry entry) throws ZipException {
    Path out = dir.resolve(entry.getName()).normalize();
    if (!out.startsWith(dir)) throw new ZipException(entry.getName());
    return out;
  }

  void normal(ZipInputStream in, Path dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    // ruleid: java-zip-entry-path
    Files.copy(in, dir.resolve(entry.getName()).normalize());
  }

  void last(ZipFile zip, File dir) throws Exception {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      // ok: java-zip-entry-path
      new FileOutputStream(new File(dir, new File(entry.getName()).getName()));
      // ruleid: java-zip-entry-path
      new FileOutputStream(dir + "/" + entry.getName());
    }
  }

  void listed(ZipFile zip) {
    // ok: java-zip-entry-path
    System.out.println(new File(zip.entries().nextElement().getName()).exists());
  }

  void refused(ZipInputStream in, File dir) throws Exception {
    ZipEntry entry = in.getNextEntry();
    String name = entry.getName();
    if (name.contains("..")) return;
    // ok: java-zip-entry-path
    new FileOutputStream(new File(dir, name));
  }
}
