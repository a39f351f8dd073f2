// weakness: CWE-88 argument injection
// features: argument injection, same function
// attack: a name with a leading dash is refused before git sees it
// expect: none
package forge;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class GitLogController {

    private static final File WORK_TREE = new File("/srv/git/tool");

    @GetMapping("/repos/tool/log")
    public List<String> log(@RequestParam String branch) throws IOException {
        if (branch.isBlank() || branch.startsWith("-")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "branch");
        }
        ProcessBuilder builder = new ProcessBuilder("git", "log", "--oneline", "-n", "20", branch);
        builder.directory(WORK_TREE);
        Process git = builder.start();
        try (BufferedReader reader = git.inputReader()) {
            return reader.lines().collect(Collectors.toList());
        }
    }
}
