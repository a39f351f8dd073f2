package com.shop.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.*;

@Configuration
class Encoders {
    private static final int COST = 6;

    @Bean
    PasswordEncoder plain() {
        // ruleid: java.password.plain
        return NoOpPasswordEncoder.getInstance();
    }

    @Bean
    UserDetails admin(String password) {
        // ruleid: java.password.plain
        return User.withDefaultPasswordEncoder().username("admin").password(password).roles("ADMIN").build();
    }

    @Bean
    PasswordEncoder delegating() {
        // ok: java.password.plain, java.password.weak-encoder
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    UserDetails user(String encoded) {
        // ok: java.password.plain
        return User.withUsername("user").password(encoded).roles("USER").build();
    }

    @Bean
    PasswordEncoder digest() {
        // ruleid: java.password.weak-encoder
        return new MessageDigestPasswordEncoder("SHA-256");
    }

    @Bean
    PasswordEncoder oldest() {
        // ruleid: java.password.weak-encoder
        return new Md4PasswordEncoder();
    }

    @Bean
    PasswordEncoder standard() {
        // ruleid: java.password.weak-encoder
        return new org.springframework.security.crypto.password.StandardPasswordEncoder("pepper");
    }

    @Bean
    PasswordEncoder derived(String pepper) {
        // ok: java.password.weak-encoder
        return new Pbkdf2PasswordEncoder(pepper);
    }

    @Bean
    PasswordEncoder quick() {
        // ruleid: java.password.low-cost
        return new BCryptPasswordEncoder(4);
    }

    String salt() {
        // ruleid: java.password.low-cost
        return BCrypt.gensalt(COST);
    }

    @Bean
    PasswordEncoder usual() {
        // ok: java.password.low-cost
        return new BCryptPasswordEncoder();
    }

    @Bean
    PasswordEncoder slow() {
        // ok: java.password.low-cost
        return new BCryptPasswordEncoder(12);
    }

    @Bean
    PasswordEncoder usualByNumber() {
        // ok: java.password.low-cost
        return new BCryptPasswordEncoder(-1);
    }
}
