package com.shop;

import java.security.Security;

class Start {
    private static final String CHECK = "jdk.internal.httpclient.disableHostnameVerification";

    public static void main(String[] arguments) {
        // ruleid: java.tls.checks-off
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        // ruleid: java.tls.checks-off
        System.setProperty(CHECK, "true");
        // ruleid: java.tls.checks-off
        System.setProperty("com.sun.jndi.ldap.object.disableEndpointIdentification", "true");
        // ok: java.tls.checks-off
        System.setProperty(CHECK, "false");
        // ok: java.tls.checks-off
        Security.setProperty("jdk.tls.disabledAlgorithms", "SSLv3, TLSv1, RC4, DES, MD5withRSA");
        // ok: java.tls.checks-off
        Security.setProperty("networkaddress.cache.ttl", "");
        // ruleid: java.tls.old-renegotiation
        System.setProperty("sun.security.ssl.allowUnsafeRenegotiation", "true");
        // ruleid: java.tls.old-renegotiation
        System.setProperty("jdk.tls.allowUnsafeServerCertChange", "true");
        // ok: java.tls.old-renegotiation
        System.setProperty("sun.security.ssl.allowUnsafeRenegotiation", "false");
        // ok: java.tls.old-renegotiation
        System.setProperty("user.timezone", "UTC");
    }
}
