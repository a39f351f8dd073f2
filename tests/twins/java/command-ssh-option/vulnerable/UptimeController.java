// weakness: CWE-88 argument injection
// features: argument injection, wrong guard, regex guard
// attack: GET /uptime?host=-oProxyCommand=id is all word characters, equals sign and dash
// expect: 27 CWE-88
package fleet;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class UptimeController {

    private static final Pattern HOST = Pattern.compile("[\\w.=-]{1,60}");

    @GetMapping("/uptime")
    public Map<String, Integer> uptime(@RequestParam String host) throws IOException, InterruptedException {
        if (!HOST.matcher(host).matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String[] command = {"ssh", host, "uptime"};
        Process ssh = Runtime.getRuntime().exec(command);
        return Map.of("code", ssh.waitFor());
    }
}
