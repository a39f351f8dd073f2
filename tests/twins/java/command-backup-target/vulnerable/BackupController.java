// weakness: CWE-78 OS command injection
// features: table look-up, constant key
// attack: POST {"target":"nas; rm -rf /srv"} is not in the table, getOrDefault hands the text itself back
// expect: 31 CWE-78
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
        String target = TARGETS.getOrDefault(body.target(), body.target());
        if (target == null) {
            return ResponseEntity.badRequest().build();
        }
        String[] command = {"bash", "-c", "tar cz /srv/data | ssh " + target + " 'cat > data.tgz'"};
        Runtime.getRuntime().exec(command);
        return ResponseEntity.accepted().build();
    }
}
