// weakness: CWE-1336 template injection
// features: same function, constant key
// attack: POST text=<#assign x="freemarker.template.utility.Execute"?new()>${x("id")} is compiled as a FreeMarker template
// expect: 32 CWE-1336
package newsletter;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MailPreviewController {

    private static final String FRAME = "Dear ${reader},\n${text}\nYour team";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);

    @PostMapping("/newsletter/preview")
    public Map<String, String> preview(@RequestParam String text) throws IOException, TemplateException {
        Map<String, Object> model = new HashMap<>();
        model.put("reader", "reader");
        model.put("text", text);
        String source = FRAME.replace("${text}", text);
        Template template = new Template("preview", new StringReader(source), configuration);
        StringWriter out = new StringWriter();
        template.process(model, out);
        return Map.of("preview", out.toString());
    }
}
