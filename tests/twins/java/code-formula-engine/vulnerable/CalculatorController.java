// weakness: CWE-94 code injection
// features: same function, regex guard
// attack: GET /calc?formula=java.lang.Runtime.getRuntime().exec('id') is evaluated by the script engine
// expect: 27 CWE-95
package calc;

import java.util.Map;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CalculatorController {

    private final ScriptEngineManager manager = new ScriptEngineManager();

    @GetMapping("/calc")
    public ResponseEntity<Map<String, Object>> calc(@RequestParam String formula) throws ScriptException {
        if (formula.length() > 200) {
            return ResponseEntity.badRequest().build();
        }
        ScriptEngine engine = manager.getEngineByName("javascript");
        Object result = engine.eval(formula);
        return ResponseEntity.ok(Map.of("result", ((Number) result).doubleValue()));
    }
}
