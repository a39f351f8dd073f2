// weakness: CWE-94 code injection
// features: alias of the sink, lambda, stream
// attack: GET /chart?f=quit() is handed to the method reference of eval
// expect: 40 CWE-95
package charts;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

@Path("/chart")
@Produces(MediaType.APPLICATION_JSON)
public class ChartResource {

    @FunctionalInterface
    private interface Evaluator {
        Object apply(String source) throws ScriptException;
    }

    private static final Set<String> FUNCTIONS = Set.of("Math.sin(1)", "Math.cos(1)", "Math.sqrt(2)");

    @GET
    public int points(@QueryParam("f") List<String> functions) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        Evaluator evaluator = engine::eval;
        List<String> wanted = functions.stream()
                .map(String::trim)
                .filter(f -> !f.isEmpty())
                .collect(Collectors.toList());
        int points = 0;
        for (String function : wanted) {
            points += evaluator.apply(function) == null ? 0 : 1;
        }
        return points;
    }
}
