class Rights {
  void give(File file, Path path) throws IOException {
    // ruleid: java-file-open-to-all
    file.setWritable(true, false);
    // ruleid: java-file-open-to-all
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    // ok: java-file-open-to-all
    file.setWritable(true, true);
    // ok: java-file-open-to-all
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
  }

  boolean closed(java.util.Set<PosixFilePermission> rights) {
    // ok: java-file-open-to-all
    rights.remove(PosixFilePermission.OTHERS_WRITE);
    // ok: java-file-open-to-all
    return rights.contains(PosixFilePermission.OTHERS_WRITE);
  }
}
