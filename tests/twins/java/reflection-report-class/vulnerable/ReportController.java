// weakness: CWE-470 unsafe reflection
// features: same function, table look-up
// attack: GET /report?type=javax.script.ScriptEngineManager loads and creates any class
// expect: 31 CWE-470
package reports.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ReportController {

    public interface Report {
        Map<String, Object> rows();
    }

    private static final Map<String, String> TYPES = Map.of(
            "sales", "reports.types.SalesReport",
            "stock", "reports.types.StockReport");

    @GetMapping("/report")
    public ResponseEntity<Map<String, Object>> report(@RequestParam String type)
            throws ReflectiveOperationException {
        String className = type.contains(".") ? type : TYPES.get(type);
        if (className == null) {
            return ResponseEntity.notFound().build();
        }
        Class<?> found = Class.forName(className);
        Report report = (Report) found.getDeclaredConstructor().newInstance();
        return ResponseEntity.ok(report.rows());
    }
}
