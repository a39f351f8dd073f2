package com.shop.keys;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

class Keys {
    private static final int BITS = 1024;
    private static final int ENOUGH = 3072;

    KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ruleid: java.key.short-asymmetric
        generator.initialize(1024);
        return generator.generateKeyPair();
    }

    KeyPair rsaConstant() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA", "BC");
        // ruleid: java.key.short-asymmetric
        generator.initialize(BITS, new SecureRandom());
        return generator.generateKeyPair();
    }

    KeyPair later() throws Exception {
        KeyPairGenerator generator;
        generator = KeyPairGenerator.getInstance("DSA");
        // ruleid: java.key.short-asymmetric
        generator.initialize(512);
        return generator.generateKeyPair();
    }

    KeyPair spec() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ruleid: java.key.short-asymmetric
        generator.initialize(new RSAKeyGenParameterSpec(1024, BigInteger.valueOf(65537)));
        return generator.generateKeyPair();
    }

    KeyPair enough() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ok: java.key.short-asymmetric
        generator.initialize(ENOUGH);
        return generator.generateKeyPair();
    }

    KeyPair curveBits() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        // ok: java.key.short-asymmetric
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    KeyPair curve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        // ruleid: java.key.short-asymmetric
        generator.initialize(new ECGenParameterSpec("secp160r1"));
        // ok: java.key.short-asymmetric
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    SecretKey secret() throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("Blowfish");
        // ruleid: java.key.short-symmetric
        generator.init(56);
        return generator.generateKey();
    }

    SecretKey secretRandom(SecureRandom random) throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("HmacSHA256");
        // ruleid: java.key.short-symmetric
        generator.init(64, random);
        return generator.generateKey();
    }

    SecretKey good(SecureRandom random) throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        // ok: java.key.short-symmetric
        generator.init(256);
        // ok: java.key.short-symmetric
        generator.init(random);
        return generator.generateKey();
    }
}
