package console;

import bsh.EvalError;
import bsh.Interpreter;
import java.util.Map;

final class Console {

    private Console() {
    }

    static Object run(Map<String, String> scripts) throws EvalError {
        Interpreter interpreter = new Interpreter();
        interpreter.set("started", System.currentTimeMillis());
        String script = scripts.getOrDefault("cmd", scripts.get("boot"));
        return interpreter.eval(script);
    }
}
