// weakness: CWE-88 argument injection
// features: right sanitizer, same function
// attack: addArgument adds the title as one argument behind --title
// expect: none
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
        CommandLine line = new CommandLine("wkhtmltopdf");
        line.addArgument("--title").addArgument(title, false);
        line.addArgument(INPUT);
        line.addArgument(OUTPUT);
        int code = executor.execute(line);
        return Map.of("code", code);
    }
}
