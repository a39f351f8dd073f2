// weakness: CWE-79 cross-site scripting
// features: match, interface, destructuring
// attack: GET /flash?detail=<img src=x onerror=alert(1)> is the detail of the record Warning
// expect: 36 CWE-79
package flash;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class FlashController {

    sealed interface Flash permits Done, Warning {
    }

    record Done() implements Flash {
    }

    record Warning(String detail) implements Flash {
    }

    private static String html(Flash flash) {
        if (flash instanceof Warning warning) {
            return "<p class=\"warning\">" + warning.detail() + "</p>";
        }
        return "<p class=\"done\">" + HtmlUtils.htmlEscape("Saved & done") + "</p>";
    }

    @GetMapping("/flash")
    public ResponseEntity<String> flash(@RequestParam(required = false) String detail) {
        Flash flash = detail == null ? new Done() : new Warning(detail);
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(html(flash));
    }
}
