import javax.xml.parsers.*;

class Xml {
  void open() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // ruleid: java-xml-external-entities
    factory.newDocumentBuilder();
  }
  void closed() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xml-external-entities
    factory.newDocumentBuilder();
  }
}
