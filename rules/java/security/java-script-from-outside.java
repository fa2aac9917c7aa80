import java.io.*;
import java.net.*;
import javax.script.*;

class Formulas {
  void run(Socket client, ScriptEngine engine) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(client.getInputStream()));
    // ruleid: java-script-from-outside
    engine.eval(lines.readLine());
    engine.put("x", lines.readLine());
    // ok: java-script-from-outside
    engine.eval("x * 2");
    // A file of the program's own.
    // ok: java-script-from-outside
    engine.eval(new FileReader("formulas.js"));
  }
}
