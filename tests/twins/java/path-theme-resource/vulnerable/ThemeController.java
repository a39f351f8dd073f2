// weakness: CWE-22 path traversal
// features: allow list, closure, lambda
// attack: the cookie theme=../uploads/tenant7 makes the supplier read a main.css outside of the themes
// expect: 26 CWE-22
package portal.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ThemeController {

    private static final List<String> THEMES = List.of("light", "dark", "contrast");

    private static Supplier<byte[]> sheet(String theme) {
        String folder = theme.isEmpty() ? "light" : theme;
        return () -> {
            try {
                return Files.readAllBytes(Path.of("/srv/themes/" + folder + "/main.css"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @GetMapping(value = "/theme.css", produces = "text/css")
    public byte[] css(@CookieValue(name = "theme", defaultValue = "light") String theme) {
        return sheet(theme).get();
    }

    @GetMapping("/themes")
    public List<String> themes() {
        return THEMES;
    }
}
