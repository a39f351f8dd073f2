// weakness: CWE-1336 template injection
// features: returned and run by the caller, wrong guard, allow list
// attack: GET /page?section=__${T(java.lang.Runtime).getRuntime().exec('id')}__::x is preprocessed as part of the view name (Thymeleaf before 3.0.12)
// expect: 22 CWE-1336
package pages;

import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class PageController {

    private static final Set<String> SECTIONS = Set.of("start", "terms", "contact");

    @GetMapping("/page")
    public String page(@RequestParam(defaultValue = "start") String section) {
        if (section.contains("..")) {
            section = "start";
        }
        return "pages/" + section + " :: main";
    }

    @GetMapping("/")
    public String start() {
        return "pages/start";
    }
}
