package shop;

import java.security.SecureRandom;
import java.util.Random;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

class Remembered {
    private final Random random = new Random();

    void cookie(HttpServletResponse response) {
        String key = Double.toString(Math.random()).substring(2);
        // ruleid: java.random.shown
        response.addCookie(new Cookie("remember", key));
    }

    void session(HttpServletRequest request) {
        long number = random.nextLong();
        // ruleid: java.random.shown
        request.getSession().setAttribute("visitor", Long.toString(number));
    }

    void bytes(HttpServletRequest request) {
        byte[] input = new byte[16];
        random.nextBytes(input);
        // ruleid: java.random.shown
        request.getSession().setAttribute("visitor", new String(input));
    }

    void secure(HttpServletRequest request) {
        SecureRandom secure = new SecureRandom();
        // ok: java.random.shown
        request.getSession().setAttribute("visitor", Long.toString(secure.nextLong()));
    }

    void handed(HttpServletRequest request, Random generator) {
        // ok: java.random.shown
        request.getSession().setAttribute("visitor", Long.toString(generator.nextLong()));
    }

    void chosen(HttpServletRequest request, String[] names) {
        int number = random.nextInt(names.length);
        log(number);
        // ok: java.random.shown
        request.getSession().setAttribute("visitor", "guest");
    }
}
