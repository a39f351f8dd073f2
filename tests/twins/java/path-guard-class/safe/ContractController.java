// weakness: CWE-22 path traversal
// features: two files, guard in another file, path guard
// attack: SafePaths.within checks the normalised file
// expect: none
package contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ContractController {

    private static final Path FOLDER = Path.of("/srv/contracts");

    @GetMapping(value = "/contracts", produces = MediaType.APPLICATION_PDF_VALUE)
    public byte[] contract(@RequestParam String name) throws IOException {
        Path file = SafePaths.within(FOLDER, name);
        return Files.readAllBytes(file);
    }
}
