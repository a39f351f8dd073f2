package com.shop.login;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.lang3.RandomStringUtils;

class Tokens {
    private static final Random RANDOM = new Random();
    private static final Random STRONG = new SecureRandom();
    private final Random dice;

    Tokens(Random dice) {
        this.dice = dice;
    }

    String generateToken() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            // ruleid: java.random.secret
            text.append((char) ('a' + RANDOM.nextInt(26)));
        }
        return text.toString();
    }

    String strongToken() {
        // ok: java.random.secret
        String token = Long.toHexString(STRONG.nextLong());
        return token;
    }

    void register(User user) {
        // ruleid: java.random.secret
        String password = Integer.toString(new Random().nextInt(1_000_000));
        // ruleid: java.random.secret
        user.setResetToken(RandomStringUtils.randomAlphanumeric(20));
        // ruleid: java.random.secret
        String sessionId = "s" + Math.random();
        // ruleid: java.random.secret
        long otp = ThreadLocalRandom.current().nextLong(100_000, 999_999);
        // ruleid: java.random.secret
        user.apiKey = Long.toString(dice.nextLong());
        user.store(password, sessionId, otp);
    }

    void registerWell(User user) {
        SecureRandom random = new SecureRandom();
        // ok: java.random.secret
        String password = Integer.toString(random.nextInt(1_000_000));
        // ok: java.random.secret
        user.setResetToken(UUID.randomUUID().toString());
        // ok: java.random.secret
        int tokenCount = ThreadLocalRandom.current().nextInt(10);
        // ok: java.random.secret
        long retryDelay = 100 + dice.nextInt(50);
        user.store(password, tokenCount, retryDelay);
    }

    void rememberMe(User user) {
        Random random = new SecureRandom();
        // ok: java.random.secret
        String token = Long.toHexString(random.nextLong());
        user.setRememberMe(token);
    }

    int roll() {
        // ok: java.random.secret
        return 1 + dice.nextInt(6);
    }

    SecretKeySpec key() {
        byte[] bytes = new byte[16];
        // ruleid: java.random.for-crypto
        new Random().nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    IvParameterSpec vector() {
        byte[] bytes = new byte[16];
        // ruleid: java.random.for-crypto
        RANDOM.nextBytes(bytes);
        IvParameterSpec spec = new IvParameterSpec(bytes);
        return spec;
    }

    IvParameterSpec strongVector() {
        byte[] bytes = new byte[16];
        SecureRandom random = new SecureRandom();
        // ok: java.random.for-crypto
        random.nextBytes(bytes);
        return new IvParameterSpec(bytes);
    }

    byte[] noise() {
        byte[] bytes = new byte[16];
        // ok: java.random.for-crypto
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    SecureRandom seeded() {
        SecureRandom random = new SecureRandom();
        // ruleid: java.random.constant-seed
        random.setSeed(42L);
        return random;
    }

    SecureRandom seededByTime() throws Exception {
        SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
        // ruleid: java.random.constant-seed
        random.setSeed(System.currentTimeMillis());
        return random;
    }

    SecureRandom seededByText() {
        // ruleid: java.random.constant-seed
        return new SecureRandom("spring water".getBytes());
    }

    SecureRandom seededWell(byte[] entropy) {
        // ok: java.random.constant-seed
        SecureRandom random = new SecureRandom();
        // ok: java.random.constant-seed
        random.setSeed(entropy);
        return random;
    }

    Random reproducible() {
        Random random = new Random();
        // ok: java.random.constant-seed
        random.setSeed(42);
        return random;
    }
}
