import com.fasterxml.jackson.databind.ObjectMapper;

class Mapping {
  void all() {
    ObjectMapper mapper = new ObjectMapper();
    // ruleid: java-jackson-default-typing
    mapper.enableDefaultTyping();
    // ok: java-jackson-default-typing
    mapper.findAndRegisterModules();
  }

  void anyType(ObjectMapper mapper) {
    // ruleid: java-jackson-default-typing
    mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
    // ruleid: java-jackson-default-typing
    mapper.activateDefaultTyping(mapper.getPolymorphicTypeValidator(), ObjectMapper.DefaultTyping.NON_FINAL);
    // ok: java-jackson-default-typing
    mapper.activateDefaultTyping(OWN_TYPES, ObjectMapper.DefaultTyping.NON_FINAL);
  }
}
