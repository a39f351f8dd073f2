// weakness: CWE-94 code injection
// features: returned and run by the caller, loop, regex guard
// attack: every field name must be a Java identifier of letters
// expect: none
package codegen;

import groovy.lang.GroovyClassLoader;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RecordClassController {

    private static String source(List<String> fields) {
        StringBuilder text = new StringBuilder("class Row {\n");
        for (String field : fields) {
            if (!field.matches("[a-z][A-Za-z]{0,30}")) {
                throw new IllegalArgumentException("field");
            }
            text.append("    String ").append(field).append(";\n");
        }
        return text.append("}\n").toString();
    }

    @PostMapping("/rows/class")
    public Map<String, Integer> define(@RequestBody List<String> fields) {
        GroovyClassLoader loader = new GroovyClassLoader(getClass().getClassLoader());
        Class<?> row = loader.parseClass(source(fields));
        return Map.of("fields", row.getDeclaredFields().length);
    }
}
