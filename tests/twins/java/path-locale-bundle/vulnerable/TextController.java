// weakness: CWE-22 path traversal
// features: match, declared type, ternary
// attack: POST {"locale":"../../secrets"} is a String in the JSON map and becomes part of the file name
// expect: 32 CWE-22
package texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TextController {

    private static final String[] LOCALES = {"en", "de", "fr"};

    private static String locale(Object wanted) {
        return switch (wanted) {
            case Integer index -> LOCALES[Math.floorMod(index, LOCALES.length)];
            case String text -> text.isEmpty() ? "en" : text;
            default -> "en";
        };
    }

    @PostMapping(value = "/texts", produces = MediaType.APPLICATION_JSON_VALUE)
    public byte[] texts(@RequestBody Map<String, Object> body) throws IOException {
        String locale = locale(body.getOrDefault("locale", 0));
        return Files.readAllBytes(Paths.get("/srv/texts", locale + ".json"));
    }
}
