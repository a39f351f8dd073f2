package com.shop.text;

import java.util.*;
import java.util.regex.Pattern;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

class Search extends HttpServlet {
    private static final Map<String, Class<?>> EXPORTS = Map.of("csv", CsvExport.class, "pdf", PdfExport.class);

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String word = request.getParameter("word");
        // ruleid: java.regex.injection
        Pattern.compile(word);
        // ok: java.regex.injection
        Pattern.compile(".*" + Pattern.quote(word) + ".*");
        // ruleid: java.regex.injection
        text.replaceAll(word, "");
        // ok: java.regex.injection
        word.replaceAll("[a-z]+", "");
        // ok: java.regex.injection
        word.split(",");
        // ok: java.regex.injection
        Pattern.compile(word, Pattern.LITERAL);
        // ruleid: java.regex.injection
        text.matches(".*" + word);
    }

    private Object make(String name) throws Exception {
        // ruleid: java.reflection.injection
        return Class.forName("com.shop.exports." + name).getConstructor().newInstance();
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        make(request.getParameter("export"));
        // ok: java.reflection.injection
        EXPORTS.get(request.getParameter("export")).getConstructor().newInstance();
        // ok: java.reflection.injection
        Class.forName("com.shop.exports.CsvExport");
        String method = request.getParameter("method");
        // ruleid: java.reflection.injection
        this.getClass().getMethod(method).invoke(this);
        String name = request.getParameter("name");
        if (name.equals("com.shop.exports.CsvExport")) {
            // ok: java.reflection.injection
            Class.forName(name);
        }
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String pattern = request.getParameter("pattern");
        // ruleid: java.format.injection
        String.format(pattern, 1, 2);
        // ok: java.format.injection
        String.format("%s: %d", pattern, 2);
        // ruleid: java.format.injection
        System.out.printf("Hello " + pattern, 1);
        // ok: java.format.injection
        String.format("%0" + Integer.parseInt(pattern) + "d", 2);
        // ruleid: java.format.injection
        String.format(Locale.ROOT, pattern, 1);
        pattern = "short".equals(pattern) ? "%s" : "%10s";
        // ok: java.format.injection
        String.format(pattern, "x");
    }
}
