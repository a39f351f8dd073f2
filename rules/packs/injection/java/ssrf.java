package com.shop.fetch;

import java.net.*;
import java.util.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
class Fetcher {
    private static final Set<String> ALLOWED = Set.of("images.shop.example", "cdn.shop.example");
    private static final Map<String, String> PARTNERS = Map.of("a", "https://a.example/", "b", "https://b.example/");
    private final RestTemplate rest = new RestTemplate();

    @GetMapping("/fetch")
    void fetch(@RequestParam String url) throws Exception {
        // ruleid: java.ssrf.injection
        new URL(url).openStream();
        // ruleid: java.ssrf.injection
        rest.getForObject(url, String.class);
        URL target = new URL(url);
        // ruleid: java.ssrf.injection
        HttpURLConnection connection = (HttpURLConnection) target.openConnection();
        HttpRequest request = HttpRequest.newBuilder().uri(URI.create(url)).build();
        // ruleid: java.ssrf.injection
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @GetMapping("/allowed")
    void allowed(@RequestParam String url) throws Exception {
        URI uri = URI.create(url);
        if (!ALLOWED.contains(uri.getHost())) {
            throw new IllegalArgumentException("host");
        }
        // ok: java.ssrf.injection
        rest.getForObject(uri, String.class);
        // ok: java.ssrf.injection
        uri.toURL().openStream();
    }

    @GetMapping("/scheme")
    void scheme(@RequestParam String url) throws Exception {
        URL target = new URL(url);
        if (!"https".equals(target.getProtocol())) {
            return;
        }
        // ruleid: java.ssrf.injection
        target.openStream();
    }

    @GetMapping("/partner")
    void partner(@RequestParam String partner, @RequestParam String item, @RequestParam int page) {
        // ok: java.ssrf.injection
        rest.getForObject(PARTNERS.get(partner), String.class);
        // ok: java.ssrf.injection
        rest.getForObject("https://a.example/items/" + item + "?page=" + page, String.class);
        // ok: java.ssrf.injection
        rest.getForObject("https://a.example/items/{item}", String.class, item);
        // ruleid: java.ssrf.injection
        rest.getForObject("https://" + partner + ".example/items", String.class);
        // ruleid: java.ssrf.injection
        rest.getForObject("https://a.example" + item, String.class);
    }

    private String ask(String address) {
        // ruleid: java.ssrf.injection
        return Jsoup.connect(address).get().text();
    }

    @PostMapping("/callback")
    void callback(@RequestBody Callback callback) {
        String host = URI.create(callback.getUrl()).getHost();
        ask(callback.getUrl());
    }
}
