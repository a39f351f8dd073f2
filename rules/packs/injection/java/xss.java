package com.shop.pages;

import java.io.*;
import java.util.*;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.util.HtmlUtils;

class Greeting extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        PrintWriter out = response.getWriter();
        // ruleid: java.xss.injection
        out.println("<h1>Hello " + name + "</h1>");
        // ok: java.xss.injection
        out.println("<h1>Hello " + Encode.forHtml(name) + "</h1>");
        // ruleid: java.xss.injection
        response.getWriter().write("<p>" + URLDecoder.decode(name, "UTF-8"));
        Object[] values = {"a", name};
        // ruleid: java.xss.injection
        response.getWriter().format(Locale.US, "Hello %1$s and %2$s", values);
        // ok: java.xss.injection
        out.println("<h1>Hello</h1>");
        // ok: java.xss.injection
        out.println(Integer.parseInt(request.getParameter("page")) + 1);
    }

    private void row(PrintWriter out, String label, String value) {
        // ruleid: java.xss.injection
        out.print("<tr><td>" + label + "</td><td>" + value + "</td></tr>");
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Enumeration<String> names = request.getParameterNames();
        PrintWriter out = response.getWriter();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            row(out, name, "x");
        }
        String escaped = HtmlUtils.htmlEscape(request.getHeader("Referer"));
        // ok: java.xss.injection
        out.write(escaped);
        String wrong = StringEscapeUtils.escapeSql(request.getHeader("Referer"));
        // ruleid: java.xss.injection
        out.write(wrong);
        Map<String, String> all = new HashMap<>();
        all.put("kept", "constant");
        all.put("name", request.getParameter("name"));
        // ok: java.xss.injection
        out.write(all.get("kept"));
        // ruleid: java.xss.injection
        out.write(all.get("name"));
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        // ok: java.xss.injection
        response.getWriter().write("{\"name\": \"" + request.getParameter("name") + "\"}");
    }

    void report(HttpServletRequest request) throws IOException {
        try (PrintWriter file = new PrintWriter("/tmp/report.txt")) {
            // ok: java.xss.injection
            file.println(request.getParameter("name"));
        }
    }
}

@RestController
class Hello {
    @GetMapping("/hello")
    public String hello(@RequestParam String name) {
        // ruleid: java.xss.injection
        return "<b>" + name + "</b>";
    }

    @GetMapping("/escaped")
    public String escaped(@RequestParam String name) {
        // ok: java.xss.injection
        return "<b>" + HtmlUtils.htmlEscape(name) + "</b>";
    }

    @GetMapping(value = "/plain", produces = "text/plain")
    public String plain(@RequestParam String name) {
        // ok: java.xss.injection
        return "Hello " + name;
    }

    @GetMapping("/entity")
    public ResponseEntity<String> entity(@RequestParam String name) {
        // ruleid: java.xss.injection
        return ResponseEntity.ok("Hello " + name);
    }

    @GetMapping("/object")
    public ResponseEntity<Person> object(@RequestParam String name) {
        // ok: java.xss.injection
        return ResponseEntity.ok(new Person(name));
    }
}

class Contexts {
    void link(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String site = request.getParameter("site");
        // ruleid: java.xss.context
        response.getWriter().write("<a href=\"" + Encode.forHtmlAttribute(site) + "\">site</a>");
        if (!site.startsWith("https://")) {
            return;
        }
        // ok: java.xss.context
        response.getWriter().write("<a href=\"" + Encode.forHtmlAttribute(site) + "\">site</a>");
    }

    void script(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String place = Encode.forHtml(request.getParameter("place"));
        // ruleid: java.xss.context
        response.getWriter().write("<script>show(" + place + ");</script>");
        // ok: java.xss.context
        response.getWriter().write("<p>" + place + "</p>");
    }
}
