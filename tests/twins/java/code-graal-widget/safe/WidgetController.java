// weakness: CWE-94 code injection
// features: same function, type cast
// attack: the width is an int when it is joined to the source
// expect: none
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
            int pixels = Integer.parseInt(String.valueOf(width));
            Value area = context.eval("js", LAYOUT + "area(" + pixels + ")");
            return Map.of("area", area.asInt());
        }
    }
}
