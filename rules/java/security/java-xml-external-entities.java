import java.io.InputStream;
import javax.xml.parsers.*;
import javax.xml.stream.XMLInputFactory;

class Xml {
  void open(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // ruleid: java-xml-external-entities
    factory.newDocumentBuilder().parse(in);
  }
  void closed(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xml-external-entities
    factory.newDocumentBuilder().parse(in);
  }
  void elsewhere(InputStream in) throws Exception {
    // ruleid: java-xml-external-entities
    builder().parse(in);
  }
  private DocumentBuilder builder() throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder();
  }
  void resolved(InputStream in) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setEntityResolver(NOTHING);
    // ok: java-xml-external-entities
    builder.parse(in);
  }
  void streams(InputStream in) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
    // ruleid: java-xml-external-entities
    factory.createXMLStreamReader(in);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // ok: java-xml-external-entities
    factory.createXMLStreamReader(in);
  }
  void empty() throws Exception {
    // ok: java-xml-external-entities
    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
  }
  void readers(InputSource in) throws Exception {
    org.xml.sax.XMLReader reader = org.xml.sax.helpers.XMLReaderFactory.createXMLReader();
    // ruleid: java-xml-external-entities
    reader.parse(in);
    reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xml-external-entities
    reader.parse(in);
  }
}
