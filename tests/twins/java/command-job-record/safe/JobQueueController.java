// weakness: CWE-78 OS command injection
// features: two files, destructuring, alias of the sink
// attack: the compact constructor of Job takes letters, digits and underscores only
// expect: none
package queue.web;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class JobQueueController {

    @FunctionalInterface
    private interface Starter {
        Process start(String[] command) throws IOException;
    }

    private final Starter starter = Runtime.getRuntime()::exec;

    @PostMapping("/queue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void add(@RequestBody Job job) throws IOException {
        String name = job.name();
        int priority = job.priority();
        String line = "nice -n " + priority + " /opt/jobs/" + name + ".sh > /var/log/jobs/last.log";
        starter.start(new String[] {"sh", "-c", line});
    }
}
