package com.shop.media;

import static com.google.common.hash.Hashing.sha1;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

final class Fingerprints {
    private static final String LEGACY = "MD5";
    private static final String CURRENT = "SHA-256";
    // ruleid: java.hash.weak-helper
    private static final HashFunction OLD = Hashing.md5();
    // ok: java.hash.weak-helper
    private static final HashFunction NEW = Hashing.sha256();

    static String etag(byte[] body) throws NoSuchAlgorithmException {
        // ruleid: java.hash.weak
        MessageDigest digest = MessageDigest.getInstance("MD5");
        return HexFormat.of().formatHex(digest.digest(body));
    }

    static byte[] viaConstant(byte[] body) throws Exception {
        // ruleid: java.hash.weak
        return MessageDigest.getInstance(LEGACY).digest(body);
    }

    static byte[] viaLocal(byte[] body) throws GeneralSecurityException {
        final var name = "sha" + "1";
        // ruleid: java.hash.weak
        var digest = java.security.MessageDigest.getInstance(name, "SUN");
        return digest.digest(body);
    }

    static MessageDigest oldest() throws NoSuchAlgorithmException {
        // ruleid: java.hash.weak
        return MessageDigest.getInstance("MD2");
    }

    static byte[] good(byte[] body) throws Exception {
        // ok: java.hash.weak
        return MessageDigest.getInstance(CURRENT).digest(body);
    }

    static byte[] better(byte[] body) throws Exception {
        // ok: java.hash.weak
        return MessageDigest.getInstance("SHA3-512").digest(body);
    }

    static byte[] configured(byte[] body, String algorithm) throws Exception {
        // ok: java.hash.weak
        return MessageDigest.getInstance(algorithm).digest(body);
    }

    static Signature signer(boolean modern) throws NoSuchAlgorithmException {
        if (modern) {
            // ok: java.hash.weak
            return Signature.getInstance("SHA256withRSA");
        }
        // ruleid: java.hash.weak
        return Signature.getInstance("SHA1withRSA");
    }

    static String key(String url) {
        // ruleid: java.hash.weak-helper
        String first = DigestUtils.md5Hex(url);
        // ruleid: java.hash.weak-helper
        String second = sha1().hashString(url, StandardCharsets.UTF_8).toString();
        // ruleid: java.hash.weak-helper
        String third = org.springframework.util.DigestUtils.md5DigestAsHex(url.getBytes());
        // ruleid: java.hash.weak-helper
        byte[] fourth = DigestUtils.sha1(url);
        // ok: java.hash.weak-helper
        String fifth = DigestUtils.sha256Hex(url);
        // ok: java.hash.weak-helper
        String sixth = Hashing.murmur3_128().hashString(url, StandardCharsets.UTF_8).toString();
        return first + second + third + fourth.length + fifth + sixth;
    }
}

final class Accounts {
    private final MessageDigest sha = DigestUtils.getSha256Digest();

    byte[] store(String password) {
        // ruleid: java.hash.password
        return sha.digest(password.getBytes(StandardCharsets.UTF_8));
    }

    String store(User user) {
        // ruleid: java.hash.password
        return DigestUtils.sha256Hex(user.getPassword());
    }

    byte[] salted(byte[] salt, char[] pwd) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        digest.update(salt);
        // ruleid: java.hash.password
        return digest.digest(new String(pwd).getBytes(StandardCharsets.UTF_8));
    }

    String guava(String userPassword) {
        // ruleid: java.hash.password
        return Hashing.sha512().hashString(userPassword, StandardCharsets.UTF_8).toString();
    }

    byte[] file(byte[] content) {
        // ok: java.hash.password
        return sha.digest(content);
    }

    byte[] token(String passwordResetToken) {
        // ok: java.hash.password
        return sha.digest(passwordResetToken.getBytes(StandardCharsets.UTF_8));
    }

    String slow(String password) {
        // ok: java.hash.password
        return new BCryptPasswordEncoder(12).encode(password);
    }
}
