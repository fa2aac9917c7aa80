import java.io.*;
import java.net.*;
import java.util.*;

class Jobs {
  void environment() throws IOException {
    String folder = System.getenv("TARGET");
    // ruleid: java-command-from-outside
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "ls " + folder});
    // ok: java-command-from-outside
    new ProcessBuilder("ls", folder).start();
    folder = "/srv";
    // ok: java-command-from-outside
    Runtime.getRuntime().exec("ls " + folder);
  }

  void page() throws IOException {
    URLConnection other = new URL("http://jobs.example.org/next").openConnection();
    Scanner words = new Scanner(other.getInputStream());
    // ruleid: java-command-from-outside
    Runtime.getRuntime().exec(words.nextLine());
    Scanner typed = new Scanner(System.in);
    // ruleid: java-command-from-outside
    Runtime.getRuntime().exec("job " + typed.nextLine());
    String kind = typed.next();
    if (!List.of("day", "night").contains(kind)) return;
    // ok: java-command-from-outside
    Runtime.getRuntime().exec("job " + kind);
  }
}
