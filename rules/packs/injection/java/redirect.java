package com.shop.login;

import java.net.URI;
import java.util.*;
import javax.servlet.http.*;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

class Login extends HttpServlet {
    private static final List<String> PAGES = List.of("/home", "/orders");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String next = request.getParameter("next");
        // ruleid: java.redirect.injection
        response.sendRedirect(next);
        // ruleid: java.redirect.injection
        response.setHeader("Location", next);
        // ok: java.redirect.injection
        response.sendRedirect("/login?next=" + next);
        // ok: java.redirect.injection
        response.sendRedirect(request.getContextPath() + "/login?next=" + next);
        if (PAGES.contains(next)) {
            // ok: java.redirect.injection
            response.sendRedirect(next);
        }
        if (next.startsWith("/")) {
            // ruleid: java.redirect.injection
            response.sendRedirect(next);
        }
        if (next.startsWith("/") && !next.startsWith("//")) {
            // ok: java.redirect.injection
            response.sendRedirect(next);
        }
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        URI target = new URI(request.getParameter("target"));
        if (!"shop.example".equals(target.getHost())) {
            response.sendError(400);
            return;
        }
        // ok: java.redirect.injection
        response.sendRedirect(target.toString());
        String page = request.getParameter("page") == null ? "/home" : request.getParameter("page");
        // ruleid: java.redirect.injection
        response.sendRedirect(page);
    }
}

@Controller
class Pages {
    @GetMapping("/go")
    String go(@RequestParam String to) {
        // ruleid: java.redirect.injection
        return "redirect:" + to;
    }

    @GetMapping("/order")
    String order(@RequestParam String id) {
        // ok: java.redirect.injection
        return "redirect:/orders/" + id;
    }

    @GetMapping("/number")
    String number(@RequestParam int id) {
        // ok: java.redirect.injection
        return "redirect:" + id;
    }
}
