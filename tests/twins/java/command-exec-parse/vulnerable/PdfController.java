// weakness: CWE-88 argument injection
// features: right sanitizer, same function
// attack: POST title=x --enable-local-file-access --post-file key /etc/passwd is split into more options by CommandLine.parse
// expect: 27 CWE-88
package pdf;

import java.io.IOException;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PdfController {

    private static final String INPUT = "/srv/pdf/report.html";
    private static final String OUTPUT = "/srv/pdf/report.pdf";

    @PostMapping("/pdf")
    public Map<String, Integer> render(@RequestParam String title) throws IOException {
        DefaultExecutor executor = new DefaultExecutor();
        CommandLine line = CommandLine.parse("wkhtmltopdf --title " + title);
        line.addArgument(INPUT);
        line.addArgument(OUTPUT);
        int code = executor.execute(line);
        return Map.of("code", code);
    }
}
