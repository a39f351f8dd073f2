package com.shop.prices;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.util.Eval;
import java.io.File;
import java.io.FileReader;
import javax.script.*;

class Prices {
    private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    private final GroovyShell shell = new GroovyShell(new Binding());

    public Object price(String formula) throws ScriptException {
        // ruleid: java.code.script-engine
        return engine.eval(formula);
    }

    public Object bound(String formula, Bindings values) throws ScriptException {
        ScriptEngine local = new ScriptEngineManager().getEngineByExtension("js");
        // ruleid: java.code.script-engine
        return local.eval("var result = " + formula, values);
    }

    public Object shell(String formula) throws Exception {
        // ruleid: java.code.script-engine
        return new bsh.Interpreter().eval(formula);
    }

    Object fixed(Object price) throws ScriptException {
        engine.put("price", price);
        // ok: java.code.script-engine
        return engine.eval("price * 1.2");
    }

    Object file() throws Exception {
        // ok: java.code.script-engine
        return engine.eval(new FileReader("prices.js"));
    }

    Object fixedParts() throws ScriptException {
        String factor = "1.2";
        // ok: java.code.script-engine
        return engine.eval("price * " + factor);
    }

    Object groovy(String formula) {
        // ruleid: java.code.groovy
        return shell.evaluate(formula);
    }

    Class<?> groovyClass(Rule rule) {
        // ruleid: java.code.groovy
        return new GroovyClassLoader().parseClass(rule.getSource());
    }

    Object groovyShort(String formula) {
        // ruleid: java.code.groovy
        return Eval.me("1 + " + formula);
    }

    Object groovyFixed() {
        // ok: java.code.groovy
        return new GroovyShell().evaluate("6 * 7");
    }

    Object groovyFile(File script) throws Exception {
        // ok: java.code.groovy
        return shell.evaluate(script);
    }
}
