package com.shop.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.*;

class Errors {
    void direct(Exception problem, HttpServletResponse response) throws IOException {
        // ruleid: java.error.stack-trace-in-answer
        problem.printStackTrace(response.getWriter());
    }

    void later(Exception problem, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println("sorry");
        // ruleid: java.error.stack-trace-in-answer
        problem.printStackTrace(out);
    }

    String text(Exception problem) {
        StringWriter text = new StringWriter();
        // ok: java.error.stack-trace-in-answer
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    void console(Exception problem) {
        // ok: java.error.stack-trace-in-answer
        problem.printStackTrace();
    }
}
