// weakness: CWE-78 OS command injection
// features: table look-up, constant key
// attack: get() yields null for what is not in the table, and null is refused
// expect: none
package backup.web;

import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BackupController {

    record BackupRequest(String target) {
    }

    private static final Map<String, String> TARGETS = Map.of(
            "nas", "backup@nas.internal:/volume1",
            "offsite", "backup@vault.internal:/data");

    @PostMapping("/backup")
    public ResponseEntity<Void> start(@RequestBody BackupRequest body) throws IOException {
        String target = TARGETS.get(body.target());
        if (target == null) {
            return ResponseEntity.badRequest().build();
        }
        String[] command = {"bash", "-c", "tar cz /srv/data | ssh " + target + " 'cat > data.tgz'"};
        Runtime.getRuntime().exec(command);
        return ResponseEntity.accepted().build();
    }
}
