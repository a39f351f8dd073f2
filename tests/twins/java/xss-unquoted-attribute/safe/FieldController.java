// weakness: CWE-79 cross-site scripting
// features: wrong sanitizer, format, declared type
// attack: the attribute has quotes, which htmlEscape covers
// expect: none
package forms;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@RestController
public class FieldController {

    private static final String INPUT = "<form><input name=\"city\" size=\"%d\" value=\"%s\"></form>";

    @GetMapping("/field")
    public ResponseEntity<String> field(@RequestParam(defaultValue = "20") int size,
                                        @RequestParam(defaultValue = "") String value) {
        String html = String.format(INPUT, size, HtmlUtils.htmlEscape(value));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .body(html);
    }
}
