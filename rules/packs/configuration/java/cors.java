package com.shop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

class Mvc implements WebMvcConfigurer {
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        // ruleid: java.cors.any-origin-with-credentials, java.cors.any-origin
        registry.addMapping("/api/**").allowedOriginPatterns("*").allowedMethods("GET").allowCredentials(true);
        // ruleid: java.cors.any-origin
        registry.addMapping("/public/**").allowedOrigins("*");
        // ok: java.cors.any-origin-with-credentials, java.cors.any-origin
        registry.addMapping("/shop/**").allowedOrigins("https://shop.example.com").allowCredentials(true);
    }

    CorsConfiguration wide() {
        CorsConfiguration configuration = new CorsConfiguration();
        // ruleid: java.cors.any-origin
        configuration.setAllowedOriginPatterns(List.of("*"));
        // ruleid: java.cors.any-origin-with-credentials
        configuration.setAllowCredentials(true);
        return configuration;
    }

    CorsConfiguration narrow(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        // ok: java.cors.any-origin
        configuration.setAllowedOrigins(origins);
        // ok: java.cors.any-origin-with-credentials
        configuration.setAllowCredentials(true);
        return configuration;
    }

    void reflect(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: java.cors.any-origin-with-credentials
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader("Access-Control-Allow-Credentials", "true");
    }

    void reflectLater(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        // ruleid: java.cors.any-origin-with-credentials
        response.addHeader("Access-Control-Allow-Origin", origin);
        response.addHeader("Access-Control-Allow-Credentials", "true");
    }

    void header(HttpServletResponse response) {
        // ruleid: java.cors.any-origin
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    void headerOfOne(HttpServletResponse response) {
        // ok: java.cors.any-origin
        response.setHeader("Access-Control-Allow-Origin", "https://shop.example.com");
    }
}

// ruleid: java.cors.any-origin
@CrossOrigin
@RestController
class Wide {
    // ruleid: java.cors.any-origin
    @CrossOrigin(origins = "*", maxAge = 3600)
    @GetMapping("/prices")
    List<String> prices() {
        return List.of();
    }

    // ok: java.cors.any-origin
    @CrossOrigin(origins = "https://shop.example.com", maxAge = 3600)
    @GetMapping("/orders")
    List<String> orders() {
        return List.of();
    }
}

// ok: java.cors.any-origin
@CrossOrigin("https://shop.example.com")
@RestController
class Narrow {}
