// weakness: CWE-22 path traversal
// features: async, lambda, regex guard
// attack: an id that is not eight hexadecimal digits is answered with 404
// expect: none
package drafts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class DraftController {

    private static final Path DRAFTS = Path.of("/srv/drafts");

    @DeleteMapping("/drafts/{id}")
    public CompletableFuture<ResponseEntity<Void>> delete(@PathVariable String id) {
        String draft = URLDecoder.decode(id, StandardCharsets.UTF_8);
        if (!draft.matches("[0-9a-f]{8}")) {
            return CompletableFuture.completedFuture(ResponseEntity.notFound().build());
        }
        return CompletableFuture.supplyAsync(() -> {
            try {
                boolean gone = Files.deleteIfExists(DRAFTS.resolve(draft));
                return gone ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
