package com.shop.web;

import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.builders.WebSecurity;
import org.springframework.security.config.annotation.web.configuration.*;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
// ruleid: java.spring.security-debug
@EnableWebSecurity(debug = true)
class Pages {
    @Bean
    SecurityFilterChain old(HttpSecurity http) throws Exception {
        // ruleid: java.spring.csrf-off
        http.csrf().disable();
        // ruleid: java.spring.headers-off
        http.headers().frameOptions().disable();
        // ruleid: java.spring.open-to-all
        http.authorizeRequests().antMatchers("/**").permitAll();
        return http.build();
    }

    @Bean
    SecurityFilterChain lambdas(HttpSecurity http) throws Exception {
        // ruleid: java.spring.csrf-off
        http.csrf(csrf -> csrf.disable())
            // ruleid: java.spring.open-to-all
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            // ruleid: java.spring.headers-off
            .headers(headers -> headers.frameOptions(frame -> frame.disable()));
        return http.build();
    }

    @Bean
    SecurityFilterChain references(HttpSecurity http) throws Exception {
        // ruleid: java.spring.csrf-off
        http.csrf(AbstractHttpConfigurer::disable);
        http.formLogin(form -> form.loginPage("/login"));
        return http.build();
    }

    @Bean
    SecurityFilterChain protectedPages(HttpSecurity http) throws Exception {
        // ok: java.spring.csrf-off
        http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/**"))
            // ok: java.spring.open-to-all
            .authorizeHttpRequests(requests -> requests
                .requestMatchers("/login", "/css/**").permitAll()
                .anyRequest().authenticated())
            // ok: java.spring.headers-off
            .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()));
        return http.build();
    }

    @Bean
    WebSecurityCustomizer customizer() {
        // ruleid: java.spring.security-debug
        return web -> web.debug(true);
    }

    @Bean
    WebSecurityCustomizer quiet() {
        // ok: java.spring.security-debug
        return web -> web.debug(false);
    }
}

@Configuration
// ok: java.spring.security-debug
@EnableWebSecurity
class Services {
    @Bean
    SecurityFilterChain stateless(HttpSecurity http) throws Exception {
        // ok: java.spring.csrf-off
        http.csrf(csrf -> csrf.disable())
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        return http.build();
    }

    @Bean
    SecurityFilterChain tokens(HttpSecurity http) throws Exception {
        // ok: java.spring.csrf-off
        http.csrf(csrf -> csrf.disable());
        http.oauth2ResourceServer(server -> server.jwt(jwt -> {}));
        return http.build();
    }

    @Bean
    SecurityFilterChain tokensInOne(HttpSecurity http) throws Exception {
        // ok: java.spring.csrf-off
        return http.csrf(AbstractHttpConfigurer::disable)
            .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
            .build();
    }
}
