// weakness: CWE-78 OS command injection
// features: same function
// attack: no shell: the host is one argument and it cannot start with a dash
// expect: none
package netops;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class DiagnoseController {

    private static final int SECONDS = 5;

    @GetMapping("/diagnose")
    public Map<String, Object> diagnose(@RequestParam String host) throws IOException, InterruptedException {
        if (!Character.isLetterOrDigit(host.charAt(0))) {
            throw new IllegalArgumentException("host");
        }
        Process process = new ProcessBuilder("ping", "-c", "1", host).start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
        }
        return Map.of("reachable", ended && process.exitValue() == 0);
    }
}
