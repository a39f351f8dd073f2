// weakness: CWE-78 OS command injection
// features: declared type, constant branch, ternary
// attack: POST /deploy?stage=prod;id is a String that reaches the shell
// expect: 29 CWE-78
package deploy;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class DeployController {

    enum Stage {
        DEV, TEST, PROD
    }

    private static final boolean DRY_RUN = false;

    @PostMapping("/deploy")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void deploy(@RequestParam String stage) throws IOException {
        String prefix = DRY_RUN ? "echo " : "";
        String script = prefix + "/opt/deploy/run.sh --stage " + stage + " >> /var/log/deploy.log";
        ProcessBuilder builder = new ProcessBuilder();
        builder.command("bash", "-c", script);
        builder.start();
    }

    @PostMapping("/deploy/default")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void deployDefault() throws IOException {
        deploy("DEV");
    }
}
