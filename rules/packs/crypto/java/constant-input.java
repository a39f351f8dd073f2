package com.shop.vault;

import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.*;

class Sealing {
    private static final byte[] VECTOR = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    private static final byte[] SALT = "pepper and salt".getBytes(StandardCharsets.UTF_8);
    private static final int ROUNDS = 1_000;
    private static final String PHRASE = "not a real phrase";

    void literal(Cipher cipher, SecretKey key) throws Exception {
        // ruleid: java.cipher.constant-iv
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec("0123456789abcdef".getBytes()));
    }

    AlgorithmParameterSpec zero() {
        // ruleid: java.cipher.constant-iv
        return new IvParameterSpec(new byte[16]);
    }

    AlgorithmParameterSpec field() {
        // ruleid: java.cipher.constant-iv
        return new IvParameterSpec(VECTOR);
    }

    AlgorithmParameterSpec local() {
        byte[] nonce = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
        // ruleid: java.cipher.constant-iv
        return new GCMParameterSpec(128, nonce);
    }

    AlgorithmParameterSpec fresh() {
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        // ok: java.cipher.constant-iv
        return new GCMParameterSpec(128, nonce);
    }

    AlgorithmParameterSpec received(byte[] message) {
        // ok: java.cipher.constant-iv
        return new IvParameterSpec(message, 0, 16);
    }

    AlgorithmParameterSpec decoded(String text) {
        // ok: java.cipher.constant-iv
        return new IvParameterSpec(Base64.getDecoder().decode(text));
    }

    PBEKeySpec fixedSalt(char[] password) {
        // ruleid: java.key.constant-salt
        return new PBEKeySpec(password, SALT, 600_000, 256);
    }

    PBEKeySpec inlineSalt(String password) {
        // ruleid: java.key.constant-salt, java.key.few-iterations
        return new PBEKeySpec(password.toCharArray(), "sodium".getBytes(), 1000, 256);
    }

    PBEParameterSpec parameters(byte[] salt) {
        // ruleid: java.key.few-iterations
        return new PBEParameterSpec(salt, ROUNDS);
    }

    PBEKeySpec good(char[] password, byte[] salt) {
        // ok: java.key.constant-salt, java.key.few-iterations
        return new PBEKeySpec(password, salt, 600_000, 256);
    }

    PBEKeySpec drawn(char[] password, int rounds) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        // ok: java.key.constant-salt, java.key.few-iterations
        return new PBEKeySpec(password, salt, rounds, 256);
    }

    SecretKey key() {
        // ruleid: java.key.constant
        return new SecretKeySpec("sixteen letters!".getBytes(StandardCharsets.UTF_8), "AES");
    }

    SecretKey keyOfConstant() {
        // ruleid: java.key.constant
        return new SecretKeySpec(PHRASE.getBytes(), "HmacSHA256");
    }

    Algorithm signing() {
        // ruleid: java.key.constant
        return Algorithm.HMAC256("a phrase for signing");
    }

    Algorithm signingFrom(String secret) {
        // ok: java.key.constant
        return Algorithm.HMAC256(secret);
    }

    SecretKey keyOf(byte[] bytes) {
        // ok: java.key.constant
        return new SecretKeySpec(bytes, "AES");
    }

    SecretKey keyOfEnvironment() {
        // ok: java.key.constant
        return new SecretKeySpec(System.getenv("VAULT_KEY").getBytes(StandardCharsets.UTF_8), "AES");
    }
}
