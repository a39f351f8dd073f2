package com.shop.orders;

import java.io.File;
import java.io.InputStream;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.*;
import org.dom4j.io.SAXReader;
import org.jdom2.input.SAXBuilder;
import org.w3c.dom.Node;

class Layouts {
    Transformer style(InputStream sheet) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        // ruleid: java.xxe.transformer
        return factory.newTransformer(new StreamSource(sheet));
    }

    Templates templates(File sheet) throws Exception {
        // ruleid: java.xxe.transformer
        return TransformerFactory.newInstance().newTemplates(new StreamSource(sheet));
    }

    void copy(InputStream body, StringWriter out) throws Exception {
        Transformer identity = TransformerFactory.newInstance().newTransformer();
        // ruleid: java.xxe.transformer
        identity.transform(new StreamSource(body), new StreamResult(out));
    }

    String print(Node node) throws Exception {
        StringWriter out = new StringWriter();
        // ok: java.xxe.transformer
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(node), new StreamResult(out));
        return out.toString();
    }

    Transformer styleSafe(InputStream sheet) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        // ok: java.xxe.transformer
        return factory.newTransformer(new StreamSource(sheet));
    }

    void validate(InputStream body, File schema) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Validator validator = factory.newSchema(schema).newValidator();
        // ruleid: java.xxe.validator
        validator.validate(new StreamSource(body));
    }

    void validateShort(InputStream body, File xsd) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Schema schema = factory.newSchema(xsd);
        // ruleid: java.xxe.validator
        schema.newValidator().validate(new StreamSource(body));
    }

    void validateSafe(InputStream body, File schema) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Validator validator = factory.newSchema(schema).newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        // ok: java.xxe.validator
        validator.validate(new StreamSource(body));
    }

    void validateInSafeFactory(InputStream body, File xsd) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Schema schema = factory.newSchema(xsd);
        // ok: java.xxe.validator
        schema.newValidator().validate(new StreamSource(body));
    }

    Object dom4j(InputStream body) throws Exception {
        SAXReader reader = new SAXReader();
        // ruleid: java.xxe.library-reader
        return reader.read(body);
    }

    Object jdom(InputStream body) throws Exception {
        // ruleid: java.xxe.library-reader
        return new SAXBuilder().build(body);
    }

    Object dom4jSafe(InputStream body) throws Exception {
        SAXReader reader = new SAXReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java.xxe.library-reader
        return reader.read(body);
    }

    Object dom4jDefault(InputStream body) throws Exception {
        SAXReader reader = SAXReader.createDefault();
        // ok: java.xxe.library-reader
        return reader.read(body);
    }

    Object jdomSafe(InputStream body) throws Exception {
        SAXBuilder builder = new SAXBuilder();
        builder.setExpandEntities(false);
        // ok: java.xxe.library-reader
        return builder.build(body);
    }
}
