package com.shop.rules;

import javax.script.*;
import javax.servlet.http.*;
import org.springframework.expression.*;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

class Calculator extends HttpServlet {
    private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    private final ExpressionParser parser = new SpelExpressionParser();

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String formula = request.getParameter("formula");
        // ruleid: java.code.injection
        engine.eval(formula);
        // ruleid: java.code.injection
        new GroovyShell().evaluate("x = " + formula);
        // ok: java.code.injection
        engine.eval("1 + 1");
        double number = Double.parseDouble(formula);
        // ok: java.code.injection
        engine.eval("Math.sqrt(" + number + ")");
        engine.put("formula", formula);
        // ok: java.code.injection
        engine.eval("check(formula)");
        // ruleid: java.code.injection
        engine.eval(formula.replace("java", ""));
        // ruleid: java.expression.injection
        parser.parseExpression(formula).getValue();
        // ruleid: java.expression.injection
        Ognl.getValue(formula, request);
        // ok: java.expression.injection
        parser.parseExpression("price * 2").getValue();
        String kind = request.getParameter("kind");
        String expression = "gross".equals(kind) ? "price * 1.2" : "price";
        // ok: java.expression.injection
        parser.parseExpression(expression).getValue();
        if (formula.matches("[a-z]+")) {
            // ok: java.expression.injection
            parser.parseExpression(formula).getValue();
        }
        Runnable later = () -> {
            // ruleid: java.expression.injection
            MVEL.eval(formula);
        };
        later.run();
    }
}

@Controller
class Views {
    private VelocityEngine velocity;

    @PostMapping("/preview")
    void preview(@RequestBody String text) {
        // ruleid: java.template.injection
        velocity.evaluate(context, writer, "preview", text);
        context.put("text", text);
        // ok: java.template.injection
        velocity.evaluate(context, writer, "preview", "Hello $text");
        // ruleid: java.template.injection
        new Template("preview", new StringReader(text), configuration);
    }

    @GetMapping("/page")
    String page(@RequestParam String lang) {
        // ruleid: java.template.injection
        return "pages/" + lang + "/welcome";
    }

    @GetMapping("/fixed")
    String fixed(@RequestParam String lang, Model model) {
        model.addAttribute("lang", lang);
        // ok: java.template.injection
        return "pages/welcome";
    }

    @GetMapping("/chosen")
    String chosen(@RequestParam String lang) {
        if (!java.util.List.of("en", "de").contains(lang)) {
            // ok: java.template.injection
            return "pages/error";
        }
        // ok: java.template.injection
        return "pages/" + lang;
    }
}
