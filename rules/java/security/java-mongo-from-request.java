import com.mongodb.BasicDBObject;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;

@RestController
class People {
  private MongoCollection<Document> people;

  @GetMapping("/where")
  boolean where(@RequestParam String name) {
    // ruleid: java-mongo-from-request
    return people.find(new BasicDBObject("$where", "this.name == '" + name + "'")).first() != null;
  }

  @GetMapping("/text")
  boolean text(@RequestParam String name) {
    // ruleid: java-mongo-from-request
    return people.find(Document.parse("{name: '" + name + "'}")).first() != null;
  }

  @GetMapping("/query")
  List<Person> query(@RequestParam String name) {
    // ruleid: java-mongo-from-request
    return template.find(new BasicQuery("{ name : '" + name + "' }"), Person.class);
  }

  @GetMapping("/data")
  boolean data(@RequestParam String name, @RequestParam int age) {
    // ok: java-mongo-from-request
    boolean one = people.find(new Document("name", name)).first() != null;
    // ok: java-mongo-from-request
    boolean two = people.find(Filters.eq("name", name)).first() != null;
    // ok: java-mongo-from-request
    return one && two && people.find(Document.parse("{age: " + age + "}")).first() != null;
  }
}
