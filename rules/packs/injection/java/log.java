package com.shop.audit;

import javax.servlet.http.*;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.*;

class Audit extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String user = request.getParameter("user");
        // ruleid: java.log.injection
        LOG.info("log-in of " + user);
        // ruleid: java.log.injection
        LOG.warn("log-in of {} failed", user);
        // ok: java.log.injection
        LOG.info("log-in of {}", user.replaceAll("[\\r\\n]", "_"));
        // ruleid: java.log.injection
        LOG.info("log-in of {}", user.trim());
        // ok: java.log.injection
        LOG.info("page {}", Integer.parseInt(request.getParameter("page")));
        if (!user.matches("\\w+")) {
            // ruleid: java.log.injection
            LOG.error("no name: {}", user);
            return;
        }
        // ok: java.log.injection
        LOG.info("log-in of {}", user);
        // ok: java.log.injection
        LOG.info("log-in");
    }

    private static String clean(String text) {
        return text.replace('\n', '_').replace('\r', '_');
    }

    @GetMapping("/audit")
    void audit(@RequestParam String event) {
        // ok: java.log.injection
        LOG.info("event {}", clean(event));
        // ruleid: java.log.injection
        LOG.info("event {}", event);
    }
}
