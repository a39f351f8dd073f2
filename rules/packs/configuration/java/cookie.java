package com.shop.web;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseCookie;

class Cookies {
    void insecure(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("session", id);
        // ruleid: java.cookie.insecure
        cookie.setSecure(false);
        // ruleid: java.cookie.readable
        cookie.setHttpOnly(false);
        // ok: java.cookie.no-attributes
        response.addCookie(cookie);
    }

    void secure(HttpServletResponse response, String id) {
        Cookie login = new Cookie("session", id);
        // ok: java.cookie.insecure
        login.setSecure(true);
        // ok: java.cookie.readable
        login.setHttpOnly(true);
        // ok: java.cookie.no-attributes
        response.addCookie(login);
    }

    void configure(SessionCookieConfig config, boolean https) {
        // ruleid: java.cookie.insecure
        config.setSecure(false);
        // ruleid: java.cookie.readable
        config.setHttpOnly(false);
        // ok: java.cookie.insecure
        config.setSecure(https);
    }

    ResponseCookie spring(String id) {
        // ruleid: java.cookie.insecure
        return ResponseCookie.from("session", id).httpOnly(true).secure(false).path("/").build();
    }

    ResponseCookie springReadable(String id) {
        // ruleid: java.cookie.readable
        return ResponseCookie.from("session", id).secure(true).httpOnly(false).build();
    }

    ResponseCookie springCsrf(String value) {
        // ok: java.cookie.readable
        return ResponseCookie.from("XSRF-TOKEN", value).secure(true).httpOnly(false).build();
    }

    ResponseCookie springSecure(String id) {
        // ok: java.cookie.insecure, java.cookie.readable
        return ResponseCookie.from("session", id).secure(true).httpOnly(true).build();
    }

    void bare(HttpServletResponse response, String id) {
        Cookie cookie = new Cookie("basket", id);
        cookie.setPath("/");
        // ruleid: java.cookie.no-attributes
        response.addCookie(cookie);
    }

    void bareInBranch(HttpServletResponse response, String id) {
        if (id != null) {
            var cookie = new jakarta.servlet.http.Cookie("basket", id);
            // ruleid: java.cookie.no-attributes
            response.addCookie(cookie);
        }
    }

    void delete(HttpServletResponse response) {
        Cookie cookie = new Cookie("basket", "");
        cookie.setMaxAge(0);
        // ok: java.cookie.no-attributes
        response.addCookie(cookie);
    }

    void connection(ConnectionFactory factory) {
        // ok: java.cookie.insecure
        factory.setSecure(false);
    }
}
