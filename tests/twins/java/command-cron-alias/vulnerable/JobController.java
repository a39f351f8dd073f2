// weakness: CWE-78 OS command injection
// features: alias of the sink, lambda, interface
// attack: POST /jobs/cleanup?days=1;id; goes through the functional field "shell" into sh -c
// expect: 21 CWE-78
package jobs;

import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class JobController {

    @FunctionalInterface
    interface Shell {
        Process run(String line) throws IOException;
    }

    private final Shell shell = line -> Runtime.getRuntime().exec(new String[] {"sh", "-c", line});

    @PostMapping("/jobs/cleanup")
    public ResponseEntity<Void> cleanup(@RequestParam String days) throws IOException {
        String age = days.strip();
        shell.run("find /var/tmp/app -type f -mtime +" + age + " -print0 | xargs -0 rm -f");
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/jobs/reindex")
    public ResponseEntity<Void> reindex() throws IOException {
        shell.run("indexer --all > /var/log/app/index.log");
        return ResponseEntity.accepted().build();
    }
}
