// weakness: CWE-22 path traversal
// features: loop, path guard, two files
// attack: an uploaded archive with the entry ../../opt/app/lib/x.jar is written outside of the target (zip slip)
// expect: Unpacker.java:28 CWE-22
package content.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class ImportController {

    private final Unpacker unpacker = new Unpacker(Path.of("/srv/content/incoming"));

    @PostMapping("/import")
    public Map<String, Integer> upload(@RequestParam("archive") MultipartFile archive) throws IOException {
        try (InputStream in = archive.getInputStream()) {
            return Map.of("files", unpacker.unpack(in));
        }
    }
}
