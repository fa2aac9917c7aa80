class Reports {
  void store() throws IOException {
    // ruleid: java-insecure-temporary-file
    File report = new File("/tmp/report.txt");
    // ruleid: java-insecure-temporary-file
    File cache = new File(System.getProperty("java.io.tmpdir"), "cache.dat");
    // ruleid: java-insecure-temporary-file
    File folder = File.createTempFile("report", ".d");
    folder.delete();
    folder.mkdir();
    // ok: java-insecure-temporary-file
    Path own = Files.createTempFile("report", ".txt");
    // ok: java-insecure-temporary-file
    File kept = new File("/srv/data/report.txt");
  }
}
