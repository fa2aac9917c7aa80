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
  private static final String MENU = "<menu/>";
  void ours() throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    // ok: java-xml-external-entities
    builder.parse(new InputSource(new java.io.StringReader(MENU)));
    // ok: java-xml-external-entities
    builder.parse(Xml.class.getResourceAsStream("/defaults.xml"));
    // ok: java-xml-external-entities
    builder.parse("conf/menu.xml");
    java.io.File file = new java.io.File("conf/menu.xml");
    // ok: java-xml-external-entities
    builder.parse(file);
  }
  void theirs(String name, String xml) throws Exception {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    // ruleid: java-xml-external-entities
    builder.parse(new InputSource(new java.io.StringReader(xml)));
    // ruleid: java-xml-external-entities
    builder.parse(new InputSource(new java.io.StringReader("<menu>" + xml + "</menu>")));
    // ruleid: java-xml-external-entities
    builder.parse(new java.io.File("uploads", name));
    // ruleid: java-xml-external-entities
    builder.parse(name);
  }
  void validated(byte[] xml) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema");
    Validator validator = factory.newSchema(new File("order.xsd")).newValidator();
    // ruleid: java-xml-external-entities
    validator.validate(new StreamSource(new java.io.ByteArrayInputStream(xml)));
    validator.setProperty(javax.xml.XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // ok: java-xml-external-entities
    validator.validate(new StreamSource(new java.io.ByteArrayInputStream(xml)));
  }
  void styled(java.io.Reader in, org.w3c.dom.Document tree, Result out) throws Exception {
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    Source source = new StreamSource(in);
    // ruleid: java-xml-external-entities
    transformer.transform(source, out);
    // ok: java-xml-external-entities
    transformer.transform(new DOMSource(tree), out);
    // ok: java-xml-external-entities
    TransformerFactory.newInstance().newTransformer(new StreamSource(Xml.class.getResourceAsStream("/page.xsl")));
  }
}

class Switched {
  private void close(SAXParserFactory factory, boolean on) throws Exception {
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", on);
  }

  void open(HttpServletRequest request) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    close(factory, false);
    // ruleid: java-xml-external-entities
    factory.newSAXParser().parse(request.getInputStream(), new DefaultHandler());
  }

  void closed(HttpServletRequest request) throws Exception {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    close(factory, true);
    // ok: java-xml-external-entities
    factory.newSAXParser().parse(request.getInputStream(), new DefaultHandler());
  }
}
