// weakness: CWE-22 path traversal
// features: wrong guard, guard in a helper, early return
// attack: GET /notes?file=/etc/passwd has no "..", yet resolve() of an absolute path is that path
// expect: 33 CWE-22
package notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NotesController {

    private static final Path NOTES = Path.of("/srv/notes");

    private static boolean allowed(String file) throws IOException {
        if (file.isEmpty() || file.length() > 120) {
            return false;
        }
        return !file.contains("..");
    }

    @GetMapping("/notes")
    public ResponseEntity<List<String>> note(@RequestParam String file) throws IOException {
        if (!allowed(file)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok(Files.readAllLines(NOTES.resolve(file)));
    }
}
