@RestController
@Path("/x")
public class Web {
  @Value("${key}") private String key;
  @Value("plain") String other;
  @Unsafe
  public String one() { return query(1); }
  @Unsafe void two(int a) { }
  @Unsafe() void two2(int a) { }
  @RequestMapping("/a")
  String three(@RequestParam String q, int n) { return q; }
  @RequestMapping(value = "/b", method = POST)
  @Secured("ADMIN")
  String four(@RequestParam("x") String q) { return q; }
  @Secured("ADMIN")
  @RequestMapping(method = GET, value = "/c")
  String five(String q) { return q; }
  void six() { }
}
class Plain { void seven() { query(2); } }
