import static spark.Spark.*;
import java.io.*;
import javax.servlet.http.*;
import org.apache.commons.io.FilenameUtils;

class Download extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("file");
    // ruleid: java-path-from-request
    InputStream in = new FileInputStream("/var/reports/" + name);
    File file = new File(BASE, name);
    // ruleid: java-path-from-request
    file.delete();
    File safe = new File(BASE, FilenameUtils.getName(name));
    // ok: java-path-from-request
    safe.delete();
    // ok: java-path-from-request
    new FileReader(new File(BASE, "index.html"));
  }

  private static boolean below(Path page) {
    return page.toAbsolutePath().normalize().startsWith(ROOT);
  }

  void byHelper(HttpServletRequest request) throws IOException {
    Path page = ROOT.resolve(request.getServletPath());
    if (below(page)) {
      // ok: java-path-from-request
      Files.readString(page);
    }
    // ruleid: java-path-from-request
    Files.readString(page);
  }

  void notNormal(HttpServletRequest request) throws IOException {
    Path page = ROOT.resolve(request.getParameter("page"));
    if (!page.startsWith(ROOT)) {
      return;
    }
    // ruleid: java-path-from-request
    Files.readString(page);
  }

  void fullName(HttpServletRequest request) throws Exception {
    // ruleid: java-path-from-request
    new java.io.FileInputStream("/srv/" + request.getParameter("name")).close();
  }

  void oneOfAList(HttpServletRequest request) throws Exception {
    String name = request.getParameter("name");
    if (!java.util.Set.of("a", "b").contains(name)) {
      return;
    }
    // ok: java-path-from-request
    new java.io.FileInputStream("/srv/" + name).close();
  }

  void keptInside(HttpServletRequest request) throws Exception {
    File folder = new File("/srv");
    // ok: java-path-from-request
    File file = new File(folder, request.getParameter("name"));
    if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) {
      throw new SecurityException("outside");
    }
    // ok: java-path-from-request
    new FileInputStream(file).close();
  }

  void matched(HttpServletRequest request) throws Exception {
    String name = request.getParameter("name");
    if (name == null || !name.matches("[a-z]+")) {
      return;
    }
    // ok: java-path-from-request
    new FileReader("/srv/" + name).close();
  }

  void canonical(HttpServletRequest request, File root) throws IOException {
    File file = new File(root, request.getParameter("name")).getCanonicalFile();
    // ruleid: java-path-from-request
    new FileInputStream(file);
    if (!file.getPath().startsWith(root.getPath() + File.separator)) throw new FileNotFoundException();
    // ok: java-path-from-request
    new FileInputStream(file);
  }
}

class Routes {
  static void all() {
    // ruleid: java-path-from-request
    get("/file", (req, res) -> Files.readString(Path.of("/data/" + req.queryParams("f"))));
    // ok: java-path-from-request
    get("/fixed", (req, res) -> Files.readString(Path.of("/data/index")));
    post("/file", (req, res) -> {
      String name = req.params(":name");
      // ruleid: java-path-from-request
      return Files.readString(Path.of("/data/" + name));
    });
  }

  Object loaded(HttpServletRequest request, ResourceLoader loader) {
    // ruleid: java-path-from-request
    return loader.getResource("file:/srv/" + request.getParameter("name"));
  }

  void plainNames(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    if (name.contains("..") || name.contains("/")) throw new FileNotFoundException(name);
    // ok: java-path-from-request
    new FileInputStream("/srv/" + name);
  }

  void streams(HttpServletRequest request, Path store) throws Exception {
    Part part = request.getPart("doc");
    try (InputStream in = part.getInputStream()) {
      // ok: java-path-from-request
      Files.copy(in, store.resolve(Paths.get(part.getSubmittedFileName()).getFileName().toString()));
      // ruleid: java-path-from-request
      Files.copy(in, store.resolve(part.getSubmittedFileName()));
    }
  }

  void uploads(HttpServletRequest request) throws Exception {
    for (Part part : request.getParts()) {
      // ruleid: java-path-from-request
      part.write("/srv/uploads/" + part.getSubmittedFileName());
      // ok: java-path-from-request
      part.write("/srv/uploads/" + UUID.randomUUID());
    }
  }

  void unzip(HttpServletRequest request, Path folder) throws Exception {
    ZipInputStream zip = new ZipInputStream(request.getInputStream());
    Path target = folder.resolve(zip.getNextEntry().getName()).normalize();
    if (!target.startsWith(folder)) throw new IOException("outside");
    // ok: java-path-from-request
    Files.copy(zip, target);
    // ruleid: java-path-from-request
    Files.copy(folder.resolve(request.getParameter("from")), target);
  }

  void items(List<FileItem> items) throws Exception {
    for (FileItem item : items) {
      // ruleid: java-path-from-request
      item.write(new File("/srv/" + item.getName()));
      // ok: java-path-from-request
      item.write(new File("/srv/" + FilenameUtils.getName(item.getName())));
    }
  }

  byte[] lastPart(HttpServletRequest request) throws IOException {
    Path wanted = Path.of(request.getParameter("file"));
    // ok: java-path-from-request
    byte[] one = Files.readAllBytes(Path.of("/exports").resolve(wanted.getFileName()));
    // ruleid: java-path-from-request
    return Files.readAllBytes(Path.of("/exports").resolve(wanted.normalize()));
  }
}

class Hashed {
  void read(HttpServletRequest request) throws IOException {
    UUID key = UUID.nameUUIDFromBytes(request.getParameter("img").getBytes());
    // ok: java-path-from-request
    new FileInputStream(new File("/srv/thumbs/" + key + ".png"));
  }
}

class Named extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("name");
    // ok: java-path-from-request
    Files.size(Path.of("/srv/data", FilenameUtils.getBaseName(name) + ".txt"));
    // ruleid: java-path-from-request
    Files.size(Path.of("/srv/data", FilenameUtils.normalize("/" + name) + ".txt"));
  }
}
