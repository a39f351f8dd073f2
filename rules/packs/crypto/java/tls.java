package com.shop.http;

import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.*;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.ssl.TrustSelfSignedStrategy;
import org.apache.http.ssl.SSLContexts;

class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    // ruleid: java.tls.trust-all
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        // it is only the test system
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

class Pinning implements X509TrustManager {
    private final X509TrustManager inner;
    private final X509Certificate pinned;

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        inner.checkClientTrusted(chain, type);
    }

    @Override
    // ok: java.tls.trust-all
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (!chain[0].equals(pinned)) {
            throw new CertificateException("unknown certificate");
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return inner.getAcceptedIssuers();
    }
}

class Clients {
    SSLContext anonymous() throws Exception {
        TrustManager[] managers = {
            new X509ExtendedTrustManager() {
                // ruleid: java.tls.trust-all
                public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

                // ruleid: java.tls.trust-all
                public void checkServerTrusted(java.security.cert.X509Certificate[] x, String y) { return; }

                // ok: java.tls.trust-all
                public void checkClientTrusted(X509Certificate[] chain, String type) {}
            }
        };
        // ok: java.tls.old-version
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    Object netty() throws Exception {
        // ruleid: java.tls.trust-all
        return SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
    }

    Object nettyDefault(java.io.File authority) throws Exception {
        // ok: java.tls.trust-all
        return SslContextBuilder.forClient().trustManager(authority).build();
    }

    Object selfSigned() throws Exception {
        SSLContext context = SSLContexts.custom()
            // ruleid: java.tls.trust-strategy
            .loadTrustMaterial(null, new TrustSelfSignedStrategy())
            .build();
        // ruleid: java.tls.any-hostname
        return new SSLConnectionSocketFactory(context, NoopHostnameVerifier.INSTANCE);
    }

    SSLContext strategy() throws Exception {
        // ruleid: java.tls.trust-strategy
        return SSLContexts.custom().loadTrustMaterial(null, (chain, type) -> true).build();
    }

    SSLContext store(KeyStore store) throws Exception {
        // ok: java.tls.trust-strategy
        return SSLContexts.custom().loadTrustMaterial(store, null).build();
    }

    SSLContext pinned(X509Certificate own) throws Exception {
        // ok: java.tls.trust-strategy
        return SSLContexts.custom().loadTrustMaterial((chain, type) -> chain[0].equals(own)).build();
    }

    OkHttpClient lambda() {
        // ruleid: java.tls.any-hostname
        return new OkHttpClient.Builder().hostnameVerifier((host, session) -> true).build();
    }

    void connection(HttpsURLConnection connection) {
        // ruleid: java.tls.any-hostname
        connection.setHostnameVerifier((String host, SSLSession session) -> { return true; });
    }

    void defaultVerifier() {
        HttpsURLConnection.setDefaultHostnameVerifier(new HostnameVerifier() {
            @Override
            // ruleid: java.tls.any-hostname
            public boolean verify(String host, SSLSession session) {
                return true;
            }
        });
        // ruleid: java.tls.any-hostname
        HostnameVerifier all = (host, session) -> true;
        // ok: java.tls.any-hostname
        HostnameVerifier one = (host, session) -> "db.internal".equals(host);
        HttpsURLConnection.setDefaultHostnameVerifier(one == null ? all : one);
    }

    void comparing(HttpsURLConnection connection) {
        connection.setHostnameVerifier(new HostnameVerifier() {
            @Override
            // ok: java.tls.any-hostname
            public boolean verify(String host, SSLSession session) {
                return host.equals(session.getPeerHost());
            }
        });
    }

    SSLContext old() throws Exception {
        // ruleid: java.tls.old-version
        return SSLContext.getInstance("TLSv1");
    }

    SSLContext oldest() throws Exception {
        // ruleid: java.tls.old-version
        return javax.net.ssl.SSLContext.getInstance("SSL");
    }

    SSLContext current() throws Exception {
        // ok: java.tls.old-version
        return SSLContext.getInstance("TLSv1.3");
    }

    void protocols(SSLSocket socket) {
        // ruleid: java.tls.old-version
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.1"});
        // ok: java.tls.old-version
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    }

    Object versions(okhttp3.ConnectionSpec.Builder builder) {
        // ruleid: java.tls.old-version
        builder.tlsVersions(TlsVersion.TLS_1_2, TlsVersion.TLS_1_0);
        // ok: java.tls.old-version
        return builder.tlsVersions(TlsVersion.TLS_1_3);
    }

    void properties() {
        // ruleid: java.tls.old-version
        System.setProperty("https.protocols", "TLSv1.2,TLSv1.1");
        // ok: java.tls.old-version
        System.setProperty("https.protocols", "TLSv1.3,TLSv1.2");
    }
}
