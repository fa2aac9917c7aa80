import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.sql.*;

class Files2 {
  static final String FOLDER = "/srv/files/";

  void sent(Socket client) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
    String name = lines.readLine();
    // ruleid: java-path-from-outside
    new FileInputStream(FOLDER + name);
    // ruleid: java-path-from-outside
    Files.delete(Paths.get(name));
    // ok: java-path-from-outside
    new FileInputStream(FOLDER + new File(name).getName());
  }

  void stored(ResultSet rows) throws Exception {
    // ruleid: java-path-from-outside
    new FileReader("/srv/" + rows.getString(1));
    // ok: java-path-from-outside
    new FileReader("/srv/" + rows.getInt(2));
  }

  // What the user of this machine names is his choice, unless it should stay in a folder.
  public static void main(String[] args) throws IOException {
    // ok: java-path-from-outside
    new FileInputStream(args[0]);
    // ok: java-path-from-outside
    Files.readAllLines(Path.of(System.getenv("SETTINGS")));
    String name = System.getenv("REPORT");
    // ruleid: java-path-from-outside
    new FileOutputStream(FOLDER + name);
    File report = new File("/srv/reports", name);
    // ruleid: java-path-from-outside
    report.delete();
  }
}
