package com.shop.app;

import android.net.http.SslError;
import android.util.Log;
import android.webkit.*;

class Browser extends WebViewClient {
    @Override
    public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
        // ruleid: java.android.tls-errors
        handler.proceed();
    }

    void show(WebView view) {
        WebSettings settings = view.getSettings();
        settings.setJavaScriptEnabled(true);
        // ruleid: java.android.webview-bridge
        view.addJavascriptInterface(new Bridge(), "app");
        // ruleid: java.android.webview-files
        settings.setAllowUniversalAccessFromFileURLs(true);
        // ruleid: java.android.webview-files
        view.getSettings().setAllowFileAccessFromFileURLs(true);
        // ruleid: java.android.webview-debug
        WebView.setWebContentsDebuggingEnabled(true);
    }

    void showOther(WebView view, Object bridge) {
        // ruleid: java.android.webview-bridge
        view.addJavascriptInterface(bridge, "other");
        // ruleid: java.android.webview-debug
        android.webkit.WebView.setWebContentsDebuggingEnabled(true);
    }

    void showWell(WebView view) {
        // ok: java.android.webview-bridge
        view.removeJavascriptInterface("app");
        // ok: java.android.webview-files
        view.getSettings().setAllowUniversalAccessFromFileURLs(false);
        // ok: java.android.webview-files
        view.getSettings().setAllowFileAccessFromFileURLs(false);
        // ok: java.android.webview-bridge
        view.evaluateJavascript("start()", null);
        // ok: java.android.webview-debug
        WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG);
        // ok: java.android.webview-debug
        WebView.setWebContentsDebuggingEnabled(false);
    }
}

class LoggingBrowser extends WebViewClient {
    @Override
    public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
        Log.w("browser", error.toString());
        // ruleid: java.android.tls-errors
        handler.proceed();
    }
}

class CarefulBrowser extends WebViewClient {
    @Override
    public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
        // ok: java.android.tls-errors
        handler.cancel();
    }
}

class AskingBrowser extends WebViewClient {
    @Override
    public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
        if (Trust.isPinned(error.getCertificate())) {
            // ok: java.android.tls-errors
            handler.proceed();
        } else {
            handler.cancel();
        }
    }
}
