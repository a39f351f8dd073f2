// weakness: CWE-22 path traversal
// features: path guard, same function, unused check
// attack: GET /files?name=../../etc/passwd: the result of normalize() is not kept and nothing compares with the base
// expect: 30 CWE-22
package docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class FileController {

    private static final Path BASE = Path.of("/srv/docs");

    @GetMapping("/files")
    public ResponseEntity<byte[]> file(@RequestParam String name) throws IOException {
        Path path = BASE.resolve(name);
        path.normalize();
        if (!path.startsWith(BASE)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        byte[] content = Files.readAllBytes(path);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).body(content);
    }
}
