package com.shop.web;

import java.net.URLEncoder;
import java.util.*;
import javax.servlet.http.*;
import javax.mail.internet.MimeMessage;

class Settings extends HttpServlet {
    private static final Set<String> LANGUAGES = Set.of("en", "de");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String name = request.getParameter("name");
        // ruleid: java.header.injection
        response.setHeader("Content-Disposition", "attachment; filename=" + name);
        // ok: java.header.injection
        response.setHeader("Content-Disposition", "attachment; filename=" + URLEncoder.encode(name, "UTF-8"));
        // ruleid: java.header.injection
        response.addCookie(new Cookie("name", name));
        // ok: java.header.injection
        response.setHeader("X-Name", name.replaceAll("[\r\n]", ""));
        // ruleid: java.header.injection
        response.setHeader("X-Name", name.replaceAll("<", ""));
        String language = request.getParameter("language");
        if (LANGUAGES.contains(language)) {
            // ok: java.header.injection
            response.addHeader("Content-Language", language);
        }
    }

    private void send(MimeMessage message, String subject) throws Exception {
        // ruleid: java.mail.injection
        message.setSubject("Order: " + subject);
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        MimeMessage message = new MimeMessage(session);
        send(message, request.getParameter("subject"));
        // ok: java.mail.injection
        message.setSubject("Order");
        String subject = request.getParameter("subject").replace("\r", "").replace("\n", "");
        // ok: java.mail.injection
        message.setSubject(subject);
        // ok: java.mail.injection
        message.setText(request.getParameter("text"));
        // ruleid: java.mail.injection
        message.addHeader("Reply-To", request.getParameter("reply"));
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String role = request.getParameter("role");
        // ruleid: java.session.trust-boundary
        request.getSession().setAttribute("role", role);
        HttpSession session = request.getSession();
        // ruleid: java.session.trust-boundary
        session.putValue(request.getHeader("X-Key"), "1");
        // ok: java.session.trust-boundary
        session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
        // ok: java.session.trust-boundary
        request.setAttribute("role", role);
        String theme = "dark".equals(request.getParameter("theme")) ? "dark" : "light";
        // ok: java.session.trust-boundary
        session.setAttribute("theme", theme);
        switch (role) {
            case "reader":
                // ok: java.session.trust-boundary
                session.setAttribute("role", role);
                break;
            default:
        }
    }
}
