// weakness: CWE-78 OS command injection
// features: same function
// attack: GET /diagnose?host=8.8.8.8;id is run by sh -c
// expect: 24 CWE-78
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
        Process process = new ProcessBuilder("sh", "-c", "ping -c 1 " + host).start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroy();
        }
        return Map.of("reachable", ended && process.exitValue() == 0);
    }
}
