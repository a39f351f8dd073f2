package com.shop.feeds;

import java.io.*;
import javax.servlet.http.*;
import javax.xml.parsers.*;
import javax.xml.stream.XMLInputFactory;
import org.xml.sax.InputSource;

class Feed extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // ruleid: java.xxe.injection
        builder.parse(request.getInputStream());
        // ruleid: java.xxe.injection
        SAXParserFactory.newInstance().newSAXParser().parse(request.getInputStream(), handler);
        String text = request.getParameter("xml");
        // ruleid: java.xxe.injection
        builder.parse(new InputSource(new StringReader(text)));
        // ruleid: java.xxe.injection
        XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(text));
        // ok: java.xxe.injection
        builder.parse(new File("/srv/feed.xml"));
        text = "<feed/>";
        // ok: java.xxe.injection
        builder.parse(new InputSource(new StringReader(text)));
    }
}

class HardFeed extends HttpServlet {
    private DocumentBuilder builder() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder();
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        DocumentBuilder builder = builder();
        // ok: java.xxe.injection
        builder.parse(request.getInputStream());
    }
}
