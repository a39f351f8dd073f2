// weakness: CWE-1336 template injection
// features: returned and run by the caller, wrong guard, allow list
// attack: an unknown section is replaced by "start" before the view name is returned
// expect: none
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
        if (!SECTIONS.contains(section)) {
            section = "start";
        }
        return "pages/" + section + " :: main";
    }

    @GetMapping("/")
    public String start() {
        return "pages/start";
    }
}
