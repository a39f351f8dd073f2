// weakness: CWE-94 code injection
// features: same function, type cast
// attack: POST {"width":"1);while(true);area(1"} ends the call and adds statements to the source
// expect: 23 CWE-95
package widgets;

import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class WidgetController {

    private static final String LAYOUT = "function area(w) { return w * 40; } ";

    @PostMapping("/widgets/area")
    public Map<String, Integer> area(@RequestBody Map<String, Object> body) {
        Object width = body.get("width");
        try (Context context = Context.create("js")) {
            Value area = context.eval("js", LAYOUT + "area(" + width + ")");
            return Map.of("area", area.asInt());
        }
    }
}
