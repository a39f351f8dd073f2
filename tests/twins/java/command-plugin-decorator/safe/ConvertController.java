// weakness: CWE-78 OS command injection
// features: decorator, interface, class field
// attack: ToolRunner starts the program without a shell, the profile is one argument behind "--"
// expect: none
package convert;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ConvertController {

    interface Runner {
        void run(String profile) throws IOException;
    }

    static class ToolRunner implements Runner {
        public void run(String profile) throws IOException {
            new ProcessBuilder("/opt/convert/run", "--", profile).start();
        }
    }

    static class LimitedRunner implements Runner {
        private final Runner inner;
        private int runs;

        LimitedRunner(Runner inner) {
            this.inner = inner;
        }

        public synchronized void run(String profile) throws IOException {
            if (++runs > 100) {
                throw new IllegalStateException("limit reached");
            }
            inner.run(profile);
        }
    }

    private final Runner runner = new LimitedRunner(new ToolRunner());

    @PostMapping("/convert")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void convert(@RequestParam String profile) throws IOException {
        runner.run(profile);
    }
}
