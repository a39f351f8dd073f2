package com.shop.letters;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.*;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.apache.velocity.app.VelocityEngine;

class Letters {
    private final VelocityEngine engine = new VelocityEngine();
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);

    void velocity(String text, Writer out) {
        // ruleid: java.template.text
        Velocity.evaluate(new VelocityContext(), out, "letter", text);
    }

    void velocityEngine(Letter letter, Writer out) {
        // ruleid: java.template.text
        engine.evaluate(new VelocityContext(), out, "letter", "Dear " + letter.getName());
    }

    Template freemarker(String text) throws IOException {
        // ruleid: java.template.text
        return new Template("letter", new StringReader(text), configuration);
    }

    Template freemarkerString(String text) throws IOException {
        // ruleid: java.template.text
        return new Template("letter", text, configuration);
    }

    void velocityFixed(Writer out, VelocityContext values) {
        // ok: java.template.text
        Velocity.evaluate(values, out, "letter", "Dear $name");
    }

    Template freemarkerFixed() throws IOException {
        // ok: java.template.text
        return new Template("letter", new StringReader("Dear ${name}"), configuration);
    }

    void freemarkerFile(Map<String, Object> values, Writer out) throws Exception {
        // ok: java.template.text
        configuration.getTemplate("letter.ftlh").process(values, out);
    }

    void resolver() {
        // ruleid: java.template.classes
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.UNRESTRICTED_RESOLVER);
        // ruleid: java.template.classes
        configuration.setAPIBuiltinEnabled(true);
        // ok: java.template.classes
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        // ok: java.template.classes
        configuration.setAPIBuiltinEnabled(false);
    }
}
