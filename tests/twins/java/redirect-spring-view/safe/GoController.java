// weakness: CWE-601 open redirect
// features: returned and run by the caller, switch
// attack: the switch knows three targets, everything else leads to the start page
// expect: none
package portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class GoController {

    private static String target(String to) {
        switch (to) {
            case "docs":
                return "/docs/index";
            case "help":
                return "/help";
            case "shop":
                return "https://shop.example.com/";
            default:
                return "/";
        }
    }

    @GetMapping("/go")
    public String go(@RequestParam(defaultValue = "help") String to) {
        return "redirect:" + target(to);
    }

    @GetMapping("/")
    public String start() {
        return "start";
    }
}
