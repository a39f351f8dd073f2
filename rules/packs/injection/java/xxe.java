package com.shop.orders;

import java.io.*;
import javax.xml.XMLConstants;
import javax.xml.parsers.*;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLReaderFactory;

class Orders {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    Document read(InputStream body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        // ruleid: java.xxe.document-builder
        return builder.parse(body);
    }

    Document readNested(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            // ruleid: java.xxe.document-builder
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
    }

    Document readShort(File file) throws Exception {
        // ruleid: java.xxe.document-builder
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
    }

    Document readInTwo(File file) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        // ruleid: java.xxe.document-builder
        Document document = builder.parse(file);
        return document;
    }

    Document readSafe(InputStream body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java.xxe.document-builder
        return factory.newDocumentBuilder().parse(body);
    }

    Document readSafeByConstant(InputStream body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(NO_DOCTYPE, true);
        factory.setXIncludeAware(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // ok: java.xxe.document-builder
        return builder.parse(body);
    }

    Document readSafeInTry(InputStream body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        try {
            factory.setFeature(NO_DOCTYPE, true);
        } catch (ParserConfigurationException problem) {
            throw new IOException(problem);
        }
        // ok: java.xxe.document-builder
        return factory.newDocumentBuilder().parse(body);
    }

    Document readWithoutAccess(InputStream body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        // ok: java.xxe.document-builder
        return factory.newDocumentBuilder().parse(body);
    }

    Document readWithHelper(InputStream body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Parsers.harden(factory);
        // ok: java.xxe.document-builder
        return factory.newDocumentBuilder().parse(body);
    }

    Document write() throws Exception {
        // ok: java.xxe.document-builder
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    }

    void events(InputStream body) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        SAXParser parser = factory.newSAXParser();
        // ruleid: java.xxe.sax-parser
        parser.parse(body, new DefaultHandler());
    }

    void eventsShort(InputStream body) throws Exception {
        // ruleid: java.xxe.sax-parser
        SAXParserFactory.newInstance().newSAXParser().parse(body, new DefaultHandler());
    }

    void reader(InputSource body) throws Exception {
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.setContentHandler(new DefaultHandler());
        // ruleid: java.xxe.sax-parser
        reader.parse(body);
    }

    void readerOfFactory(InputSource body) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        XMLReader reader = factory.newSAXParser().getXMLReader();
        // ruleid: java.xxe.sax-parser
        reader.parse(body);
    }

    void eventsSafe(InputStream body) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature(NO_DOCTYPE, true);
        // ok: java.xxe.sax-parser
        factory.newSAXParser().parse(body, new DefaultHandler());
    }

    void readerSafe(InputSource body) throws Exception {
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java.xxe.sax-parser
        reader.parse(body);
    }

    void secure(InputStream body) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        SAXParser parser = factory.newSAXParser();
        // ok: java.xxe.sax-parser
        parser.parse(body, new DefaultHandler());
    }

    void switchedOn(SAXParserFactory factory, XMLInputFactory inputs) throws Exception {
        // ruleid: java.xxe.switched-on
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
        // ruleid: java.xxe.switched-on
        inputs.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, true);
    }

    void switchedOff(SAXParserFactory factory) throws Exception {
        // ok: java.xxe.switched-on
        factory.setFeature(NO_DOCTYPE, true);
        // ok: java.xxe.switched-on
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    }

    void doctypeWithoutEntities() throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        // ok: java.xxe.switched-on
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    }

    XMLStreamReader stream(InputStream body) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // ruleid: java.xxe.stream-reader
        return factory.createXMLStreamReader(body);
    }

    Object streamShort(Reader body) throws Exception {
        // ruleid: java.xxe.stream-reader
        return XMLInputFactory.newFactory().createXMLEventReader(body);
    }

    XMLStreamReader streamSafe(InputStream body) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // ok: java.xxe.stream-reader
        return factory.createXMLStreamReader(body);
    }

    XMLStreamReader streamSafeByName(InputStream body) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty("javax.xml.stream.isSupportingExternalEntities", Boolean.FALSE);
        // ok: java.xxe.stream-reader
        return factory.createXMLStreamReader(body);
    }
}

class Catalogue {
    private final Document document;

    Catalogue(InputStream body) throws Exception {
        final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        try {
            factory.setFeature(NO_DOCTYPE, Boolean.TRUE);
            // ok: java.xxe.document-builder
            document = factory.newDocumentBuilder().parse(body);
        } finally {
            body.close();
        }
    }
}

class Feeds {
    private final XMLInputFactory inputs = XMLInputFactory.newInstance();

    XMLStreamReader open(InputStream body) throws Exception {
        // ruleid: java.xxe.stream-reader
        return inputs.createXMLStreamReader(body);
    }
}

class SafeFeeds {
    private static final XMLInputFactory INPUTS = XMLInputFactory.newInstance();

    static {
        INPUTS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    XMLStreamReader open(InputStream body) throws Exception {
        // ok: java.xxe.stream-reader
        return INPUTS.createXMLStreamReader(body);
    }
}
