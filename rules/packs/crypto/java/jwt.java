package com.shop.sessions;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.security.Key;
import javax.crypto.SecretKey;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

class Sessions {
    private final JwtParser parser;
    private final SecretKey key;

    Sessions(JwtParser parser, SecretKey key) {
        this.parser = parser;
        this.key = key;
    }

    String issue(String user) {
        // ruleid: java.jwt.unsigned
        return JWT.create().withSubject(user).sign(Algorithm.none());
    }

    String issueSigned(String user, String secret) {
        // ok: java.jwt.unsigned
        return JWT.create().withSubject(user).sign(Algorithm.HMAC256(secret));
    }

    String plain(JWTClaimsSet claims) {
        // ruleid: java.jwt.unsigned
        return new PlainJWT(claims).serialize();
    }

    Claims unsecured(String token) {
        // ruleid: java.jwt.unsigned
        return Jwts.parserBuilder().build().parseClaimsJwt(token).getBody();
    }

    Object allowing(String token) {
        // ruleid: java.jwt.unsigned
        return Jwts.parser().unsecured().build().parseSignedClaims(token);
    }

    JwtConsumer consumer() {
        // ruleid: java.jwt.unsigned
        return new JwtConsumerBuilder().setRequireSubject().setSkipSignatureVerification().build();
    }

    JwtConsumer careful(Key key) {
        // ok: java.jwt.unsigned
        return new JwtConsumerBuilder().setRequireSubject().setVerificationKey(key).build();
    }

    Claims signed(String token) {
        // ok: java.jwt.unsigned, java.jwt.any-signature
        return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
    }

    Claims old(String token) {
        // ruleid: java.jwt.any-signature
        return (Claims) Jwts.parser().setSigningKey(key).parse(token).getBody();
    }

    Claims field(String token) {
        // ruleid: java.jwt.any-signature
        return (Claims) parser.parse(token).getBody();
    }

    Claims oldSigned(String token) {
        // ok: java.jwt.any-signature, java.jwt.unsigned
        return Jwts.parser().setSigningKey(key).parseClaimsJws(token).getBody();
    }

    java.time.Instant time(String text) {
        // ok: java.jwt.any-signature
        return java.time.Instant.parse(text);
    }

    String subject(String token) {
        // ruleid: java.jwt.only-decoded
        return JWT.decode(token).getSubject();
    }

    String nimbusSubject(String token) throws Exception {
        // ruleid: java.jwt.only-decoded
        SignedJWT jwt = SignedJWT.parse(token);
        return jwt.getJWTClaimsSet().getSubject();
    }

    String verifiedSubject(String token, JWSVerifier verifier) throws Exception {
        // ok: java.jwt.only-decoded
        SignedJWT jwt = SignedJWT.parse(token);
        if (!jwt.verify(verifier)) {
            throw new SecurityException("signature");
        }
        return jwt.getJWTClaimsSet().getSubject();
    }

    String byKeyId(String token, Keys keys) {
        // ok: java.jwt.only-decoded
        DecodedJWT decoded = JWT.decode(token);
        Algorithm algorithm = keys.find(decoded.getKeyId());
        return JWT.require(algorithm).build().verify(token).getSubject();
    }
}
