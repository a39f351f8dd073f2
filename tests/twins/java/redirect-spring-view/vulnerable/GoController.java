// weakness: CWE-601 open redirect
// features: returned and run by the caller, switch
// attack: GET /go?to=https://evil.example becomes "redirect:https://evil.example"
// expect: 29 CWE-601
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
                return to;
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
