import com.fasterxml.jackson.databind.ObjectMapper;

class Mapping {
  void all() {
    ObjectMapper mapper = new ObjectMapper();
    // ruleid: java-jackson-default-typing
    mapper.enableDefaultTyping();
    // ok: java-jackson-default-typing
    mapper.findAndRegisterModules();
  }
}
