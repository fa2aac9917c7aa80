// ruleid: any-origin, urls
@CrossOrigin(origins = "*")
@WebServlet(name = "orders", urlPatterns = {"/orders"})
class Orders extends HttpServlet {
  // ruleid: text-parameter
  void run(String where, int id, List<String> names) {
    // ruleid: logged
    log.info("user " + where);
    log.debug("x");
    // ruleid: sized
    byte[] a = new byte[] {1, 2};
    // ruleid: sized
    byte[] b = new byte[16];
    foo((x) -> true);
  }
}
