import java.io.*;
import javax.servlet.http.*;

class Restore extends HttpServlet {
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-deserialized-from-request
    ObjectInputStream in = new ObjectInputStream(request.getInputStream());
    // ok: java-deserialized-from-request
    ObjectInputStream own = new ObjectInputStream(new FileInputStream("/var/cache/state"));
  }

  void documents(HttpServletRequest request) throws Exception {
    // ruleid: java-deserialized-from-request
    new Yaml().load(request.getReader());
    // ok: java-deserialized-from-request
    new Yaml(new SafeConstructor(options)).load(request.getReader());
  }

  void named(HttpServletRequest request) throws Exception {
    Yaml plain = new Yaml(new org.yaml.snakeyaml.constructor.SafeConstructor(new LoaderOptions()));
    // ok: java-deserialized-from-request
    plain.load(request.getParameter("document"));
    Yaml any = new Yaml(new Constructor(new LoaderOptions()));
    // ruleid: java-deserialized-from-request
    any.load(request.getParameter("document"));
  }

  Object listedTypes(HttpServletRequest request) throws Exception {
    com.thoughtworks.xstream.XStream stream = new com.thoughtworks.xstream.XStream();
    // ruleid: java-deserialized-from-request
    stream.fromXML(request.getReader());
    stream.allowTypes(new Class[] {Order.class});
    // ok: java-deserialized-from-request
    return stream.fromXML(request.getReader());
  }

  static class Open extends ObjectInputStream {
    Open(InputStream in) throws IOException {
      // ruleid: java-deserialized-from-request
      super(in);
    }
  }

  static class Closed extends ObjectInputStream {
    Closed(InputStream in) throws IOException {
      // ok: java-deserialized-from-request
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
      if (!type.getName().equals("shop.State")) throw new InvalidClassException(type.getName());
      return super.resolveClass(type);
    }
  }

  void own(HttpServletRequest request) throws Exception {
    new Open(request.getInputStream()).readObject();
    new Closed(request.getInputStream()).readObject();
  }
}

class Filtered {
  void none(HttpServletRequest request) throws Exception {
    // ruleid: java-deserialized-from-request
    ObjectInputStream in = new ObjectInputStream(request.getInputStream());
    in.setObjectInputFilter(null);
    in.readObject();
  }

  void some(HttpServletRequest request) throws Exception {
    // ok: java-deserialized-from-request
    ObjectInputStream in = new ObjectInputStream(request.getInputStream());
    in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("shop.State;!*"));
    in.readObject();
  }
}

class Logging {
  static class Named extends ObjectInputStream {
    // ruleid: java-deserialized-from-request
    Named(InputStream in) throws IOException { super(in); }
    @Override protected Class<?> resolveClass(ObjectStreamClass d) throws IOException, ClassNotFoundException {
      System.out.println(d.getName().length());
      return super.resolveClass(d);
    }
  }

  static class Checked extends ObjectInputStream {
    // ok: java-deserialized-from-request
    Checked(InputStream in) throws IOException { super(in); }
    @Override protected Class<?> resolveClass(ObjectStreamClass d) throws IOException, ClassNotFoundException {
      if (!d.getName().equals("State")) throw new InvalidClassException(d.getName());
      return super.resolveClass(d);
    }
  }

  static class ByHelper extends ObjectInputStream {
    // ok: java-deserialized-from-request
    ByHelper(InputStream in) throws IOException { super(in); }
    @Override protected Class<?> resolveClass(ObjectStreamClass d) throws IOException, ClassNotFoundException {
      checkName(d.getName());
      return super.resolveClass(d);
    }
  }

  private XStream xstream() {
    XStream x = new XStream();
    return x;
  }

  void read(HttpServletRequest request) throws Exception {
    new Named(request.getInputStream()).readObject();
    new Checked(request.getInputStream()).readObject();
    new ByHelper(request.getInputStream()).readObject();
    // ruleid: java-deserialized-from-request
    xstream().fromXML(request.getInputStream());
  }
}
