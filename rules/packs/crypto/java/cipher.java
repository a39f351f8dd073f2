package com.shop.vault;

import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.NullCipher;

class Vault {
    private static final String TRANSFORMATION = "DESede/CBC/PKCS5Padding";
    private static final String MODE = "ECB";
    private static final String GCM = "AES/GCM/NoPadding";

    byte[] des(Key key, byte[] data) throws GeneralSecurityException {
        // ruleid: java.cipher.broken
        Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(data);
    }

    Cipher tripleDes() throws GeneralSecurityException {
        // ruleid: java.cipher.broken
        return Cipher.getInstance(TRANSFORMATION);
    }

    Cipher stream() throws Exception {
        // ruleid: java.cipher.broken
        return javax.crypto.Cipher.getInstance("RC4", "SunJCE");
    }

    Cipher fish() throws Exception {
        String name = "Blowfish";
        // ruleid: java.cipher.broken
        return Cipher.getInstance(name);
    }

    Cipher fromPassword() throws Exception {
        // ruleid: java.cipher.broken
        return Cipher.getInstance("PBEWithMD5AndDES");
    }

    Cipher fromPasswordBetter() throws Exception {
        // ok: java.cipher.broken
        return Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
    }

    KeyGenerator keys() throws Exception {
        // ruleid: java.cipher.broken
        KeyGenerator old = KeyGenerator.getInstance("DES");
        // ok: java.cipher.broken
        KeyGenerator current = KeyGenerator.getInstance("AES");
        return old == null ? current : old;
    }

    Cipher bare() throws Exception {
        // ruleid: java.cipher.ecb
        return Cipher.getInstance("AES");
    }

    Cipher named() throws Exception {
        // ruleid: java.cipher.ecb
        return Cipher.getInstance("AES/" + MODE + "/PKCS5Padding");
    }

    Cipher wide() throws Exception {
        // ruleid: java.cipher.ecb
        return Cipher.getInstance("AES_256/ECB/NoPadding");
    }

    Cipher authenticated() throws Exception {
        // ok: java.cipher.ecb, java.cipher.broken
        return Cipher.getInstance(GCM);
    }

    Cipher wrapped() throws Exception {
        // ok: java.cipher.ecb
        return Cipher.getInstance("AESWrap");
    }

    Cipher chacha() throws Exception {
        // ok: java.cipher.ecb, java.cipher.broken
        return Cipher.getInstance("ChaCha20-Poly1305");
    }

    Cipher development(boolean local) throws Exception {
        // ruleid: java.cipher.none
        return local ? new NullCipher() : Cipher.getInstance(GCM);
    }

    Cipher qualified() {
        // ruleid: java.cipher.none
        return new javax.crypto.NullCipher();
    }

    Object other() {
        // ok: java.cipher.none
        return new com.shop.vault.testing.NullCipher();
    }

    Object recording() {
        // ok: java.cipher.none
        return new RecordingCipher();
    }

    Cipher rsa() throws Exception {
        // ruleid: java.cipher.rsa-padding
        return Cipher.getInstance("RSA");
    }

    Cipher rsaOld() throws Exception {
        // ruleid: java.cipher.rsa-padding
        return Cipher.getInstance("RSA/ECB/PKCS1Padding");
    }

    Cipher rsaGood() throws Exception {
        // ok: java.cipher.rsa-padding, java.cipher.ecb
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    }

    Cipher configured(String transformation) throws Exception {
        // ok: java.cipher.rsa-padding, java.cipher.ecb, java.cipher.broken
        return Cipher.getInstance(transformation);
    }
}
