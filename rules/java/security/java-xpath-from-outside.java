import java.nio.file.*;
import javax.xml.xpath.*;
import org.w3c.dom.Document;

class Prices {
  void find(Document prices, XPath xpath) throws Exception {
    for (String name : Files.readAllLines(Path.of("wanted.txt"))) {
      // ruleid: java-xpath-from-outside
      xpath.evaluate("//price[@name='" + name + "']", prices);
      // ok: java-xpath-from-outside
      xpath.evaluate("//price[@name='" + name.replace("'", "") + "']", prices);
      // ok: java-xpath-from-outside
      xpath.evaluate("//price[@length=" + name.length() + "]", prices);
    }
  }
}
