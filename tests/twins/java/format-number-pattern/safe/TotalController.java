// weakness: CWE-134 format string
// features: same function, constant branch
// attack: the format is one of two constants
// expect: none
package totals;

import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TotalController {

    private static final double TOTAL = 1234.5;

    @GetMapping("/total")
    public Map<String, String> total(@RequestParam(defaultValue = "short") String fmt) {
        String format;
        if (fmt.equals("short")) {
            format = "%.0f";
        } else {
            format = "%.2f";
        }
        return Map.of("total", String.format(Locale.ROOT, format, TOTAL));
    }
}
